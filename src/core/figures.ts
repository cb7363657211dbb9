import type { Keys } from './keys.ts'
import type { Database } from './storage/database.ts'
import { storesIn } from './storage/stores.ts'

/** What the operator may count. Every figure about reports is rounded to 5, so that none is one person's. */
export interface Figures {
  members: number
  moderators: number
  /** Waiting for a moderator: not rounded, because it is work to be done. */
  waiting: number
  /** Searches of this month that found nothing, of all together. */
  unfound: number
  reports: { state: string; level: number | null; count: number }[]
  entries: { level: number; count: number }[]
}

export const figuresOf = async (database: Database, keys: Keys, now: Date): Promise<Figures> => {
  const stores = storesIn(database.prisma, { keys, sql: database.sql })
  const rounded = <T extends { count: number }>(rows: T[]): T[] =>
    rows.map((row) => ({ ...row, count: Math.round(row.count / 5) * 5 }))
  return {
    members: (await stores.members.count('member')) + (await stores.members.count('moderator')),
    moderators: await stores.members.count('moderator'),
    waiting: await stores.reports.waiting(),
    unfound: Math.round((await stores.counters.month('search', now)) / 5) * 5,
    reports: rounded(await stores.reports.count()),
    entries: rounded(await stores.entries.count()),
  }
}
