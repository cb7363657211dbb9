import { once } from 'node:events'
import type { CacheStore, WAMessageContent, WAVersion } from '@whiskeysockets/baileys'
import type { WhatsappStore } from '../../core/stores/whatsapp.ts'
import { type Lease, takeLease } from '../../database/lease.ts'
import type { Accept, ChannelLog } from '../channel.ts'
import { backOff, pause, within } from '../waiting.ts'
import { isAccountPaired, openAuth } from './auth-state.ts'
import { type Next, nextAfter } from './closing.ts'
import { type Connection, connect } from './connection.ts'
import type { WhatsappPace } from './pace.ts'
import type { Pairing } from './pairing.ts'
import type { WhatsAppStatus } from './status.ts'
import type { Unreadable } from './unreadable.ts'

interface Needs {
  store: WhatsappStore
  databaseUrl: string
  url: string
  version: WAVersion | undefined
  pairing: Pairing | undefined
  lateAfter: number
  log: ChannelLog
  pace: WhatsappPace
  status: WhatsAppStatus
  retries: CacheStore
  unreadable: Pick<Unreadable, 'missed' | 'read'>
  accept: Accept
  sent(id: string): Promise<WAMessageContent | undefined>
  wrote(jid: string): void
  /** The account can be used from now on. */
  opened(): void
  /** It is known how the channel is doing, well or not. */
  settled(): void
}

/** The WhatsApp account. One process holds it and makes one connection after another with it. */
export interface Account {
  /** The current connection, if there is one. */
  connection(): Connection | undefined
  /** Takes the account and serves it, again and again, until the signal aborts. */
  run(signal: AbortSignal): Promise<void>
}

/** What `health` says if no phone is paired with the account. */
export const UNPAIRED = 'no phone is paired; run: bin/varsku operator whatsapp pair'
/** After pairing, WhatsApp asks for one new connection at once. More in a row are a fault. */
const MOST_AT_ONCE = 3

export const createAccount = (needs: Needs): Account => {
  const { store, log, pace, status, pairing } = needs
  let connection: Connection | undefined
  let { version } = needs
  let rounds = 0
  let attempts = 0
  let atOnce = 0

  const trouble = (detail: string, fields?: object, alarm?: 'alarm') => {
    status.trouble('receiving', detail, fields, alarm)
    needs.settled()
  }
  const failed = (error: unknown) =>
    status.trouble('storing', 'messages cannot be stored; they wait at WhatsApp', { error })

  /** Whether a code can be shown: there is a terminal, and somebody may still be looking at it. */
  const canPair = () => pairing !== undefined && rounds < pace.rounds

  /** Makes one connection and waits until it ends. Returns what to do next. */
  const live = async (over: AbortSignal, ending: AbortSignal): Promise<Next> => {
    const auth = await openAuth(store, failed)
    if (!auth.paired && !canPair()) return { kind: 'unpaired' }
    const made = connect({
      ...needs,
      auth,
      version,
      failed,
      now: () => new Date(),
      strange: () =>
        log.error(
          { channel: 'whatsapp' },
          'a message of a shape that is not known was passed over',
        ),
    })
    connection = made
    const end = () => {
      // At once: if the account was lost, another process may already use it.
      if (!ending.aborted) auth.refuse()
      made.end()
    }
    over.addEventListener('abort', end, { once: true })
    let openSince: number | undefined
    const opened = made.opened.then(() => {
      openSince = Date.now()
      rounds = 0
      status.well('storing')
      status.well('receiving')
      needs.settled()
      needs.opened()
    })
    if (over.aborted) end()
    const code = await made.over
    void opened
    over.removeEventListener('abort', end)
    connection = undefined
    if (over.aborted && !ending.aborted)
      trouble('the database went away; WhatsApp is let go until it answers')
    // Limited, because a database that no longer answers would be waited for without an end.
    await within(pace.farewell, auth.close())
    // A connection that breaks as soon as it is made must not be made again every second.
    if (openSince !== undefined && Date.now() - openSince >= pace.most) attempts = 0
    if (openSince !== undefined) atOnce = 0
    return auth.paired || openSince !== undefined ? nextAfter(code) : afterPairing(code)
  }

  /** Codes are valid for some minutes. New ones follow until it is clear that nobody looks. */
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

  /** Waits for what must happen before the next connection. False: the account is let go. */
  const goOn = async (next: Next, over: AbortSignal, ending: AbortSignal): Promise<boolean> => {
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
        // Waits until the program ends, not until the account is lost: taking it again would mean
        // logging in again.
        if (!ending.aborted) await once(ending, 'abort')
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

  /** Serves the account as long as this process holds it and it can be used. */
  const serve = async (lease: Lease, ending: AbortSignal): Promise<void> => {
    const over = AbortSignal.any([ending, lease.lost])
    let holding = true
    while (holding && !over.aborted) {
      let next: Next
      try {
        next = await live(over, ending)
      } catch (error) {
        failed(error)
        next = { kind: 'later', detail: 'the database does not answer; trying again' }
      }
      holding = over.aborted ? false : await goOn(next, over, ending)
    }
  }

  const takeAccount = async (): Promise<Lease | undefined> => {
    try {
      // If this process cannot show a code, the account stays free for the operator's command.
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
        await serve(lease, signal)
      } catch (error) {
        log.error({ channel: 'whatsapp', error }, 'serving WhatsApp failed; beginning again')
        await pause(pace.first, signal)
      } finally {
        await lease.release()
      }
    }
  }

  return { run, connection: () => connection }
}
