/** What the operator's commands share. */
import { once } from 'node:events'
import { type Stores, storesIn } from '../core/stores/stores.ts'
import type { Keys } from '../core/terms/keys.ts'
import { type Database, openDatabase } from '../database/database.ts'
import { openKeys } from '../database/keys.ts'
import type { Config } from '../settings/config.ts'
import { note } from './out.ts'

export const now = (): Date => new Date()

export interface Open {
  database: Database
  keys: Keys
}

/** Opens database and keys for some work, and closes them afterwards, also after a failure. */
export const withDatabase = async (
  config: Config,
  work: (open: Open) => Promise<void>,
): Promise<void> => {
  const interruption = new AbortController()
  const { signal } = interruption
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // Not `once`: Ctrl-C comes twice, from the terminal and from npm, and the second would kill.
    process.on(name, () => interruption.abort())
  }
  const database = await openDatabase({
    dataDir: config.dataDir,
    ...(config.database.kind === 'given' && { databaseUrl: config.database.url.reveal() }),
    exclusive: false,
    onNotice: note,
  })
  try {
    const { keys, notices } = await openKeys({ file: config.keyFile, database })
    notices.forEach(note)
    if (!signal.aborted) await Promise.race([work({ database, keys }), once(signal, 'abort')])
  } finally {
    await database.close()
    if (signal.aborted) {
      note('The command was interrupted. What it has done until now stays.')
      // The work may still be running, and would go on.
      process.exit(1)
    }
  }
}

/** Runs some work on the stores in one transaction. */
export const inTransaction = <T>(
  { database, keys }: Open,
  work: (stores: Stores) => Promise<T>,
): Promise<T> =>
  database.prisma.$transaction((db) => work(storesIn(db, { keys, sql: database.sql })))

/** An id in the form that the database takes; undefined if the text is not an id. */
export const readId = (text: string | undefined): string | undefined =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text ?? '') ? text?.toLowerCase() : undefined
