import type { Database } from '../../database/database.ts'
import { graveUnopened } from '../stores/unopened-reports.ts'
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
 * Tells the operator about grave dangers, also of guests, that came before this hour and that no
 * moderator has opened. Guests' reports do not overtake members'. Must be run every minute.
 */
export const createGraveAlarm = ({ database, keys, log, now }: Needs) => {
  // Only keeps the log from filling up: another process may log the same once more.
  let told = new Set<string>()
  let toldAt = Number.NEGATIVE_INFINITY
  let waiting = 0

  return {
    async look(): Promise<void> {
      const unopened = await graveUnopened(database.prisma, keys, now())
      waiting = unopened.length
      const isNew = unopened.some((id) => !told.has(id))
      if (!isNew || now().getTime() - toldAt < HOUR) return
      told = new Set(unopened)
      toldAt = now().getTime()
      log.warn(
        { count: waiting },
        'alarm: grave dangers came before this hour, and no moderator has opened them',
      )
    },

    /** For /health. Always ok, because the bot works. */
    health: () => ({
      ok: true,
      detail:
        waiting > 0
          ? `alarm: ${waiting} grave dangers wait that no moderator has opened`
          : 'no grave danger waits unopened',
    }),
  }
}
