import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createCounting } from '../../../src/core/actions/counting.ts'
import { type Counted, countsOf } from '../../../src/core/blacklist/tallies.ts'
import { storesIn } from '../../../src/core/stores/stores.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { contentOf } from '../../support/received.ts'
import { answerTo, review, tellOf } from '../../support/telling.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot({ checks: { day: 3, month: 60, everybody: 2000 } })
  await bot.letIn('mia', 'moderator')
  for (const member of ['anna', 'bea']) await bot.letIn(member)
})
afterEach(() => bot.database.prisma.tally.deleteMany().then(() => undefined))
afterAll(() => bot.close())

const NUMBER = '+1 201 555 0140'
const QUARTER = 2026 * 4 + 3

const counted = async () => (await bot.stores.tallies.all())[0]?.tables

it('counts a report when it is decided, one table by one', async () => {
  await tellOf(bot, 'anna', NUMBER)
  bot.later({ hours: 5 })
  expect(await counted()).toBeUndefined()
  await review(bot, 'mia', 'Warn: 2 risk')
  expect(await counted()).toEqual({
    decision: { approved: 1 },
    hours: { 12: 1 },
    harm: { 'no-payment': 1 },
    level: { 2: 1 },
    city: { oslo: 1 },
    language: { en: 1 },
    consent: { warn: 1 },
  })
})

it('counts of a report that is declined only that it was', async () => {
  await tellOf(bot, 'bea', '+1 201 555 0141')
  await review(bot, 'mia', 'Decline', 'Another reason')
  expect(await counted()).toEqual({ decision: { declined: 1 }, hours: { 1: 1 } })
})

it('counts checks and caps together, when nobody checks', async () => {
  await answerTo(bot, 'bea', `${NUMBER}, +1 201 555 0142`)
  await answerTo(bot, 'bea', NUMBER)
  await answerTo(bot, 'bea', NUMBER)
  expect(await counted()).toBeUndefined()
  await bot.bot.writeFigures()
  expect(await counted()).toEqual({ check: { 0: 1, uncounted: 2 }, cap: { check: 1 } })
  await bot.bot.writeFigures()
  expect(await counted()).toEqual({ check: { 0: 1, uncounted: 2 }, cap: { check: 1 } })
})

it('loses no figure to another, and keeps them sealed in one row', async () => {
  const add = () =>
    bot.database.prisma.$transaction((db) =>
      storesIn(db, { keys: bot.keys, sql: bot.database.sql }).tallies.add(QUARTER, [
        { kind: 'city', key: 'bergen' },
      ]),
    )
  await Promise.all(Array.from({ length: 8 }, add))
  expect(await counted()).toEqual({ city: { bergen: 8 } })
  const rows = await bot.database.prisma.tally.findMany()
  expect(rows).toHaveLength(1)
  expect(Buffer.from(rows[0]?.content ?? []).toString('latin1')).not.toContain('bergen')
})

it('takes back what was counted', async () => {
  const report = { state: 'approved', level: 3 as const, content: contentOf({ harms: ['hit'] }) }
  const counts = countsOf(report, bot.now())
  for (const by of [1, -1]) {
    await bot.stores.tallies.add(
      QUARTER,
      counts.map((one) => ({ ...one, by })),
    )
  }
  const figures = Object.values((await counted()) ?? {}).flatMap((table) => Object.values(table))
  expect(new Set(figures)).toEqual(new Set([0]))
})

it('hands on again what could not be handed on', async () => {
  const counting = createCounting()
  counting.note('check', '0', bot.now())
  const fails = () => Promise.reject(new Error('the database is away'))
  await expect(counting.flush(fails)).rejects.toThrow('away')
  counting.note('check', '0', bot.now())
  const handed: Counted[] = []
  await counting.flush(async (quarter, all) => {
    expect(quarter).toBe(QUARTER)
    handed.push(...all)
  })
  expect(handed).toEqual([{ kind: 'check', key: '0', by: 2 }])
})
