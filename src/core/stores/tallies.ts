import type { Transaction } from '../../database/database.ts'
import type { Given } from '../blacklist/consents.ts'
import type { Level } from '../blacklist/taxonomy.ts'
import { quarterOf } from '../blacklist/warning.ts'
import type { Keys } from '../terms/keys.ts'
import { sealOf } from './kind-seal.ts'

/**
 * One-way tables: no figure says anything about two of them at once.
 *
 * harm, level, city, language, consent: of reports that were approved or counted · decision: what came
 * of reports · hours: from a report's arrival to its decision, by upper bound · check: checks, by
 * voices found · cap: caps reached · objection: objections that came.
 */
export const TALLIES = [
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
] as const
/** What comes of a report. */
export const OUTCOMES = ['approved', 'noted', 'declined'] as const
export type Outcome = (typeof OUTCOMES)[number]

export type TallyKind = (typeof TALLIES)[number]

/** One figure by which a table grows. */
export interface Counted {
  kind: TallyKind
  key: string
  /** One, unless said; may be less than nothing, to take back what was counted. */
  by?: number
}

/** The tables of one quarter, exact: to be rounded before anybody sees them. */
export type Tables = Partial<Record<TallyKind, Record<string, number>>>

/** Upper bounds of the spans from a report's arrival to its decision, in hours. */
export const HOURS = [1, 4, 12, 24, 48, 72, 168] as const

const hoursKey = (hours: number): string => String(HOURS.find((most) => hours <= most) ?? 'more')

/** What is counted, by calendar quarter. One sealed row each: rows of their own would say what a report told that was decided together with them. */
export const tallyStore = (db: Transaction, keys: Keys) => {
  const { seal, open } = sealOf<Tables>(keys, 'tally')

  const add = async (quarter: number, counted: readonly Counted[]): Promise<void> => {
    if (counted.length === 0) return
    await db.tally.createMany({
      data: [{ quarter, content: seal(quarter, {}) }],
      skipDuplicates: true,
    })
    const [row] = await db.$queryRaw<{ content: Uint8Array }[]>`
      SELECT content FROM tally WHERE quarter = ${quarter}::int FOR UPDATE`
    const tables = row ? open(quarter, row.content) : {}
    for (const { kind, key, by = 1 } of counted) {
      const table = tables[kind] ?? {}
      tables[kind] = { ...table, [key]: (table[key] ?? 0) + by }
    }
    await db.tally.update({ where: { quarter }, data: { content: seal(quarter, tables) } })
  }

  return {
    /** Counts something. To be called in a transaction. */
    add,

    /** Counts a report at its decision; `by` -1 takes it back. */
    async count(
      told: Given['statistics'] & {
        language: string | undefined
        came: string | undefined
      },
      decision: { outcome: Outcome; level: Level | null },
      now: Date,
      by = 1,
    ): Promise<void> {
      const { harms, city, consents, language = 'unknown', came } = told
      const { outcome, level } = decision
      const counted: Counted[] = [{ kind: 'decision', key: outcome }]
      if (came !== undefined) {
        const hours = (now.getTime() - Date.parse(`${came}:00Z`)) / 3_600_000
        counted.push({ kind: 'hours', key: hoursKey(hours) })
      }
      // What was declined is not believed.
      if (outcome !== 'declined') {
        const given = Object.entries(consents).flatMap(([key, is]) => (is ? [key] : []))
        counted.push(
          ...harms.map((key) => ({ kind: 'harm' as const, key })),
          ...given.map((key) => ({ kind: 'consent' as const, key })),
          { kind: 'level', key: String(level ?? 'none') },
          { kind: 'city', key: city },
          { kind: 'language', key: language },
        )
      }
      await add(
        quarterOf(now),
        counted.map((one) => ({ ...one, by })),
      )
    },

    /** Every quarter's tables, the newest first. */
    async all(): Promise<{ quarter: number; tables: Tables }[]> {
      const rows = await db.tally.findMany({ orderBy: { quarter: 'desc' } })
      return rows.map(({ quarter, content }) => ({ quarter, tables: open(quarter, content) }))
    },

    /** Deletes what was counted before that quarter. */
    async expire(before: number): Promise<void> {
      await db.tally.deleteMany({ where: { quarter: { lt: before } } })
    },
  }
}
export type TallyStore = ReturnType<typeof tallyStore>
