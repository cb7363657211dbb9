/** What should go from a chat goes, whatever Telegram says meanwhile. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTelegramWorld, type TelegramWorld } from './telegram-world.ts'

let world: TelegramWorld
beforeEach(async () => {
  world = await createTelegramWorld()
})
afterEach(() => world.end())

const rows = () => world.behind.database.prisma.sentMessage.count()
const ALWAYS = Number.POSITIVE_INFINITY
const PARTS = ['deleteMessages', 'deleteMessage']

/** Somebody who has checked a number; and everything in her chat. */
const checked = async () => {
  const anna = await world.member()
  await anna.says('+44 7700 900123')
  const all = () =>
    anna.account
      .sees()
      .map(({ text }) => text)
      .join('\n')
  expect(all()).toMatch(/900123[\s\S]*There is no warning/)
  return all
}

it.each([
  [401, 'Unauthorized'],
  [404, 'Not Found'],
  [409, 'Conflict'],
  [400, 'Bad Request: chat not found'],
  [400, 'Bad Request: something that is new'],
  [403, 'Forbidden: bot was blocked by the user'],
  [500, 'Internal Server Error'],
])('is deleted later when it is refused with %i %s', async (code, description) => {
  const all = await checked()
  for (const method of PARTS) world.fake.fail(method, { code, description, times: 2 })
  await world.behind.later({ hours: 1.1 })
  expect(all()).toContain('900123')
  expect(world.bot.turns.deletions().detail).toContain('tried again')
  for (let tries = 0; tries < 4; tries += 1) await world.behind.later({ hours: 0.4 })
  expect(all()).not.toMatch(/900123|There is no warning/)
  expect(world.bot.turns.deletions().detail).toBe('messages are deleted in time')
})

it('is deleted after a token was revoked and the bot was started again', async () => {
  const all = await checked()
  const ends = PARTS.map((method) => world.fake.fail(method, { code: 401, times: ALWAYS }))
  for (let hour = 0; hour < 20; hour += 1) await world.behind.later({ hours: 1 })
  for (const end of ends) end()
  const again = world.behind.bot(world.telegram)
  await world.behind.later({ hours: 1 })
  expect(all()).not.toMatch(/900123|There is no warning/)
  expect(again.turns.deletions().detail).toBe('messages are deleted in time')
})

it('does not wait because another chat is refused', async () => {
  const first = await checked()
  const second = await checked()
  world.fake.fail('deleteMessages', { code: 401 })
  await world.behind.later({ hours: 1.1 })
  await world.behind.later({ hours: 0 })
  expect(first()).toContain('900123')
  expect(second()).not.toContain('900123')
})

it('is given up when its 48 hours are over, and the operator is told', async () => {
  const all = await checked()
  for (const method of PARTS)
    world.fake.fail(method, { code: 400, description: 'Bad Request: not now', times: ALWAYS })
  for (let hour = 0; hour < 47; hour += 1) await world.behind.later({ hours: 1 })
  expect(world.behind.logged.join()).not.toContain('alarm')
  expect(await rows()).toBeGreaterThan(0)
  for (let hour = 0; hour < 3; hour += 1) await world.behind.later({ hours: 1 })
  expect(all()).toContain('900123')
  expect(world.behind.logged.join()).toContain('alarm: messages stay in a chat')
  const told = 'alarm: lately, 2 messages could not be deleted'
  expect(world.bot.turns.deletions().detail).toBe(told)
  expect(await rows()).toBe(0)
  // The same data after a restart.
  const next = world.behind.bot(world.telegram)
  await next.turns.erase()
  expect(next.turns.deletions().detail).toBe(told)
})

it('is done with when it is not there any more', async () => {
  const anna = await world.member()
  await anna.says('+44 7700 900123')
  for (const { id } of anna.account.sees()) anna.account.deletes(id)
  world.fake.fail('deleteMessages', { code: 400, description: 'Bad Request: not now' })
  await world.behind.later({ hours: 1.1 })
  expect(world.fake.calls('deleteMessage').map(({ status }) => status)).toEqual([400, 400])
  expect(world.bot.turns.deletions().detail).toBe('messages are deleted in time')
})
