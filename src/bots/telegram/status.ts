import type { SendError } from '../../core/terms/message.ts'
import type { ChannelLog, Health } from '../channel.ts'
import { type Failure, failureFields } from './failure.ts'

type Part = 'receiving' | 'storing'

/** How the channel is doing; each trouble is logged when it begins and when it is over, not in between. */
export interface TelegramStatus {
  trouble(part: Part, detail: string, fields: object): void
  /** Telegram does not let us receive. True when only the operator can change that. */
  refused(method: string, failure: Failure | SendError): boolean
  well(part: Part): void
  stopped(): void
  health(): Health
}

/** One plain sentence on why messages do not come in. */
const explain = ({ kind }: Failure | SendError, isConflict: boolean): string => {
  if (isConflict) {
    return 'another program receives the messages of this bot, or has set a webhook; trying again'
  }
  if (kind === 'restricted') {
    return 'Telegram does not know this token; correct TELEGRAM_BOT_TOKEN and start again'
  }
  if (kind === 'throttled') return 'Telegram asks to slow down; waiting'
  if (kind === 'unreachable') return 'Telegram cannot be reached; trying again'
  return 'Telegram refuses to deliver here; is TELEGRAM_WEBHOOK_URL right? Trying again'
}

export const createTelegramStatus = (log: ChannelLog): TelegramStatus => {
  const troubles = new Map<Part, string>()
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
    refused(method, failure) {
      const isConflict = 'code' in failure && failure.code === 409
      const final = failure.kind === 'restricted' && !isConflict
      const detail = explain(failure, isConflict)
      if (begins('receiving', detail)) {
        log[final ? 'error' : 'warn'](failureFields(method, failure), detail)
      }
      return final
    },
    well(part) {
      if (part === 'receiving') state = 'well'
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
