import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { expireReports } from '../../../src/core/stores/expiring-reports.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { decided, received } from '../../support/received.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterEach(async () => {
  await bot.database.prisma.report.deleteMany()
})
afterAll(() => bot.close())

/** The last day of the year after that month, and the first one after it. */
const LAST = new Date('2027-11-30')
const OVER = new Date('2027-12-01')
const expired = (now: Date) => expireReports(bot.database.prisma, bot.keys, now, [])
const left = () => bot.database.prisma.report.count()
const read = (reportId: string) => bot.stores.audit.note('MIA', 'read', bot.now(), { reportId })
const helped = { warn: false, caseWorker: true, policeAnonymous: false, policeForMe: false }

it('deletes what is decided once the year after its month is over', async () => {
  const id = await received(bot, {})
  await read(id)
  await decided(bot, id, 'decline')
  await bot.stores.decisions.finalise(new Date(bot.now().getTime() + 3_600_000))
  expect(await expired(LAST)).toEqual({ unread: 0, cases: 0, undecided: 0 })
  expect(await left()).toBe(1)
  expect(await expired(OVER)).toEqual({ unread: 0, cases: 0, undecided: 0 })
  expect(await left()).toBe(0)
})

it('never deletes what nobody has read', async () => {
  await received(bot, {})
  expect(await expired(LAST)).toEqual({ unread: 0, cases: 0, undecided: 0 })
  expect(await expired(OVER)).toEqual({ unread: 1, cases: 0, undecided: 0 })
  expect(await left()).toBe(1)
})

it('says so when it deletes what was read and never decided', async () => {
  await read(await received(bot, {}))
  expect(await expired(OVER)).toEqual({ unread: 0, cases: 0, undecided: 1 })
  expect(await left()).toBe(0)
})

it('counts from the last addition', async () => {
  await read(await received(bot, { added: ['more'], addedIn: '2027-02' }))
  expect(await expired(new Date('2028-02-28'))).toEqual({ unread: 0, cases: 0, undecided: 0 })
  expect(await left()).toBe(1)
  expect(await expired(new Date('2028-03-01'))).toMatchObject({ undecided: 1 })
  expect(await left()).toBe(0)
})

it('never deletes an open case that nobody has read, and says so when it deletes another', async () => {
  const id = await received(bot, { consents: helped, exposure: 'never' })
  await read(id)
  await decided(bot, id)
  await bot.stores.decisions.finalise(new Date(bot.now().getTime() + 3_600_000))
  expect(await expired(OVER)).toEqual({ unread: 1, cases: 0, undecided: 0 })
  expect(await left()).toBe(1)
  await bot.stores.audit.note('operator', 'case.read', bot.now(), { reportId: id })
  expect(await expired(OVER)).toEqual({ unread: 0, cases: 1, undecided: 0 })
  expect(await left()).toBe(0)
})

it('tells the operator of what stays', async () => {
  await received(bot, {}, { month: '2025-01' })
  await bot.bot.expire()
  expect(bot.logged.join()).toContain(
    'reports or cases have waited a year, and nobody has read them',
  )
  expect(await left()).toBe(1)
})
