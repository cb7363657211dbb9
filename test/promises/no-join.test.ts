/**
 * SECURITY.md: after a rewriting, rows that were written together cannot be told from a copy of the
 * database: not by their order, the transaction that wrote them, a time or their size.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFingerprinter, layersOf } from '../../src/core/blacklist/fingerprint.ts'
import { readPhones } from '../../src/core/identifiers/phone/phone.ts'
import { hex } from '../../src/core/terms/hex.ts'
import { EXEMPT, rewriteTables } from '../../src/database/rewrite-tables.ts'
import { createTestBot, TEST_COST, type TestBot } from '../support/bot.ts'
import { leaveRows, tellingValues } from '../support/left-rows.ts'
import { watchingOver } from '../support/safe-calls.ts'
import { review, tellOf } from '../support/telling.ts'

const PEOPLE = Array.from({ length: 20 }, (_, index) => `peer${index}`)
/** What each of them tells of. */
const reported = (index: number) => `+1 201 555 01${10 + index}`
/** By chance one of twenty is hit on average; so many in one pair of tables once in a million. */
const ABOVE_CHANCE = 9

/**
 * When a message came, when it leaves the chat, and when something is next due about a call that it
 * began; not whose it is. SECURITY.md says so.
 */
const CLOCKS = [
  ...['accepted_at', 'sequence'].flatMap((time) => [
    `sent_message and turn by due_at and ${time}`,
    `safe_call and turn by due_at and ${time}`,
  ]),
  'safe_call and sent_message by due_at and due_at',
]

/** One row, whose it is, and what a thief sees of it. */
interface Seen {
  person: string
  xmin: string
  size: string
  /** By each column that is a time, or counts upwards. */
  times: Record<string, number>
}

let bot: TestBot
/** Who left which row: table and key. */
const whose = new Map<string, string>()

const tables = async (): Promise<{ name: string; key: string; times: string[] }[]> =>
  bot.database.sql`
    SELECT c.relname AS name, string_agg(format('%I::text', a.attname), ' || ' ORDER BY a.attnum) AS key,
      ARRAY(SELECT t.attname::text FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attnum > 0
        AND t.atttypid IN ('timestamptz'::regtype, 'date'::regtype, 'int8'::regtype)) AS times
    FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    GROUP BY c.relname, c.oid ORDER BY c.relname`

/** Notes of every row that nobody was noted for that this person left it. */
const note = async (person: string): Promise<void> => {
  for (const { name, key } of await tables())
    for (const row of await bot.database.sql.unsafe(`SELECT ${key} AS key FROM "${name}"`)) {
      const id = `${name} ${row['key']}`
      if (!whose.has(id)) whose.set(id, person)
    }
}

/** What a plain SELECT gives, in the order in which the rows lie there. Tables in which not everybody left a row are left out. */
const look = async (): Promise<Map<string, Seen[]>> => {
  const found = new Map<string, Seen[]>()
  for (const { name, key, times } of await tables()) {
    const rows = await bot.database.sql.unsafe(
      `SELECT ${key} AS key, xmin::text AS xmin, pg_column_size(t.*)::text AS size, to_jsonb(t.*) AS all
        FROM "${name}" t ORDER BY ctid`,
    )
    const seen = rows.map(({ key: id, xmin, size, all }) => ({
      person: whose.get(`${name} ${id}`) ?? '',
      xmin,
      size,
      times: Object.fromEntries(
        times.flatMap((column) => {
          const value = all[column]
          return value === null ? [] : [[column, Number(value) || Date.parse(value)]]
        }),
      ),
    }))
    const theirs = seen.filter(({ person }) => PEOPLE.includes(person))
    if (new Set(theirs.map(({ person }) => person)).size === PEOPLE.length) found.set(name, theirs)
  }
  return found
}

/** The first row of each person, in this order. */
const people = (rows: readonly Seen[]): string[] => [...new Set(rows.map(({ person }) => person))]

/** How many are hit when the first goes with the first, the second with the second. */
const inOrder = (one: readonly Seen[], other: readonly Seen[]): number => {
  const [first, second] = [people(one), people(other)]
  return first.filter((person, index) => second[index] === person).length
}

const sortedBy = (rows: readonly Seen[], column: string): Seen[] =>
  rows.toSorted((a, b) => (a.times[column] ?? 0) - (b.times[column] ?? 0))

/** How many are hit when a row goes with any one of those of the other table that have the same mark. */
const byMark = (one: readonly Seen[], other: readonly Seen[], mark: 'xmin' | 'size'): number => {
  let hits = 0
  for (const person of PEOPLE) {
    const mine = new Set(one.filter((row) => row.person === person).map((row) => row[mark]))
    const alike = people(other.filter((row) => mine.has(row[mark])))
    if (alike.includes(person)) hits += 1 / alike.length
  }
  return hits
}

/** How many people each way of joining hits, in each pair of tables. */
const joins = (found: Map<string, Seen[]>): Map<string, number> => {
  const hits = new Map<string, number>()
  const all = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1))
  for (const [index, [name, one]] of all.entries())
    for (const [otherName, other] of all.slice(index + 1)) {
      const pair = `${name} and ${otherName}`
      hits.set(`${pair} by order`, inOrder(one, other))
      for (const mark of ['xmin', 'size'] as const)
        hits.set(`${pair} by ${mark}`, byMark(one, other, mark))
      for (const time of Object.keys(one[0]?.times ?? {}))
        for (const otherTime of Object.keys(other[0]?.times ?? {}))
          hits.set(
            `${pair} by ${time} and ${otherTime}`,
            inOrder(sortedBy(one, time), sortedBy(other, otherTime)),
          )
    }
  return hits
}

const aboveChance = (hits: Map<string, number>): string[] =>
  [...hits].filter(([, count]) => count >= ABOVE_CHANCE).map(([how]) => how)

beforeAll(async () => {
  bot = await createTestBot()
  const people = watchingOver(bot)
  await bot.letIn('mona', 'moderator')
  await note('mona')
  for (const [index, person] of PEOPLE.entries()) {
    await bot.letIn(person)
    await tellOf(bot, person, reported(index))
    await bot.says(person, `+1 201 555 01${50 + index}`)
    await bot.says(person, 'Bergen')
    for (const tap of ['Only Bergen', '30 days']) await bot.taps(person, tap)
    await people.pair(person, `buddy of ${person}`)
    await people.begins(person, 30 + ((index * 7) % PEOPLE.length) * 20)
    await note(person)
    bot.later({ hours: 0.05 })
  }
}, 120_000)
afterAll(() => bot.close())

it('joins report, sender and counter while nothing was rewritten', async () => {
  const found = await look()
  expect([...found.keys()]).toEqual(
    expect.arrayContaining(['counter', 'member', 'report', 'sender', 'sent_message', 'session']),
  )
  expect([...found.keys()]).toEqual(expect.arrayContaining(['subscriber', 'subscription', 'turn']))
  expect([...found.keys()]).toEqual(expect.arrayContaining(['buddy', 'safe_call']))
  const joined = aboveChance(joins(found))
  for (const pair of ['counter and report', 'counter and sender', 'report and sender'])
    expect(joined).toContain(`${pair} by order`)
  expect(joined).toContain('counter and report by xmin')
})

it('joins no two tables above chance once they were rewritten', async () => {
  await rewriteTables(bot.database)
  const found = await look()
  const joined = aboveChance(joins(found))
  expect(joined.filter((how) => !CLOCKS.includes(how))).toEqual([])
  // The tables that keep their marks are not marked like any other.
  const marks = new Map([...found].map(([name, rows]) => [name, new Set(rows.map((r) => r.xmin))]))
  for (const [name, own] of marks)
    expect([name, own.size]).toEqual([name, name in EXEMPT ? own.size : 1])
})

/** Columns that hold the same: they lead to a membership, an alert or a number, none of which names anybody. */
const ONE_ROW = [
  ['member.group_id', 'member.id', 'sender.member_id', 'code.group_id'],
  ['alert.corrects', 'alert.id', 'delivery.alert_id', 'fanout.alert_id'],
  ['entry.subject_id', 'subject.id'],
  ['audit.report_id', 'objection.id', 'report.id'],
]

it('knows nobody by the same value in two tables', async () => {
  const other = await createTestBot({ channels: ['telegram', 'whatsapp'] })
  try {
    await leaveRows(other)
    const values = await tellingValues(other)
    const tables = new Set(values.map(({ column }) => column.split('.')[0]))
    for (const table of ['alias', 'counter', 'move', 'report', 'sender', 'sent_message', 'session'])
      expect(tables).toContain(table)
    for (const table of ['code', 'delivery', 'entry', 'objection', 'subscriber', 'subscription'])
      expect(tables).toContain(table)
    for (const table of ['pile', 'watcher']) expect(tables).toContain(table)
    for (const table of ['buddy', 'safe_call']) expect(tables).toContain(table)
    const columnsOf = Map.groupBy(values, ({ value }) => value)
    const shared = [...columnsOf.values()]
      .map((all) => [...new Set(all.map(({ column }) => column))].sort())
      .filter((columns) => columns.length > 1)
      .filter((columns) => !ONE_ROW.some((one) => columns.every((name) => one.includes(name))))
    expect(shared).toEqual([])
  } finally {
    await other.close()
  }
})

it('keeps the month in which a report came, and no day', async () => {
  const months = await bot.database.sql<{ month: string }[]>`SELECT month::text FROM report`
  expect(new Set(months.map(({ month }) => month))).toEqual(new Set(['2026-11-01']))
})

it('writes entries in an order of chance, not in that of their reports', async () => {
  await review(bot, 'mona', 'Warn: 2 risk')
  const reports = await bot.database.sql<{ id: string }[]>`SELECT id FROM report ORDER BY ctid`
  const entries = await bot.database.sql<{ fingerprint: Uint8Array }[]>`
    SELECT fingerprint FROM entry JOIN subject ON subject.id = subject_id ORDER BY entry.ctid`
  const fingerprinter = createFingerprinter({ keys: bot.keys, cost: TEST_COST, concurrency: 2 })
  const numbers = PEOPLE.flatMap((_, index) => readPhones(reported(index), 'NO').numbers)
  const listed = (await fingerprinter.of(numbers)).flatMap((one) => layersOf(bot.keys, one))
  const told = listed.map(({ tag }, index) => [hex(tag), PEOPLE[index]] as const)
  const whoTold = new Map(told)
  const written = entries.map(({ fingerprint }) => whoTold.get(hex(fingerprint)))
  expect(written.toSorted()).toEqual(PEOPLE.toSorted())
  const inTheirOrder = reports.filter(({ id }, at) => whose.get(`report ${id}`) === written[at])
  expect(inTheirOrder.length).toBeLessThan(ABOVE_CHANCE)
})
