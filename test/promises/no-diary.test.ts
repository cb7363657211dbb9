/**
 * SECURITY.md: there is no record of checks. Which numbers a peer checked, and when, would be a diary of her bookings.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { allRows } from '../support/rows.ts'
import { createSearch, numberMark } from '../support/search.ts'
import { answerTo, review, tellOf } from '../support/telling.ts'

const LISTED = '+1 201 555 0160'
const UNKNOWN = ['+1 201 555 0161', '+1 201 555 0162', '+1 201 555 0163']

let bot: TestBot

const tables = async (): Promise<Record<string, number>> => {
  const rows = await allRows(bot.database)
  const byTable = Map.groupBy(rows, ({ table }) => table.replace('public.', ''))
  return Object.fromEntries([...byTable].map(([table, all]) => [table, all.length]))
}

beforeAll(async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await bot.letIn('anna')
  await tellOf(bot, 'mona', '+1 201 555 0164', { whom: 'For myself' })
  await tellOf(bot, 'anna', LISTED)
  await review(bot, 'mona', 'Warn: 2 risk')
  // What is counted of checks by day, month and group is there from the first one on.
  await answerTo(bot, 'anna', UNKNOWN[0] ?? '')
})
afterAll(() => bot.close())

it('adds no row for a check but the message and what leaves the chat, whether the number is listed or not', async () => {
  for (const number of [LISTED, ...UNKNOWN]) {
    const { turn = 0, sent_message = 0, ...before } = await tables()
    expect(await answerTo(bot, 'anna', number)).toContain(number.slice(-2))
    expect(await tables()).toEqual({
      ...before,
      turn: turn + 1,
      sent_message: sent_message + 1,
    })
  }
})

it('keeps of all checks how many there were', async () => {
  const { counter, turn } = bot.database.prisma
  const checks = await counter.findMany({ where: { kind: { in: ['check', 'check.group'] } } })
  expect(checks.map(({ today, month }) => [today, month])).toEqual([
    [5, 5],
    [5, 5],
  ])
  expect(Object.keys(checks[0] ?? {}).sort()).toEqual(['day', 'kind', 'month', 'owner', 'today'])
  expect(await turn.count({ where: { content: { not: null } } })).toBe(0)
})

it('keeps in her session which messages were checks, and of which numbers nowhere', async () => {
  const { session } = await bot.stores.sessions.load(bot.senderOf('anna'), bot.now())
  expect(session.checks?.map((check) => Object.keys(check).sort())).toEqual(
    Array.from({ length: 5 }, () => ['at', 'message']),
  )
  const search = createSearch([LISTED, ...UNKNOWN].map((number) => numberMark(number, number, '1')))
  expect(search(JSON.stringify(session))).toEqual([])
})
