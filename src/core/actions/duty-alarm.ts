import type { Database } from '../../database/database.ts'
import { storesIn } from '../stores/stores.ts'
import type { Keys } from '../terms/keys.ts'
import type { OperatorLog } from '../terms/log.ts'
import type { DutyState, OnDuty } from './on-duty.ts'

interface Needs {
  database: Database
  keys: Keys
  /** Undefined where those on duty are not told (SAFE_CALL_DUTY). */
  onDuty: OnDuty | undefined
  log: Pick<OperatorLog, 'warn'>
  now(): Date
}

const MINUTE = 60 * 1_000

const DETAILS = {
  there: 'case workers on duty can be told of safe-calls',
  away: 'no case worker is on duty at this hour',
  nobody: 'alarm: no case worker can be told of safe-calls, though SAFE_CALL_DUTY is on',
} as const satisfies Record<DutyState, string>

/** Tells the operator when those on duty are to be told of safe-calls, and nobody of them can be. */
export const createDutyAlarm = ({ database, keys, onDuty, log, now }: Needs) => {
  const stores = storesIn(database.prisma, { keys, sql: database.sql })
  let state: DutyState | undefined
  let looked = Number.NEGATIVE_INFINITY

  return {
    /** Call it again and again: it looks once a minute. */
    async look(): Promise<void> {
      if (!onDuty || now().getTime() - looked < MINUTE) return
      looked = now().getTime()
      const before = state
      state = await onDuty.state(stores)
      if (state === 'nobody' && before !== 'nobody')
        log.warn({}, 'alarm: SAFE_CALL_DUTY is on, and no case worker can be told of a safe-call')
    },

    /** For /health. Always ok, because the bot works. */
    health: () => ({
      ok: true,
      detail:
        state !== undefined
          ? DETAILS[state]
          : onDuty
            ? 'not done in this process'
            : 'case workers are not told of safe-calls',
    }),
  }
}
