import type { Keys } from '../../src/core/terms/keys.ts'
import { type Database, openDatabase } from '../../src/database/database.ts'
import { openKeys } from '../../src/database/keys.ts'
import type { Place } from './process.ts'

/** Looks into the database of a place with its keys, beside what runs there. */
export const inside = async <T>(
  { dataDir, keyFile }: Pick<Place, 'dataDir' | 'keyFile'>,
  look: (open: { database: Database; keys: Keys }) => Promise<T>,
): Promise<T> => {
  const database = await openDatabase({ dataDir, exclusive: false, onNotice: () => {} })
  try {
    const { keys } = await openKeys({ file: keyFile, database })
    return await look({ database, keys })
  } finally {
    await database.close()
  }
}

/** Keeps the PostgreSQL of a place running from one command to the next, until it is closed. */
export const keepRunning = ({ dataDir }: Pick<Place, 'dataDir'>): Promise<Database> =>
  openDatabase({ dataDir, exclusive: false, onNotice: () => {} })
