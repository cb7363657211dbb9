import type { WAVersion } from '@whiskeysockets/baileys'
import type { WhatsappStore } from '../../core/stores/whatsapp.ts'
import type { Accept, Channel, ChannelLog } from '../channel.ts'
import { within } from '../waiting.ts'
import { createAccount } from './account.ts'
import { createCache } from './auth-state.ts'
import { type Allowance, createBucket } from './bucket.ts'
import { createOutbound, limits } from './outbound.ts'
import { usualPace, type WhatsappPace } from './pace.ts'
import { createPairing } from './pairing.ts'
import { createRestriction } from './restriction.ts'
import { createWhatsAppStatus } from './status.ts'
import { createUnreadable } from './unreadable.ts'

export interface WhatsAppNeeds {
  store: WhatsappStore
  /**
   * The database with the lock that lets only one process hold the account. Contains a password:
   * never logged.
   */
  databaseUrl: string
  /** wss://web.whatsapp.com/ws/chat, or a loopback address in tests. */
  url: string
  /** Undefined: the version of the library. */
  version: WAVersion | undefined
  /** Undefined: pairing shows a picture to scan. */
  number: string | undefined
  /** Writes to the operator's terminal; undefined: there is no terminal. */
  tell: ((line: string) => void) | undefined
  /** A message that is older than this, in milliseconds, came late. */
  lateAfter: number
  allowance: Allowance
  log: ChannelLog
  /** The channel can send from now on, so what could not be sent before can be tried again. */
  opened?(): void
  pace?: Partial<WhatsappPace>
}

/** WhatsApp, as a device that is linked to the account's phone. */
export interface WhatsApp extends Channel {
  /** Resolves when the account is paired with a phone and works. */
  paired: Promise<void>
}

/** Makes the WhatsApp channel. */
export const createWhatsApp = (needs: WhatsAppNeeds): WhatsApp => {
  const { store, log, tell } = needs
  const pace = { ...usualPace, ...needs.pace }
  const status = createWhatsAppStatus(log)
  const restriction = createRestriction({ pace, status, now: Date.now })
  const sparing = createBucket(needs.allowance, { now: Date.now, random: Math.random })
  const paired = Promise.withResolvers<void>()

  let accept: Accept | undefined
  let stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  /** Resolves when it is known how the channel is doing, well or not. */
  let settled = Promise.withResolvers<void>()

  const { send, erase, forget, sent, idle } = createOutbound({
    store,
    pace,
    sparing,
    restriction,
    connection: () => account.connection(),
    now: () => new Date(),
  })

  const take: Accept = async (inbound) => {
    if (!accept) throw new Error('the channel is stopped')
    await accept(inbound)
    status.well('storing')
  }

  const unreadable = createUnreadable({
    patience: pace.unread,
    accept: take,
    log,
    now: Date.now,
  })

  const account = createAccount({
    ...needs,
    unreadable,
    pace,
    status,
    sent,
    pairing: tell && createPairing({ number: needs.number, tell }),
    retries: createCache(),
    wrote: restriction.wrote,
    accept: take,
    opened() {
      paired.resolve()
      needs.opened?.()
    },
    settled: () => settled.resolve(),
  })

  return {
    name: 'whatsapp',
    limits,
    paired: paired.promise,
    here: () => account.connection()?.isOpen() ?? false,
    send,
    erase,
    forget,

    async start(to) {
      accept = to
      stopping = new AbortController()
      settled = Promise.withResolvers()
      running = account.run(stopping.signal)
      await settled.promise
    },

    async stop() {
      // A message that was sent and not answered yet would be sent again.
      await within(pace.farewell, idle())
      stopping.abort()
      settled.resolve()
      await within(pace.farewell, running)
      await within(pace.farewell, unreadable.end())
      accept = undefined
      status.stopped()
    },

    health: () => unreadable.health(status.health()),
  }
}
