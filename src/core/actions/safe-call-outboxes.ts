/**
 * The lines that wait in calls and pairings, with the ways that lead to whom they are for: those of alarms
 * first, whichever calls they are in.
 */
import type { Database } from '../../database/database.ts'
import { HOUR, type Line, type Urgency } from '../safe-call/call.ts'
import { urgencyOf } from '../safe-call/outbox.ts'
import { aboutCall, aboutPairing } from '../stores/safe-call-people.ts'
import type { KeptCall, ReadCall, UrgentPlace } from '../stores/safe-calls.ts'
import type { RowBatch } from '../stores/sealed-rows.ts'
import { type Stores, storesIn } from '../stores/stores.ts'
import type { Sending } from '../terms/channel.ts'
import { DELETABLE } from '../terms/deletion.ts'
import type { Keys } from '../terms/keys.ts'
import type { Address } from '../terms/message.ts'
import { createWays, type PairingsById } from './line-ways.ts'
import { isUrgent, type OnDuty } from './on-duty.ts'
import { BEFORE_ALL, PATIENCE } from './safe-call-look.ts'
import {
  type Claimable,
  isForDuty,
  isFree,
  type LineWay,
  type OutboxItem,
} from './safe-call-outbox-item.ts'

interface Needs {
  database: Database
  keys: Keys
  /** Knows who is on duty, and is told last. */
  onDuty: OnDuty | undefined
  /** Names this process among those that send; undefined: it is the only one. */
  process: string | undefined
  now(): Date
}

/** Some of the lines; more may come after that id. */
interface Batch {
  items: OutboxItem[]
  next: string | undefined
}

/** What is found of a line, but what its reader has chosen. */
type Found = Omit<OutboxItem, 'chosen'>

const AT_ONCE = 25
const MOST_URGENT: Urgency = 3
/** Before everything urgent. */
const TOP: UrgentPlace = { urgency: MOST_URGENT + 1, id: BEFORE_ALL }
/** How long a line belongs to the process that sends it, in milliseconds. */
const CLAIM = 30_000

/** Finds lines. */
export const createOutboxes = ({ database, keys, onDuty, process, now }: Needs) => {
  const { pairingsIn, waysOf } = createWays(onDuty)
  const within = <T>(work: (stores: Stores) => Promise<T>): Promise<T> =>
    database.prisma.$transaction((db) => work(storesIn(db, { keys, sql: database.sql })), PATIENCE)

  /** One after another: what one reading locks, another would leave out. */
  let reading: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: (stores: Stores) => Promise<T>): Promise<T> => {
    const read = reading.then(() => within(work))
    reading = read.catch(() => undefined)
    return read
  }

  const claimed = <One extends Claimable>(line: One, at: number): One =>
    process === undefined ? line : { ...line, claim: { by: process, until: at + CLAIM } }

  const isHere = (channel: Sending, way: LineWay): boolean =>
    way.channel === channel.name && (channel.reaches?.(way.address as Address) ?? true)

  /** The lines of a call that can be sent, and the call with those that still lead to somebody. */
  const linesOf = async (
    stores: Stores,
    { id, call, mark }: ReadCall,
    known: PairingsById,
    { channel, least }: { channel: Sending; least: Urgency },
  ): Promise<{ items: Found[]; lines: Line[] }> => {
    const at = now().getTime()
    const shared = { kind: 'call' as const, row: id, about: aboutCall(id) }
    const read = { call: { now: { id, call, mark } }, at }
    const items: Found[] = []
    const lines: Line[] = []
    for (const line of call.lines) {
      const ways = await waysOf(stores, call, line, known)
      const left = ways.filter((way) => !line.taken?.includes(way.id))
      // Nobody on duty is not nobody: somebody may come.
      if (left.length === 0 && !(isForDuty(call, line) && isUrgent(line))) continue
      // An alarm goes every way; anything else one way.
      const own = (line.alarm ? left : left.slice(0, 1)).filter((way) => isHere(channel, way))
      const urgency = urgencyOf(call, line)
      const isNow = own.length > 0 && urgency >= least && isFree(line, channel.name, process, at)
      lines.push(isNow ? claimed(line, at) : line)
      if (!isNow) continue
      const { n, kind: says, sounds } = line
      const until = isForDuty(call, line) ? HOUR : DELETABLE
      const every = { ...shared, n, says, sounds, until, urgency, read: { ...read, ways } }
      items.push(...own.map((way) => ({ ...every, way })))
    }
    return { items, lines }
  }

  /** Lines that no way is left for are dropped, and those that are sent belong to this process. */
  const changedBy = ({ call, ...kept }: ReadCall, lines: Line[]): KeptCall[] => {
    const isSame =
      lines.length === call.lines.length && lines.every((one, at) => one === call.lines[at])
    return isSame ? [] : [{ id: kept.id, call: { ...call, lines } }]
  }

  const callsOf = async (
    stores: Stores,
    { found, next }: RowBatch<ReadCall>,
    which: { channel: Sending; least: Urgency },
  ): Promise<Batch> => {
    const calls = found.map(({ call }) => call)
    const known = await pairingsIn(stores, calls)
    const items: Found[] = []
    const changed: KeptCall[] = []
    for (const kept of found) {
      const own = await linesOf(stores, kept, known, which)
      items.push(...own.items)
      changed.push(...changedBy(kept, own.lines))
    }
    const saved = new Map((await stores.safeCalls.saveAll(changed)).map((one) => [one.id, one]))
    for (const { row, read } of items) {
      const after = saved.get(row)
      if (read && after) read.call.now = after
    }
    return { items: await withChosen(stores, items), next }
  }

  const withChosen = async (stores: Stores, items: Found[]): Promise<OutboxItem[]> => {
    const chosen = await stores.members.chosenAmong(items.map(({ way }) => way.sender))
    return items.map((item) => ({ ...item, chosen: chosen.get(item.way.sender) ?? {} }))
  }

  const pairingsAfter = (after: string, channel: Sending) =>
    inTurn(async (stores) => {
      const { found, next } = await stores.buddies.waiting(after, AT_ONCE)
      const items: Found[] = []
      for (const { id, pairing } of found) {
        const at = now().getTime()
        const free = pairing.lines.filter((line) => isFree(line, channel.name, process, at))
        const own = free.flatMap((line): Found[] => {
          const party = line.to === 'asker' ? pairing.asker : pairing.buddy
          if (!party) return []
          const way = { ...party, id: line.to }
          if (!isHere(channel, way)) return []
          const shared = { kind: 'pairing' as const, row: id, about: aboutPairing(id) }
          const { n, kind: says } = line
          const rest = { sounds: true, until: DELETABLE, urgency: 0 as const }
          return [{ ...shared, ...rest, n, way, says }]
        })
        items.push(...own)
        if (own.length === 0 || process === undefined) continue
        const lines = pairing.lines.map((one) =>
          own.some(({ n }) => n === one.n) ? claimed(one, at) : one,
        )
        await stores.buddies.save({ id, pairing: { ...pairing, lines } }, now())
      }
      return { items: await withChosen(stores, items), next }
    })

  const callsAfter = (after: string, channel: Sending) =>
    inTurn(async (stores) =>
      callsOf(stores, await stores.safeCalls.waiting(after, AT_ONCE), { channel, least: 0 }),
    )

  const urgentAfter = (after: UrgentPlace, channel: Sending) =>
    inTurn(async (stores) => {
      const { found, next } = await stores.safeCalls.urgent(after, AT_ONCE)
      const { items } = await callsOf(stores, { found, next: undefined }, { channel, least: 1 })
      return { items: items.sort((a, b) => b.urgency - a.urgency), next }
    })

  async function* urgent(channel: Sending, isNews: () => boolean): AsyncGenerator<OutboxItem> {
    let after: UrgentPlace | undefined = TOP
    while (after !== undefined) {
      const batch: { items: OutboxItem[]; next: UrgentPlace | undefined } = await urgentAfter(
        after,
        channel,
      )
      after = batch.next
      for (const item of batch.items) {
        yield item
        // One item at least each time: nothing starves, however much is new.
        if (item.urgency === MOST_URGENT || !isNews()) continue
        after = TOP
        break
      }
    }
  }

  const own = storesIn(database.prisma, { keys, sql: database.sql })

  return {
    /**
     * Every line that can be sent on a channel now; one may come twice, as it was before it was sent. Each
     * belongs to this process for a while. `isNews`: whether more may wait than before, which may be more
     * urgent than what comes next.
     */
    async *waiting(channel: Sending, isNews: () => boolean): AsyncGenerator<OutboxItem> {
      const isCall = await own.safeCalls.anyWaiting()
      const isPairing = await own.buddies.anyWaiting()
      if (isCall) yield* urgent(channel, isNews)
      for (const next of [...(isCall ? [callsAfter] : []), ...(isPairing ? [pairingsAfter] : [])]) {
        let after: string | undefined = BEFORE_ALL
        while (after !== undefined) {
          const batch: Batch = await next(after, channel)
          after = batch.next
          for (const item of batch.items) {
            if (isNews()) yield* urgent(channel, isNews)
            yield item
          }
          // A call that somebody was changing was left out.
          if (isNews()) yield* urgent(channel, isNews)
        }
      }
    },
  }
}
export type Outboxes = ReturnType<typeof createOutboxes>
