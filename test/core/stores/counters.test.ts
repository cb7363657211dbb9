import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cap, CounterKind } from '../../../src/core/stores/counters.ts'
import { storesIn } from '../../../src/core/stores/stores.ts'
import type { Bytes } from '../../../src/core/terms/keys.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

let last = 0
const owner = (): Bytes => Uint8Array.from([++last, 1, 2, 3])
const cap = (limits: Partial<Cap> = {}): Cap => ({
  owner: owner(),
  kind: 'check' satisfies CounterKind,
  day: 3,
  month: 5,
  ...limits,
})
const use = (caps: readonly Cap[], amount: number, day: string) =>
  bot.stores.counters.use(caps, amount, new Date(`${day}T12:00:00Z`))
const room = (caps: readonly Cap[], amount: number, day: string) =>
  bot.stores.counters.room(caps, amount, new Date(`${day}T12:00:00Z`))

it('allows what a day and a month allow', async () => {
  const mine = cap()
  expect(await use([mine], 2, '2026-11-01')).toBe(true)
  expect(await use([mine], 2, '2026-11-01')).toBe(false)
  expect(await use([mine], 1, '2026-11-01')).toBe(true)
  expect(await use([mine], 1, '2026-11-01')).toBe(false)
  expect(await use([mine], 3, '2026-11-02')).toBe(false)
  expect(await use([mine], 2, '2026-11-02')).toBe(true)
  expect(await use([mine], 1, '2026-11-30')).toBe(false)
  expect(await use([mine], 3, '2026-12-01')).toBe(true)
})

it('begins anew in the same month of another year, and on the same day of another month', async () => {
  const mine = cap()
  await use([mine], 3, '2026-11-01')
  expect(await use([mine], 3, '2026-12-01')).toBe(true)
  expect(await use([mine], 3, '2027-12-01')).toBe(true)
})

it('uses all caps or none', async () => {
  const [mine, groups] = [cap(), cap({ kind: 'check.group', day: 1 })]
  expect(await use([mine, groups], 2, '2026-11-01')).toBe(false)
  expect(await use([mine], 3, '2026-11-01')).toBe(true)
  expect(await use([groups], 1, '2026-11-01')).toBe(true)
})

it('is not passed by many at once', async () => {
  const mine = cap()
  await use([mine], 0, '2026-11-01')
  // As turns use them: each in a transaction of its own.
  const inTurn = () =>
    bot.database.prisma.$transaction(
      (db) =>
        storesIn(db, { keys: bot.keys, sql: bot.database.sql }).counters.use(
          [mine],
          1,
          new Date('2026-11-01T12:00:00Z'),
        ),
      { maxWait: 30_000, timeout: 30_000 },
    )
  const all = await Promise.all(Array.from({ length: 12 }, inTurn))
  expect(all.filter(Boolean)).toHaveLength(3)
})

it('tells what is left, and uses nothing by that', async () => {
  const mine = cap()
  for (let count = 0; count < 5; count += 1) expect(await room([mine], 3, '2026-11-01')).toBe(true)
  expect(await room([mine], 4, '2026-11-01')).toBe(false)
  await use([mine], 3, '2026-11-01')
  expect(await room([mine], 1, '2026-11-01')).toBe(false)
  expect(await room([mine], 2, '2026-11-02')).toBe(true)
  expect(await room([mine], 3, '2026-11-02')).toBe(false)
  expect(await room([mine], 3, '2026-12-02')).toBe(true)
})

it('adds up what everybody used in a day, and forgets what is old', async () => {
  const { counters } = bot.stores
  const day = new Date('2028-03-01T12:00:00Z')
  const next = new Date('2028-03-02T12:00:00Z')
  const group = (most = 5) => [cap({ kind: 'check.group', day: most })]
  const count = (on: Date, caps = group()) =>
    counters.useAndCount({ caps, amount: 2, now: on, kind: 'check.group' })
  for (const amount of [1, 3]) await use(group(), amount, '2028-03-01')
  await use([cap({ kind: 'check' })], 3, '2028-03-01')
  expect(await count(day)).toEqual({ allowed: true, everybody: 6 })
  // What is refused is not counted.
  expect(await count(day, group(1))).toEqual({ allowed: false, everybody: 6 })
  expect(await count(next)).toEqual({ allowed: true, everybody: 2 })
  await counters.expire(day, day)
  expect(await bot.database.prisma.counter.count()).toBe(5)
})

it('is not passed by two whose turns are kept at the same moment', async () => {
  const { database, keys } = bot
  const mine = cap()
  const day = new Date('2026-11-01T12:00:00Z')
  const inTurn = (then: Promise<void>) =>
    database.prisma.$transaction(async (tx) => {
      const allowed = await storesIn(tx, { keys, sql: database.sql }).counters.use([mine], 2, day)
      await then
      return allowed
    })
  let commit = (): void => {}
  const first = inTurn(new Promise((resolve) => (commit = resolve)))
  const second = inTurn(Promise.resolve())
  await new Promise((resolve) => setTimeout(resolve, 200))
  commit()
  expect((await Promise.all([first, second])).toSorted()).toEqual([false, true])
})
