/**
 * What is counted about reports and checks, by calendar quarter.
 *
 * One-way tables: no figure says anything about two of them at once.
 *
 * harm, level, city, language, consent: of reports that were approved or counted · decision: what
 * became of reports · hours: from a report's arrival to its decision, by upper bound · check:
 * checks, by the voices in the last snapshot · cap: caps that were reached · objection: objections
 * that came · opened, openedGrave: from when a report waited until somebody opened it, by upper
 * bound in minutes.
 */
import { usable } from './consents.ts'
import type { Content } from './reports.ts'
import { harmsLeft } from './review.ts'
import type { Level } from './taxonomy.ts'

const TALLIES = [
  'decision',
  'hours',
  'harm',
  'level',
  'city',
  'language',
  'consent',
  'check',
  'cap',
  'objection',
  'opened',
  'openedGrave',
] as const
export type TallyKind = (typeof TALLIES)[number]

/** One figure by which a table grows. */
export interface Counted {
  kind: TallyKind
  key: string
  /** One, if it is undefined. Negative, to take back what was counted. */
  by?: number
}

/** The tables of one quarter, exact. They must be rounded before anybody sees them. */
export type Tables = Partial<Record<TallyKind, Record<string, number>>>

/** Upper bounds of the spans from a report's arrival to its decision, in hours. */
export const HOURS = [1, 4, 12, 24, 48, 72, 168] as const

/** Upper bounds of the spans until a report is opened, in minutes. */
export const OPENED_WITHIN = [10, 20, 40, 60, 120, 240, 480, 720, 1440, 2880, 4320, 10_080] as const

/** What the opening of a report adds to the figures. */
export const openedCounts = (
  { since, grave }: { since: number; grave?: true },
  now: Date,
): Counted[] => {
  const minutes = (now.getTime() - since) / 60_000
  const key = String(OPENED_WITHIN.find((most) => minutes <= most) ?? 'more')
  return [{ kind: 'opened', key }, ...(grave ? [{ kind: 'openedGrave' as const, key }] : [])]
}

/** What a report can become in the end. */
const FINAL = ['approved', 'noted', 'declined'] as const

/** What a decision adds to the figures. Nothing, while a second moderator has to decide. */
export const countsOf = (
  { state, level, content }: { state: string; level: Level | null; content: Content },
  now: Date,
): Counted[] => {
  const decision = FINAL.find((one) => one === state)
  const allowed = usable(content, 'statistics')
  if (!decision || !allowed) return []
  const { city, consents } = allowed
  const { language = 'unknown', came } = content
  const counted: Counted[] = [{ kind: 'decision', key: decision }]
  if (came !== undefined) counted.push({ kind: 'hours', key: hoursKey(came, now) })
  // A declined report is not believed.
  if (decision === 'declined') return counted
  const given = Object.entries(consents).flatMap(([key, is]) => (is ? [key] : []))
  return [
    ...counted,
    ...harmsLeft(content).map((key) => ({ kind: 'harm' as const, key })),
    ...given.map((key) => ({ kind: 'consent' as const, key })),
    { kind: 'level', key: String(level ?? 'none') },
    { kind: 'city', key: city },
    { kind: 'language', key: language },
  ]
}

const hoursKey = (came: string, now: Date): string => {
  const hours = (now.getTime() - Date.parse(`${came}:00Z`)) / 3_600_000
  return String(HOURS.find((most) => hours <= most) ?? 'more')
}

/** The tables, with what was counted added to them. */
export const grown = (tables: Tables, counted: readonly Counted[]): Tables => {
  const after: Tables = { ...tables }
  for (const { kind, key, by = 1 } of counted) {
    const table = after[kind] ?? {}
    after[kind] = { ...table, [key]: (table[key] ?? 0) + by }
  }
  return after
}
