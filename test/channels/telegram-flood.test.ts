/** Somebody who writes very much gets her answers at the pace that Telegram bears, and delays nobody. */
import { expect, it, onTestFinished } from 'vitest'
import { createTelegramWorld } from './telegram-world.ts'

it('answers another peer at once while somebody writes "menu" again and again', async () => {
  const world = await createTelegramWorld({ chat: { burst: 4, every: 60_000 } })
  onTestFinished(() => world.end())
  const anna = await world.member()
  const stranger = world.fake.person({ language: 'en' })
  const heard = () => stranger.sees().filter(({ by }) => by === 'bot').length
  for (let times = 0; times < 20; times += 1) stranger.says('menu')
  const bea = world.fake.person({ language: 'en' })
  bea.says('menu')
  await bea.hears()
  expect(heard()).toBeLessThan(10)
  anna.account.says('/help')
  await anna.account.hears(({ text }) => text.includes('In danger now?'))
  expect(heard()).toBeLessThan(10)
})

it('answers an album of ten pictures once', async () => {
  const world = await createTelegramWorld()
  onTestFinished(() => world.end())
  const anna = await world.member()
  const before = anna.screen().length
  anna.account.sendsAlbum(Array(10).fill(undefined))
  await world.settled()
  expect(anna.screen()).toHaveLength(before + 1)
})
