import type { Database } from '../../database/database.ts'
import { storesIn } from '../stores/stores.ts'
import type { Keys } from '../terms/keys.ts'
import { shutOutGroup } from './revoke.ts'

interface Needs {
  database: Database
  keys: Keys
  now(): Date
}

/**
 * Makes decisions final that can no longer be taken back: empties what is not needed any more, and
 * shuts out whose reports were made to harm. May run twice or late: it finds what is due.
 */
export const finaliseDecisions = async ({ database, keys, now }: Needs): Promise<void> => {
  await database.prisma.$transaction(
    async (db) => {
      const stores = storesIn(db, { keys, sql: database.sql })
      await stores.reviews.lapse(now())
      for (const group of await stores.decisions.finalise(now())) {
        await shutOutGroup(stores, group, now())
      }
    },
    { maxWait: 60_000, timeout: 120_000 },
  )
}
