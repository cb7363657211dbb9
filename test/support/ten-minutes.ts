import { publish } from '../../src/core/blacklist/publish.ts'
import { settle } from '../../src/core/blacklist/settle.ts'
import { openDatabase } from '../../src/core/storage/database.ts'
import { openKeys } from '../../src/core/storage/keys.ts'

interface Where {
  dataDir: string
  keyFile: string
}

/** Does what a bot that runs on these data will do when its moderators can undo nothing any more. */
export const tenMinutesLater = async ({ dataDir, keyFile }: Where): Promise<void> => {
  const database = await openDatabase({ dataDir, exclusive: false, onNotice: () => {} })
  try {
    const { keys } = await openKeys({ file: keyFile, database })
    const now = () => new Date(Date.now() + 11 * 60_000)
    const day = (at: Date) => at.toISOString().slice(0, 10)
    await settle({ database, keys, now })
    await publish({ database, keys, now, day, log: { error: () => {} } })
  } finally {
    await database.close()
  }
}
