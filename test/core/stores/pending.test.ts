/** Decisions that wait, without a conversation: several reports at once, and who may look. */
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { finaliseDecisions } from '../../../src/core/actions/finalise-decisions.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { contentOf, received } from '../../support/received.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterEach(async () => {
  await bot.database.prisma.report.deleteMany()
  await bot.database.prisma.pending.deleteMany()
})
afterAll(() => bot.close())

const now = new Date('2026-11-18T22:10:00Z')
const TODAY = '2026-11-18'
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000)
const NOTHING_LEFT: ReadonlySet<string> = new Set()
const DECLINE = { kind: 'decline', reason: 'unclear' } as const

const looking = (name: string) => ({ sender: bot.senderOf(name), senders: [bot.senderOf(name)] })

/** A moderator who has it open decides on it. */
const proposes = async (id: string, others: string[] = []) => {
  const member = {
    id: randomUUID(),
    handle: 'MIA',
    groupId: randomUUID(),
    role: 'moderator',
  } as const
  await bot.stores.reviews.take(id, { member, senders: [bot.senderOf('mia')] }, now)
  const deciding = {
    ...{ memberId: member.id, handle: 'MIA', sender: bot.senderOf('mia'), now, today: TODAY },
  }
  return bot.stores.pending.propose(DECLINE, id, { second: false, others }, deciding)
}
const waiting = async (name: string, at = now) =>
  (await bot.stores.pending.waiting(looking(name), at, NOTHING_LEFT)).map((one) => one.reports)
const stateOf = async (id: string) =>
  (await bot.database.prisma.report.findUniqueOrThrow({ where: { id } })).state
const carryOut = (at: Date) =>
  finaliseDecisions({ ...bot, now: () => at, day: (day) => day.toISOString().slice(0, 10) })

it('declines several at once a day later, but for what was told anew meanwhile', async () => {
  const [one, two, three] = [
    await received(bot, {}),
    await received(bot, {}),
    await received(bot, {}),
  ]
  expect(await proposes(one, [two, three])).toEqual(new Date('2026-11-19T23:00:00Z'))
  expect((await waiting('mona'))[0]?.sort()).toEqual([one, two, three].sort())
  expect(await waiting('mia')).toEqual([])
  const content = bot.keys.seal('report', two, JSON.stringify(contentOf({ words: 'and a knife' })))
  await bot.database.prisma.report.update({ where: { id: two }, data: { content } })
  expect((await waiting('mona'))[0]?.sort()).toEqual([one, three].sort())
  await carryOut(hours(24))
  expect(await stateOf(one)).toBe('received')
  await carryOut(hours(25))
  expect([await stateOf(one), await stateOf(two), await stateOf(three)]).toEqual([
    ...['declined', 'received', 'declined'],
  ])
  expect(await bot.database.prisma.pending.count()).toBe(0)
})

it('takes none that waits already, that another moderator reads, or that is her own', async () => {
  const [one, two] = [await received(bot, {}), await received(bot, {})]
  await proposes(one)
  expect(await proposes(two, [one])).toBeUndefined()
  const hers = await received(bot, {}, { author: 'mia' })
  expect(await proposes(two, [hers])).toBeUndefined()
  const read = await received(bot, {})
  const member = {
    id: randomUUID(),
    handle: 'X',
    groupId: randomUUID(),
    role: 'moderator',
  } as const
  await bot.stores.reviews.take(read, { member, senders: [bot.senderOf('mona')] }, now)
  expect(await proposes(two, [read])).toBeUndefined()
})

it('is prevented once, by anybody but her, also when she comes back as another sender', async () => {
  const id = await received(bot, {})
  await proposes(id)
  const [row] = await bot.stores.pending.waiting(looking('mona'), now, NOTHING_LEFT)
  const pendingId = row?.id ?? ''
  const look = (name: string) =>
    bot.stores.pending.look(pendingId, looking(name), 'prevent', hours(1))
  expect(await look('mia')).toBeUndefined()
  await bot.stores.pending.reauthor(bot.senderOf('mia'), bot.senderOf('mia again'))
  expect(await look('mia again')).toBeUndefined()
  expect(await look('mona')).toMatchObject({ follows: 'prevented' })
  expect(await look('mette')).toBeUndefined()
  await carryOut(hours(30))
  expect(await stateOf(id)).toBe('received')
})

it('keeps nothing in the clear but an hour', async () => {
  const id = await received(bot, {})
  await proposes(id)
  const [row] = await bot.database.prisma.pending.findMany()
  expect(Object.keys(row ?? {}).sort()).toEqual(['content', 'dueAt', 'id'])
  expect(Buffer.from(row?.content ?? []).toString('latin1')).not.toContain(id)
})
