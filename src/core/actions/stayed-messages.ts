import type { Database } from '../../database/database.ts'
import { EVERYBODY, UNCAPPED } from '../stores/counters.ts'
import { storesIn } from '../stores/stores.ts'
import type { Keys } from '../terms/keys.ts'

interface Needs {
  database: Database
  keys: Keys
  now(): Date
}

/** Milliseconds; a counter lives as long. */
const LATELY = 31 * 24 * 60 * 60 * 1000

/**
 * Counts messages that stay in chats although they should have been deleted. The count survives a
 * restart.
 */
export const stayedMessages = ({ database, keys, now }: Needs) => ({
  add: async (count: number): Promise<void> => {
    const cap = { owner: EVERYBODY, kind: 'stayed', day: UNCAPPED, month: UNCAPPED } as const
    await database.prisma.$transaction((tx) =>
      storesIn(tx, { keys, sql: database.sql }).counters.use([cap], count, now()),
    )
  },
  /** How many there are lately: a count of this month would be gone with the month. */
  count: (): Promise<number> =>
    storesIn(database.prisma, { keys, sql: database.sql }).counters.lately(
      'stayed',
      new Date(now().getTime() - LATELY),
    ),
})
export type StayedMessages = ReturnType<typeof stayedMessages>
