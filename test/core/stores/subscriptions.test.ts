import { afterEach, expect, it } from 'vitest'
import type { Address } from '../../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
afterEach(() => bot.close())

const follows = async (person: string, ...towns: string[]): Promise<void> => {
  const reach = { channel: 'telegram', address: person as Address }
  for (const city of towns)
    await bot.stores.subscriptions.follow(bot.senderOf(person), reach, {
      city,
      near: undefined,
      country: false,
      until: '2026-12-24',
    })
}

const townsOf = async (person: string): Promise<string[]> =>
  (await bot.stores.subscriptions.of(bot.senderOf(person))).map(({ city }) => city)

it('moves what somebody follows to another account of hers, and what she was sent', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  await bot.letIn('anna-elsewhere')
  await follows('anna', 'bergen', 'oslo')
  await follows('anna-elsewhere', 'oslo')
  await bot.stores.alerts.publish(
    {
      content: {
        kind: 'client',
        level: 3,
        dangers: [],
        city: 'bergen',
        flags: [],
        descriptors: {},
      },
    },
    bot.now(),
  )
  await bot.alerted()
  expect(bot.heard('anna')).not.toBe('')
  await bot.stores.subscriptions.move(
    bot.senderOf('anna'),
    bot.senderOf('anna-elsewhere'),
    {
      channel: 'telegram',
      address: 'anna-elsewhere' as Address,
    },
    bot.now(),
  )
  expect([await townsOf('anna'), await townsOf('anna-elsewhere')]).toEqual([[], ['bergen', 'oslo']])
  expect(await bot.database.prisma.subscriber.count()).toBe(1)
  await bot.database.prisma.fanout.updateMany({ data: { state: 'open', stage: 1, cursor: null } })
  await bot.alerted()
  expect(bot.heard('anna-elsewhere')).toBe('')
})

it('moves to an account that followed nothing, and nothing of one that followed nothing', async () => {
  bot = await createTestBot()
  await follows('anna', 'bergen')
  const reach = { channel: 'whatsapp', address: 'anna-elsewhere' as Address }
  await bot.stores.subscriptions.move(
    bot.senderOf('anna'),
    bot.senderOf('anna-elsewhere'),
    reach,
    bot.now(),
  )
  expect(await townsOf('anna-elsewhere')).toEqual(['bergen'])
  expect(await bot.database.prisma.subscription.findMany({ select: { channel: true } })).toEqual([
    { channel: 'whatsapp' },
  ])
  await bot.stores.subscriptions.move(bot.senderOf('bea'), bot.senderOf('anna'), reach, bot.now())
  expect(await bot.database.prisma.subscriber.count()).toBe(1)
})

it('finds again what was changed, and ends with the last town', async () => {
  bot = await createTestBot()
  await follows('anna', 'bergen', 'bergen', 'oslo')
  const [first, second] = await bot.stores.subscriptions.of(bot.senderOf('anna'))
  expect([first?.city, second?.city]).toEqual(['bergen', 'oslo'])
  expect(await bot.stores.subscriptions.end(bot.senderOf('bea'), first?.id ?? '')).toBe(false)
  expect(await bot.stores.subscriptions.end(bot.senderOf('anna'), first?.id ?? '')).toBe(true)
  expect(await bot.database.prisma.subscriber.count()).toBe(1)
  expect(await bot.stores.subscriptions.end(bot.senderOf('anna'), second?.id ?? '')).toBe(true)
  expect(await bot.database.prisma.subscriber.count()).toBe(0)
})
