/** Does what is due about calls and pairings. Lines that follow from it are sent by another run. */
import type { Database } from '../../database/database.ts'
import type { Gap, SafeCall } from '../safe-call/call.ts'
import { withDuty } from '../safe-call/duty.ts'
import { isSpent, shouldWrite, telling } from '../safe-call/pairing.ts'
import { advance, isForgotten } from '../safe-call/steps.ts'
import type { KeptCall } from '../stores/safe-calls.ts'
import { type Stores, storesIn } from '../stores/stores.ts'
import type { Keys } from '../terms/keys.ts'
import type { OperatorLog } from '../terms/log.ts'
import { countAlarms } from './count-alarms.ts'
import type { OnDuty } from './on-duty.ts'

interface Needs {
  database: Database
  keys: Keys
  /** Whether nothing is pressed there on somebody who never writes. */
  isCautious(channel: string): boolean
  onDuty: OnDuty | undefined
  /** Lets people who write come first, for so many milliseconds at most. */
  giveWay(most: number): Promise<void>
  stopping(): boolean
  log: Pick<OperatorLog, 'error'>
  now(): Date
}

/** How many rows are opened in one transaction: few, so that somebody who writes meanwhile hardly waits. */
const AT_ONCE = 10
/**
 * So long, in milliseconds, the next of many waits for people who write: about as long as a check takes. A
 * hundred calls a second are looked at all the same, more than lines may be sent.
 */
const GIVES_WAY = 75
/** A busy machine is waited for: whoever is told late is told. */
export const PATIENCE = { timeout: 60_000, maxWait: 20_000 }
/** Smaller than every id. */
export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'
/** The bot was off if it has not looked for so long, in milliseconds. */
export const OFF = 2 * 60 * 1_000

/** Called when some of it is done: whoever is to be told of that need not wait for the rest. */
type BatchDone = () => void | Promise<void>

/** Makes the function that does what is due. */
export const createLook = (needs: Needs) => {
  const { database, keys, isCautious, onDuty, log, now } = needs
  /** The last time during which the bot was off, as far as this process knows. */
  let gap: Gap | undefined

  const within = <T>(work: (stores: Stores) => Promise<T>): Promise<T> =>
    database.prisma.$transaction((db) => work(storesIn(db, { keys, sql: database.sql })), PATIENCE)
  /** One call that cannot be moved on does not hold up the others. */
  const advanced = ({ call }: KeptCall, at: number, isDutyThere: boolean): SafeCall => {
    try {
      return advance(withDuty(call, isDutyThere, at), at, gap)
    } catch (error) {
      log.error({ error }, 'alarm: what is due about a safe-call could not be done')
      return call
    }
  }

  /** Calls the function with one id after another, for as long as there are more. */
  const inBatches = async (
    work: (stores: Stores, after: string) => Promise<string | undefined>,
    done?: BatchDone,
  ): Promise<void> => {
    let after: string | undefined = BEFORE_ALL
    while (after !== undefined && !needs.stopping()) {
      const from: string = after
      after = await within((stores) => work(stores, from))
      await done?.()
      if (after !== undefined) await needs.giveWay(GIVES_WAY)
    }
  }

  const calls = (at: Date, done: BatchDone | undefined) =>
    inBatches(async (stores, after) => {
      const { found, next } = await stores.safeCalls.due(at, after, AT_ONCE)
      const isDutyThere = found.length > 0 && ((await onDuty?.there(stores)) ?? []).length > 0
      const changed: KeptCall[] = []
      const begun: SafeCall[] = []
      for (const kept of found) {
        const call = advanced(kept, at.getTime(), isDutyThere)
        if (call === kept.call && !isForgotten(call, at.getTime())) continue
        if (!kept.call.alarm && call.alarm) begun.push(kept.call)
        if (isForgotten(call, at.getTime())) await stores.safeCallPeople.keep(kept, call, at)
        else changed.push({ id: kept.id, call })
      }
      await stores.safeCalls.saveAll(changed)
      await countAlarms(stores, begun, at)
      return next
    }, done)

  const pairings = (at: Date) =>
    inBatches(async (stores, after) => {
      const { found, next } = await stores.buddies.due(at, after, AT_ONCE)
      for (const { id, pairing } of found) {
        if (isSpent(pairing, at.getTime())) await stores.buddies.delete([id, ...pairing.ways])
        else if (shouldWrite(pairing, at.getTime(), isCautious)) {
          const asked = { ...pairing, reminded: at.getTime() }
          const told = telling(asked, 'buddy', 'pleaseWrite', at.getTime())
          await stores.buddies.save({ id, pairing: told }, at)
        } else await stores.buddies.save({ id, pairing }, at)
      }
      return next
    })

  return async (done?: BatchDone): Promise<void> => {
    const at = now()
    const stores = storesIn(database.prisma, { keys, sql: database.sql })
    const last = await stores.safeCalls.lastRun()
    if (last && at.getTime() - last.getTime() > OFF)
      gap = { from: last.getTime(), to: at.getTime() }
    await calls(at, done)
    // Only now: if this run is broken off, the next one still knows how long the bot was off.
    if (needs.stopping()) return
    await stores.safeCalls.ran(at)
    await pairings(at)
  }
}
