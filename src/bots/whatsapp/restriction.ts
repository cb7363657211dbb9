import { SendError } from '../../core/terms/message.ts'
import type { WhatsappPace } from './pace.ts'
import type { WhatsAppStatus } from './status.ts'

interface Needs {
  pace: Pick<WhatsappPace, 'restricted' | 'refused'>
  status: WhatsAppStatus
  now(): number
}

/**
 * Holds back what WhatsApp has refused as approaching somebody who did not write. Each further
 * attempt would count as another approach and make it worse.
 */
export const createRestriction = ({ pace, status, now }: Needs) => {
  const refused = new Map<string, number>()
  let until = 0

  return {
    /** Throws SendError restricted if nothing may be sent there now. */
    check(jid: string, unasked: boolean): void {
      if (now() >= until) status.well('sending')
      const isRefused = (refused.get(jid) ?? 0) > now()
      if (isRefused || (unasked && until > now())) {
        throw new SendError('restricted', {
          retryAfter: Math.ceil((Math.max(until, refused.get(jid) ?? 0) - now()) / 1000),
        })
      }
    },
    /** WhatsApp has refused a message to this address. */
    told(jid: string): void {
      until = now() + pace.restricted
      refused.set(jid, now() + pace.refused)
      status.trouble(
        'sending',
        'alarm: WhatsApp restricts this account (463); for a day nothing is sent but answers. Look at its phone',
        { code: 463 },
        'alarm',
      )
    },
    /** She wrote, so an answer to her is not an approach. */
    wrote(jid: string): void {
      refused.delete(jid)
    },
  }
}
export type Restriction = ReturnType<typeof createRestriction>
