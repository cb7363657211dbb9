/** Whoever goes on elsewhere, or is known under another key, is warned of the same towns, and only there. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createBot } from '../../../src/core/bot.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'

/** The key that her messages come under, and another one that is hers too. */
const ANNA = 'whatsapp:anna'
const NUMBER = 'whatsapp:number of anna'
const BOTH = { aliases: ['number of anna'] }
const LINE = 'You have a new message\n[Show]'

let bot: TestBot
/** Everybody who was sent something that she had not asked for. */
let called: string[]
/** What she does while she is being written to. */
let onCall: (() => Promise<void>) | undefined
beforeEach(async () => {
  onCall = undefined
  called = []
  bot = await createTestBot({
    channels: ['telegram', 'whatsapp'],
    onSend: async (address, { unasked }) => {
      if (!unasked) return
      called.push(address)
      await onCall?.()
    },
  })
})
afterEach(() => bot.close())

const follows = async (person: string, town = 'Bergen', ...too: string[]): Promise<void> => {
  await bot.says(person, town)
  for (const tap of too) await bot.taps(person, tap)
  await bot.taps(person, `Only ${town}`)
  await bot.taps(person, '30 days')
  bot.heard(person)
}

const warn = (city = 'bergen') =>
  bot.stores.alerts.publish(
    { content: { kind: 'client', level: 3, dangers: [], city, flags: [], descriptors: {} } },
    bot.now(),
  )

const codeOf = async (person: string): Promise<string> => {
  await bot.says(person, '/move')
  return /M\w{3}-\w{4}-\w{4}/.exec(bot.heard(person))?.[0] ?? ''
}

const moves = async (to: string, code: string): Promise<void> => {
  await bot.says(to, code)
  await bot.taps(to, 'Yes, move here')
  bot.heard(to)
}

const townsOf = async (person: string): Promise<string[]> =>
  (await bot.stores.subscriptions.of(bot.senderOf(person))).map(({ city }) => city)

const channels = async () => {
  const { subscriber, subscription } = bot.database.prisma
  const rows = [...(await subscriber.findMany()), ...(await subscription.findMany())]
  return new Set(rows.map(({ channel }) => channel))
}

it('warns her where she has moved to, and writes nothing any more where she was', async () => {
  await bot.letIn('anna')
  await follows('anna')
  await follows('anna', 'Oslo', 'Oslo as well')
  await moves(ANNA, await codeOf('anna'))
  expect([await townsOf('anna'), await townsOf(ANNA)]).toEqual([[], ['bergen', 'oslo']])
  expect(await channels()).toEqual(new Set(['whatsapp']))
  for (const city of ['bergen', 'oslo']) await warn(city)
  await bot.alerted()
  expect(called).toEqual([ANNA, ANNA])
  expect([bot.heard('anna'), bot.heard(ANNA)]).toEqual(['', `${LINE}\n${LINE}`])
  await bot.taps(ANNA, 'Show')
  expect(bot.heard(ANNA)).toContain('🔴 Danger in Oslo.')
})

it('warns her of what was under way when she moved, once, and in the new chat', async () => {
  await bot.letIn('anna')
  await follows('anna')
  const code = await codeOf('anna')
  await warn()
  await bot.alerted()
  expect(called).toEqual(['anna'])
  called = []
  // One waits for the end of her quiet hours, another has not come to her yet.
  await bot.database.prisma.delivery.updateMany({ data: { state: 'quiet', dueAt: bot.now() } })
  await warn()
  await moves(ANNA, code)
  await bot.alerted()
  expect(called).toEqual([ANNA, ANNA])
  await bot.alerted()
  expect(called).toHaveLength(2)
})

it('writes nothing where she was when she moves just before her turn, nor when she wipes herself', async () => {
  const leavesAs = {
    anna: async () => {
      await bot.says('anna', '/wipe')
      await bot.taps('anna', 'Yes, delete')
    },
    bea: (code: string) => moves('whatsapp:bea', code),
  }
  for (const [person, leaves] of Object.entries(leavesAs)) {
    await bot.letIn(person)
    await follows(person)
    const code = await codeOf(person)
    let isGone = false
    const slow = createBot({
      ...bot.needs,
      sleep: async () => {
        if (!isGone) await leaves(code)
        isGone = true
      },
    })
    const alert = (await warn()) ?? ''
    await slow.fanOut.slice({ alert, channel: 'telegram' })
    expect([isGone, called]).toEqual([true, []])
  }
  // Whoever took her is taken for dead.
  bot.later({ hours: 0.1 })
  await bot.alerted()
  expect(new Set(called)).toEqual(new Set(['whatsapp:bea']))
})

it('warns her also when it has come past where she now stands, and not yet to where she stood', async () => {
  await bot.letIn('anna')
  await follows('anna')
  const code = await codeOf('anna')
  const [alert, other] = [(await warn()) ?? '', (await warn('oslo')) ?? '']
  const last = 'ffffffff-ffff-4fff-bfff-ffffffffffff'
  for (const alertId of [alert, other])
    await bot.database.prisma.fanout.create({
      data: { alertId, channel: 'whatsapp', stage: 1, cursor: last },
    })
  await moves(ANNA, code)
  await bot.alerted()
  await bot.alerted()
  expect(called).toEqual([ANNA])
})

it('leaves nothing in a chat, nor any trace of it, that she wiped while she was written to', async () => {
  await bot.letIn('anna')
  await follows('anna')
  const alert = (await warn()) ?? ''
  onCall = () => bot.stores.wipe(bot.senderOf('anna'), bot.now())
  await bot.bot.fanOut.slice({ alert, channel: 'telegram' })
  expect(called).toEqual(['anna'])
  expect(bot.screen('anna').join()).not.toContain('You have a new message')
  await bot.bot.turns.erase()
  expect(await bot.database.prisma.sentMessage.count()).toBe(0)
})

it('reminds nobody who wiped herself while others were reminded, and leaves nothing with them', async () => {
  for (const person of ['anna', 'bea']) {
    await bot.letIn(person)
    await follows(person)
  }
  bot.later({ days: 28 })
  onCall = async () => {
    for (const person of ['anna', 'bea']) await bot.stores.wipe(bot.senderOf(person), bot.now())
  }
  await bot.bot.fanOut.remind()
  expect(called).toHaveLength(1)
  const seen = ['anna', 'bea'].flatMap((person) => bot.screen(person)).join()
  expect(seen).not.toContain('You have a new message')
  await bot.bot.turns.erase()
  expect(await bot.database.prisma.sentMessage.count()).toBe(0)
})

it('does not warn her again, where she has moved to, of what she was sent before', async () => {
  await bot.letIn('anna')
  await follows('anna')
  const code = await codeOf('anna')
  await warn()
  await bot.alerted()
  called = []
  await moves(ANNA, code)
  await bot.alerted()
  expect(called).toEqual([])
  await bot.says(ANNA, '/menu')
  expect(bot.heard(ANNA)).toContain('🔴 Danger in Bergen.')
})

it('moves with her also from a chat where she is known under two keys', async () => {
  await bot.letIn(NUMBER)
  await follows(NUMBER)
  await bot.says(ANNA, '/menu', BOTH)
  bot.heard(ANNA)
  await moves('anna', await codeOf(ANNA))
  await warn()
  await bot.alerted()
  expect(called).toEqual(['anna'])
  expect(await channels()).toEqual(new Set(['telegram']))
  expect([await townsOf(ANNA), await townsOf(NUMBER)]).toEqual([[], []])
})

it('keeps what either key follows when two become one, each town once', async () => {
  for (const person of [NUMBER, ANNA]) await bot.letIn(person)
  await follows(NUMBER)
  await follows(NUMBER, 'Oslo', 'Oslo as well')
  await follows(ANNA, 'Oslo')
  await bot.says(ANNA, '/menu', BOTH)
  expect([await townsOf(NUMBER), await townsOf(ANNA)]).toEqual([[], ['bergen', 'oslo']])
  expect(await bot.database.prisma.subscriber.count()).toBe(1)
  for (const city of ['bergen', 'oslo']) await warn(city)
  await bot.alerted()
  expect(called).toEqual([ANNA, ANNA])
})
