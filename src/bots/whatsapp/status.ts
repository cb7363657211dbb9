import type { ChannelLog, Health } from '../channel.ts'

type Part = 'receiving' | 'storing' | 'sending'

/** How the channel is doing. Each trouble is logged when it begins and when it is over. */
export interface WhatsAppStatus {
  /** `alarm` is for trouble that does not end by itself. */
  trouble(part: Part, detail: string, fields?: object, alarm?: 'alarm'): void
  well(part: Part): void
  stopped(): void
  health(): Health
}

export const createWhatsAppStatus = (log: ChannelLog): WhatsAppStatus => {
  const troubles = new Map<Part, string>()
  let state: 'new' | 'well' | 'stopped' = 'new'

  return {
    trouble(part, detail, fields = {}, alarm) {
      const isNew = troubles.get(part) !== detail
      troubles.set(part, detail)
      if (isNew) log[alarm ? 'error' : 'warn']({ channel: 'whatsapp', ...fields }, detail)
    },
    well(part) {
      if (part === 'receiving') state = 'well'
      if (troubles.delete(part)) log.info({ channel: 'whatsapp' }, `${part} works again`)
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
