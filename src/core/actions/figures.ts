import type { Database } from '../../database/database.ts'
import { HOURS, type Tables, type TallyKind } from '../blacklist/tallies.ts'
import { storesIn } from '../stores/stores.ts'
import type { Keys } from '../terms/keys.ts'
import { medianMinutes } from './opening-times.ts'
import { wrongReceiptsToday } from './wrong-receipts.ts'

/**
 * What the operator may count. Every figure about reports is rounded to 5, so that none shows a
 * single person.
 */
export interface Figures {
  members: number
  moderators: number
  /** Waiting for a moderator. Not rounded, because it is work to do. */
  waiting: number
  /** Wrong receipts that were tried today, by everybody. Many mean that somebody guesses. */
  wrongReceipts: number
  /** Searches of this month that found nothing, by everybody together. */
  unfound: number
  reports: { state: string; level: number | null; count: number }[]
  entries: { level: number; count: number }[]
  /** Newest first. */
  quarters: QuarterFigures[]
}

/** The tables in which reports are counted when they are decided. */
export const TABLES = [
  'decision',
  'level',
  'harm',
  'city',
  'language',
  'consent',
  'cap',
] as const satisfies readonly TallyKind[]

/**
 * What was counted in one quarter. Each figure, and each total, is rounded by itself, so that a sum
 * of some figures does not reveal another. What rounds to zero is left out, as if it had not been.
 */
export interface QuarterFigures {
  /** Such as 2026-Q4. */
  quarter: string
  decided: number
  /**
   * Half of the reports were decided within this many hours. Null if there were too few, or if it
   * took longer than a week.
   */
  hoursToDecision: number | null
  /**
   * Half of the reports, and of the grave ones of that week, were opened within this many minutes.
   * Null if there were too few, or if it took longer than a week.
   */
  minutesToOpening: number | null
  minutesToOpeningGrave: number | null
  checks: number
  /**
   * Per cent of the checks that found no, one, two, three or more voices by the last count, or a
   * report that was not counted yet. Null if there were too few.
   */
  found: Record<'0' | '1' | '2' | '3' | 'uncounted', number> | null
  objections: number
  tables: Record<(typeof TABLES)[number], Record<string, number>>
}

/** Fewer than this are not divided up: the shares would tell too much about each. */
const FEW_DECISIONS = 5
const FEW_CHECKS = 20

const toFive = (count: number): number => Math.round(count / 5) * 5

const totalOf = (table: Record<string, number> = {}): number =>
  Object.values(table).reduce((sum, count) => sum + count, 0)

/**
 * The table with every figure rounded. In the order of its keys: that of the counts would say more
 * than they do.
 */
const rounded = (table: Record<string, number> = {}): Record<string, number> =>
  Object.fromEntries(
    Object.entries(table)
      .map(([key, count]) => [key, toFive(count)] as const)
      .filter(([, count]) => count > 0)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )

const median = (hours: Record<string, number> = {}): number | null => {
  const total = totalOf(hours)
  if (total < FEW_DECISIONS) return null
  const within = (most: number): number =>
    HOURS.filter((bound) => bound <= most).reduce((sum, bound) => sum + (hours[bound] ?? 0), 0)
  return HOURS.find((most) => within(most) * 2 >= total) ?? null
}

const found = (checks: Record<string, number> = {}): QuarterFigures['found'] => {
  const total = toFive(totalOf(checks))
  if (total < FEW_CHECKS) return null
  const share = (voices: string) => toFive((toFive(checks[voices] ?? 0) / total) * 100)
  return {
    '0': share('0'),
    '1': share('1'),
    '2': share('2'),
    '3': share('3'),
    uncounted: share('uncounted'),
  }
}

/** A quarter as it may be shown. */
export const shownOf = (quarter: number, tables: Tables): QuarterFigures => ({
  quarter: `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`,
  decided: toFive(totalOf(tables.decision)),
  hoursToDecision: median(tables.hours),
  minutesToOpening: medianMinutes(tables.opened) ?? null,
  minutesToOpeningGrave: medianMinutes(tables.openedGrave) ?? null,
  checks: toFive(totalOf(tables.check)),
  found: found(tables.check),
  objections: toFive(totalOf(tables.objection)),
  tables: {
    decision: rounded(tables.decision),
    level: rounded(tables.level),
    harm: rounded(tables.harm),
    city: rounded(tables.city),
    language: rounded(tables.language),
    consent: rounded(tables.consent),
    cap: rounded(tables.cap),
  },
})

export const figuresOf = async (database: Database, keys: Keys, now: Date): Promise<Figures> => {
  const stores = storesIn(database.prisma, { keys, sql: database.sql })
  const inFives = <T extends { count: number }>(rows: T[]): T[] =>
    rows.map((row) => ({ ...row, count: toFive(row.count) }))
  return {
    members: await stores.members.count(),
    moderators: await stores.members.count('moderator'),
    waiting: await stores.reports.waiting(),
    wrongReceipts: await wrongReceiptsToday(stores.counters, now),
    unfound: toFive(await stores.counters.month('search', now)),
    reports: inFives(await stores.reports.count()),
    entries: inFives(await stores.entries.count()),
    quarters: (await stores.tallies.all()).map(({ quarter, tables }) => shownOf(quarter, tables)),
  }
}
