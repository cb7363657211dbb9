/** Commands that look after the keys, the disk and PostgreSQL. */

import { expire } from '../core/actions/expiry.ts'
import { rotateSubjectKey } from '../core/actions/rotate-key.ts'
import { turnStore } from '../core/stores/turns.ts'
import { stopServer } from '../database/database.ts'
import { rewriteTables } from '../database/rewrite-tables.ts'
import type { Config } from '../settings/config.ts'
import { StartupError } from '../startup-error.ts'
import { now, withDatabase } from './command.ts'
import { out } from './out.ts'

/** Protects the whole list with a new key, while the bot runs. */
export const rotateKey = (config: Config): Promise<void> =>
  withDatabase(config, async ({ database, keys }) => {
    const version = await rotateSubjectKey({ file: config.keyFile, database, keys })
    out(
      `Key ${version} now protects the list. Make a new copy of KEY_FILE, and keep it away from the data.`,
    )
  })

/** Deletes what has had its time, from the tables and from the disk. */
export const purge = (config: Config): Promise<void> =>
  withDatabase(config, async ({ database, keys }) => {
    const log = { error: (_: object, message: string) => out(message) }
    await expire({ database, keys, turns: turnStore(database), log, now })
    await rewriteTables(database)
    out('What has had its time is deleted.')
  })

/** Stops the bot's own PostgreSQL, if nothing uses it. */
export const stop = async ({ dataDir }: Config): Promise<void> => {
  const found = await stopServer(dataDir)
  if (found === 'in use') {
    throw new StartupError('PostgreSQL is in use. End the bot and every chat first.')
  }
  out(found === 'stopped' ? 'PostgreSQL is stopped.' : 'PostgreSQL was not running.')
}
