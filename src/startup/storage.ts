import { sealPlainSubscriptions } from '../core/stores/plain-subscriptions.ts'
import type { Keys } from '../core/terms/keys.ts'
import { type Database, openDatabase } from '../database/database.ts'
import { openKeys } from '../database/keys.ts'
import { rewriteSmallTables, rewriteTables } from '../database/rewrite-tables.ts'
import type { Config } from '../settings/config.ts'
import type { Ending } from '../shutdown.ts'
import type { StartCommand } from './command.ts'
import { tell } from './tell.ts'
import { applyTombstones } from './tombstones.ts'

interface Needs {
  config: Config
  command: StartCommand
  ending: Ending
}

/** Opens the database and its keys. The database closes when the program ends. */
export const openStorage = async ({
  config,
  command,
  ending,
}: Needs): Promise<{ database: Database; keys: Keys }> => {
  const { database: setting, dataDir, keyFile } = config
  const own = setting.kind === 'own'
  const database = await openDatabase({
    dataDir,
    ...(!own && { databaseUrl: setting.url.reveal() }),
    // A database that is given may serve many processes; the bot's own belongs to one.
    exclusive: !command.chat && own,
    onNotice: tell,
  })
  ending.opened('database', () => database.close())
  const { keys, notices } = await openKeys({ file: keyFile, database })
  notices.forEach(tell)
  for (const line of await applyTombstones({ database, keys, keyFile })) tell(line)
  // Seals what an earlier version kept in the clear, then removes its traces in the files.
  if ((await sealPlainSubscriptions(database, keys)) > 0) await rewriteTables(database)
  // At the end, when nothing writes any more. Then a copy of the files joins nothing of this run.
  ending.opened('tables', () => rewriteSmallTables(database))
  return { database, keys }
}
