import type { SendError } from '../../core/terms/message.ts'
import type { ChannelLog, Health } from '../channel.ts'
import { type Failure, failureFields } from './failure.ts'

type Part = 'receiving' | 'storing'

/** How the channel is doing; each trouble is logged when it begins and when it is over, not in between. */
export interface TelegramStatus {
  trouble(part: Part, detail: string, fields: object): void
  /** Telegram does not let us receive, for the `times`th time in a row. True when it refuses the token. */
  refused(method: string, failure: Failure | SendError, times: number): boolean
  well(part: Part): void
  stopped(): void
  health(): Health
}

/** One plain sentence on why messages do not come in. */
const explain = (
  { kind }: Failure | SendError,
  { isConflict, hasWorked }: { isConflict: boolean; hasWorked: boolean },
): string => {
  if (isConflict) {
    return 'another program receives the messages of this bot, or has set a webhook; trying again'
  }
  if (kind === 'restricted') {
    return hasWorked
      ? 'alarm: Telegram refuses TELEGRAM_BOT_TOKEN, which has worked; was it revoked? Trying again'
      : 'Telegram does not know this token; is TELEGRAM_BOT_TOKEN right? Trying again'
  }
  if (kind === 'throttled') return 'Telegram asks to slow down; waiting'
  if (kind === 'unreachable') return 'Telegram cannot be reached; trying again'
  return 'Telegram refuses to deliver here; is TELEGRAM_WEBHOOK_URL right? Trying again'
}

/** So many failures in a row are no passing fault. */
const MANY = 10

export const createTelegramStatus = (log: ChannelLog): TelegramStatus => {
  const troubles = new Map<Part, string>()
  let hasWorked = false
  let state: 'new' | 'well' | 'stopped' = 'new'

  const begins = (part: Part, detail: string): boolean => {
    const isNew = troubles.get(part) !== detail
    troubles.set(part, detail)
    return isNew
  }

  return {
    trouble(part, detail, fields) {
      if (begins(part, detail)) log.warn({ channel: 'telegram', ...fields }, detail)
    },
    refused(method, failure, times) {
      const isConflict = 'code' in failure && failure.code === 409
      const isToken = failure.kind === 'restricted' && !isConflict
      const detail = explain(failure, { isConflict, hasWorked })
      const fields = failureFields(method, failure)
      if (begins('receiving', detail)) log[isToken ? 'error' : 'warn'](fields, detail)
      if (times === MANY) log.error(fields, `alarm: no message has come in since: ${detail}`)
      return isToken
    },
    well(part) {
      if (part === 'receiving') {
        state = 'well'
        hasWorked = true
      }
      if (troubles.delete(part)) log.info({ channel: 'telegram' }, `${part} works again`)
    },
    stopped() {
      troubles.clear()
      state = 'stopped'
    },
    health() {
      const [trouble] = troubles.values()
      if (trouble !== undefined) return { ok: false, detail: trouble }
      if (state === 'well') return { ok: true, detail: 'receiving' }
      return { ok: false, detail: state === 'new' ? 'not connected yet' : 'stopped' }
    },
  }
}
