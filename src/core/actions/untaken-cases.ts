import type { Database } from '../../database/database.ts'
import { storesIn } from '../stores/stores.ts'
import type { Keys } from '../terms/keys.ts'
import type { OperatorLog } from '../terms/log.ts'

interface Needs {
  database: Database
  keys: Keys
  log: Pick<OperatorLog, 'warn'>
  now(): Date
}

const HOUR = 60 * 60 * 1000

/**
 * Tells the operator about cases that no case worker takes: for two hours, or for one if they are
 * urgent, whoever told them. Must be run every minute.
 */
export const createCaseAlarm = ({ database, keys, log, now }: Needs) => {
  const { caseFiles } = storesIn(database.prisma, { keys, sql: database.sql })
  // Only keeps the log from filling up: another process may log the same once more.
  let told = new Set<string>()
  let toldAt = Number.NEGATIVE_INFINITY
  let waiting = 0

  return {
    async look(): Promise<void> {
      const untaken = await caseFiles.untaken(now())
      waiting = untaken.length
      const isNew = untaken.some(({ id }) => !told.has(id))
      if (!isNew || now().getTime() - toldAt < HOUR) return
      told = new Set(untaken.map(({ id }) => id))
      toldAt = now().getTime()
      log.warn({ count: waiting }, 'alarm: cases wait that no case worker takes')
    },

    /** For /health. Always ok, because the bot works. */
    health: () => ({
      ok: true,
      detail:
        waiting > 0
          ? `alarm: ${waiting} cases wait that no case worker takes`
          : 'no case waits too long',
    }),
  }
}
