import type { Database } from '../../database/database.ts'
import { storesIn } from '../stores/stores.ts'
import type { Keys } from '../terms/keys.ts'
import { carryOutPending } from './carry-out-pending.ts'

interface Needs {
  database: Database
  keys: Keys
  now(): Date
  /** Today in the organisation's time zone, such as 2026-11-22. */
  day(now: Date): string
}

/**
 * Carries out decisions that other moderators had a day to see. Makes decisions final that can no
 * longer be undone, and empties what is not needed any more. May run twice or late: it finds what
 * is due.
 *
 * Returns how many peers moderators want to shut out, counting only those that the operator has not
 * been told of.
 */
export const finaliseDecisions = async ({ database, keys, now, day }: Needs): Promise<number> =>
  database.prisma.$transaction(
    async (db) => {
      const stores = storesIn(db, { keys, sql: database.sql })
      const at = now()
      await stores.reviews.lapse(at)
      for (const one of await stores.pending.takeDue(at))
        await carryOutPending(stores, one, { now: at, today: day(at) })
      await stores.decisions.finalise(at)
      return stores.pending.untold()
    },
    { maxWait: 60_000, timeout: 120_000 },
  )
