import { finaliseDecisions } from '../../src/core/actions/finalise-decisions.ts'
import { publish } from '../../src/core/actions/publish-reports.ts'
import type { Keys } from '../../src/core/terms/keys.ts'
import { type Database, openDatabase } from '../../src/database/database.ts'
import { openKeys } from '../../src/database/keys.ts'

/** Does what a bot will do when its moderators can undo nothing any more, without letting time pass. */
export const makeFinal = async (bot: { database: Database; keys: Keys }): Promise<void> => {
  const now = () => new Date(Date.now() + 11 * 60_000)
  const day = (at: Date) => at.toISOString().slice(0, 10)
  await finaliseDecisions({ ...bot, now, day })
  await publish({ ...bot, now, day, log: { error: () => {} } })
}

/** The same, on data that the bot's programs run on. */
export const makeFinalIn = async (where: { dataDir: string; keyFile: string }): Promise<void> => {
  const database = await openDatabase({
    dataDir: where.dataDir,
    exclusive: false,
    onNotice: () => {},
  })
  try {
    const { keys } = await openKeys({ file: where.keyFile, database })
    await makeFinal({ database, keys })
  } finally {
    await database.close()
  }
}
