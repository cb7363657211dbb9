import { once } from 'node:events'
import type { WAVersion } from '@whiskeysockets/baileys'
import { type Lease, takeLease } from '../../core/storage/lease.ts'
import type { WhatsappStore } from '../../core/storage/whatsapp.ts'
import type { Accept, Channel } from '../channel.ts'
import { backOff, pause, within } from '../waiting.ts'
import { createCache, isAccountPaired, openAuth } from './auth-state.ts'
import { type Allowance, createBucket } from './bucket.ts'
import { type Next, nextAfter } from './closing.ts'
import { type Connection, connect } from './connection.ts'
import { createOutbound, limits } from './outbound.ts'
import { type Pace, usualPace } from './pace.ts'
import { createPairing } from './pairing.ts'
import { createRestriction } from './restriction.ts'
import { createStatus, type Log } from './status.ts'

export interface Needs {
  store: WhatsappStore
  /** Where the account is held, so that only one process has it. Holds a password: never logged. */
  databaseUrl: string
  /** wss://web.whatsapp.com/ws/chat, or a loopback address in tests. */
  url: string
  /** Undefined: the library's own. */
  version: WAVersion | undefined
  /** Undefined: pairing shows a picture to scan. */
  number: string | undefined
  /** Writes to the operator's terminal; undefined: nobody is there. */
  tell: ((line: string) => void) | undefined
  /** Milliseconds after which a message came late. */
  lateAfter: number
  allowance: Allowance
  log: Log
  /** The channel can send from now on: what could not be sent before can be tried again. */
  opened?(): void
  pace?: Partial<Pace>
}

/** WhatsApp, as a device that is linked to the account's phone. */
export interface WhatsApp extends Channel {
  /** Resolves when a phone has let the account in, and it works. */
  paired: Promise<void>
}

/** What `health` says while no phone has let the account in, and nothing is done about it. */
export const UNPAIRED = 'no phone is paired; run: npm run operator -- whatsapp pair'
/** WhatsApp asks for one new connection after pairing; more of them in a row is a fault. */
const MOST_AT_ONCE = 3

/** Makes the WhatsApp channel. */
export const createWhatsApp = (needs: Needs): WhatsApp => {
  const { store, log, tell } = needs
  const pace = { ...usualPace, ...needs.pace }
  const status = createStatus(log)
  const restriction = createRestriction({ pace, status, now: Date.now })
  const sparing = createBucket(needs.allowance, { now: Date.now, random: Math.random })
  const retries = createCache()
  const paired = Promise.withResolvers<void>()
  const pairing = tell && createPairing({ number: needs.number, tell })

  let accept: Accept | undefined
  let connection: Connection | undefined
  let stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  /** Resolves when it is known how things stand, well or not. */
  let settled = Promise.withResolvers<void>()
  let { version } = needs
  let rounds = 0

  const { send, erase, forget, sent, idle } = createOutbound({
    store,
    pace,
    sparing,
    restriction,
    connection: () => connection,
    now: () => new Date(),
  })

  const trouble = (detail: string, fields?: object, alarm?: 'alarm') => {
    status.trouble('receiving', detail, fields, alarm)
    settled.resolve()
  }
  const failed = (error: unknown) =>
    status.trouble('storing', 'messages cannot be stored; they wait at WhatsApp', { error })

  const storing: Accept = async (inbound) => {
    if (!accept) throw new Error('the channel is stopped')
    await accept(inbound)
    status.well('storing')
  }

  /** Whether somebody can be shown a code. */
  const canPair = () => pairing !== undefined && rounds < pace.rounds

  /** One connection, from its beginning to its end; why it ended. */
  const live = async (over: AbortSignal): Promise<Next> => {
    const auth = await openAuth(store, failed)
    if (!auth.paired && !canPair()) return { kind: 'unpaired' }
    const made = connect({
      auth,
      url: needs.url,
      version,
      pace,
      pairing,
      sent,
      retries,
      failed,
      accept: storing,
      lateAfter: needs.lateAfter,
      now: () => new Date(),
      wrote: restriction.wrote,
      strange: () =>
        log.error(
          { channel: 'whatsapp' },
          'a message of a shape that is not known was passed over',
        ),
    })
    connection = made
    const end = () => {
      // At once: when the account was lost, another process may be using it already.
      if (!stopping.signal.aborted) auth.refuse()
      made.end()
    }
    over.addEventListener('abort', end, { once: true })
    let wasOpen = false
    const opened = made.opened.then(() => {
      wasOpen = true
      attempts = 0
      atOnce = 0
      rounds = 0
      status.well('storing')
      status.well('receiving')
      settled.resolve()
      paired.resolve()
      needs.opened?.()
    })
    if (over.aborted) end()
    const code = await made.over
    void opened
    over.removeEventListener('abort', end)
    connection = undefined
    await auth.close()
    return auth.paired || wasOpen ? nextAfter(code) : afterPairing(code)
  }

  let attempts = 0
  let atOnce = 0

  /** Codes are good for some minutes; then come new ones, until it is clear that nobody looks. */
  const afterPairing = (code: number): Next => {
    const next = nextAfter(code)
    if (next.kind === 'stop' || next.kind === 'outdated') return next
    if (code === 408 || code === 401) {
      rounds += 1
      pairing?.again()
      if (!canPair()) return { kind: 'unpaired' }
    }
    return { kind: 'later', detail: 'no phone is paired yet; the terminal shows how' }
  }

  /** Waits for whatever has to happen before the next connection. False: the account is let go. */
  const goOn = async (next: Next, over: AbortSignal): Promise<boolean> => {
    switch (next.kind) {
      case 'now':
        atOnce += 1
        if (atOnce > MOST_AT_ONCE) await pause(backOff(pace, atOnce), over)
        return true
      case 'later':
        attempts += 1
        trouble(next.detail)
        await pause(backOff(pace, attempts), over)
        return true
      case 'unpaired':
        await store.clear()
        pairing?.again()
        trouble(UNPAIRED, {}, 'alarm')
        return canPair()
      case 'outdated':
        await renewVersion(over)
        return true
      case 'stop':
        trouble(next.detail, {}, 'alarm')
        if (!over.aborted) await once(over, 'abort')
        return false
    }
  }

  const renewVersion = async (over: AbortSignal): Promise<void> => {
    attempts += 1
    if (needs.version !== undefined && version !== undefined) {
      version = undefined
      return trouble("WhatsApp refuses WHATSAPP_VERSION as too old; trying the library's version")
    }
    version = needs.version
    trouble(
      'WhatsApp refuses this version as too old (405); set WHATSAPP_VERSION to the present one',
      { code: 405 },
      'alarm',
    )
    await pause(pace.most, over)
  }

  /** Holds the account for as long as it can be used. */
  const serve = async (over: AbortSignal): Promise<void> => {
    let holding = true
    while (holding && !over.aborted) {
      let next: Next
      try {
        next = await live(over)
      } catch (error) {
        failed(error)
        next = { kind: 'later', detail: 'the database does not answer; trying again' }
      }
      holding = over.aborted ? false : await goOn(next, over)
    }
  }

  const takeAccount = async (): Promise<Lease | undefined> => {
    try {
      // Without a code to show, it is left free for the operator's command.
      if (!canPair() && !(await isAccountPaired(store))) {
        trouble(UNPAIRED)
        return undefined
      }
      const { databaseUrl: url } = needs
      const lease = await takeLease({ url, what: 'whatsapp', beat: pace.beat })
      if (!lease) trouble('another process holds the WhatsApp account; waiting until it is free')
      return lease
    } catch (error) {
      trouble('the database does not answer; trying again', { error })
      return undefined
    }
  }

  const run = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const lease = await takeAccount()
      if (!lease) {
        await pause(pace.lease, signal)
        continue
      }
      try {
        await serve(AbortSignal.any([signal, lease.lost]))
      } catch (error) {
        log.error({ channel: 'whatsapp', error }, 'serving WhatsApp failed; beginning again')
        await pause(pace.first, signal)
      } finally {
        await lease.release()
      }
    }
  }

  return {
    name: 'whatsapp',
    limits,
    paired: paired.promise,
    here: () => connection?.isOpen() ?? false,
    send,
    erase,
    forget,

    async start(to) {
      accept = to
      stopping = new AbortController()
      settled = Promise.withResolvers()
      running = run(stopping.signal)
      await settled.promise
    },

    async stop() {
      // What has been sent and not been answered yet would be sent again.
      await within(pace.farewell, idle())
      stopping.abort()
      settled.resolve()
      await within(pace.farewell, running)
      accept = undefined
      status.stopped()
    },

    health: status.health,
  }
}
