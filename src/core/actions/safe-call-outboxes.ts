/** The lines that wait in calls and pairings, one after another, with the ways that lead to whom they are for. */
import { randomUUID } from 'node:crypto'
import type { Database } from '../../database/database.ts'
import { HOUR, type Line, type SafeCall } from '../safe-call/call.ts'
import { personOfWay, toldOnDuty } from '../safe-call/duty.ts'
import { lineShown } from '../safe-call/outbox.ts'
import { reached, unreachable } from '../safe-call/watching.ts'
import { aboutCall, aboutPairing } from '../stores/safe-call-people.ts'
import type { KeptCall } from '../stores/safe-calls.ts'
import { type Stores, storesIn } from '../stores/stores.ts'
import { DELETABLE } from '../terms/deletion.ts'
import type { Keys } from '../terms/keys.ts'
import { createWays, type PairingsById } from './line-ways.ts'
import { isUrgent, type OnDuty } from './on-duty.ts'
import { BEFORE_ALL, PATIENCE } from './safe-call-look.ts'
import {
  after,
  type Claimable,
  isForDuty,
  isFree,
  isSecret,
  type LineResult,
  type LineWay,
  type OutboxItem,
  restOf,
} from './safe-call-outbox-item.ts'

interface Needs {
  database: Database
  keys: Keys
  /** Knows who is on duty, and is told last. */
  onDuty: OnDuty | undefined
  /** No other process sends: what one before this did not finish is sent at once. */
  alone: boolean
  now(): Date
}

/** Some of the lines; more may come after that id. */
interface Batch {
  items: OutboxItem[]
  next: string | undefined
}

const AT_ONCE = 25
/** How long a line belongs to the process that sends it, in milliseconds. */
const CLAIM = 30_000
/** A watcher who could not be told for so long, in milliseconds, does not hold the next one up. */
const SILENT_FOR = 20_000

/** Finds lines, and notes what became of them. */
export const createOutboxes = ({ database, keys, onDuty, alone, now }: Needs) => {
  const process = randomUUID()
  const { pairingsIn, waysOf, leftOf } = createWays(onDuty)
  const by = alone ? undefined : process
  const within = <T>(work: (stores: Stores) => Promise<T>): Promise<T> =>
    database.prisma.$transaction((db) => work(storesIn(db, { keys, sql: database.sql })), PATIENCE)

  const itemsOf = async (
    stores: Stores,
    { id, call }: KeptCall,
    here: readonly string[],
    known: PairingsById,
  ): Promise<OutboxItem[]> => {
    const items: OutboxItem[] = []
    for (const line of call.lines.filter((one) => isFree(one, by, now().getTime()))) {
      const all = await leftOf(stores, call, line, known)
      // An alarm goes every way; anything else one way.
      const ways = line.alarm ? all : all.slice(0, 1)
      const until = isForDuty(call, line) ? HOUR : DELETABLE
      const shared = { kind: 'call' as const, row: id, n: line.n, about: aboutCall(id), until }
      items.push(
        ...ways
          .filter(({ channel }) => here.includes(channel))
          .map((way) => ({ ...shared, way, says: line.kind, sounds: line.sounds })),
      )
    }
    return items
  }

  const claimed = <One extends Claimable>(line: One, at: number): One => ({
    ...line,
    claim: { by: process, until: at + CLAIM },
  })

  const callsAfter = (after: string, here: readonly string[]) =>
    within(async (stores) => {
      const { found, next } = await stores.safeCalls.waiting(after, AT_ONCE)
      const items: OutboxItem[] = []
      const changed: KeptCall[] = []
      const known = await pairingsIn(
        stores,
        found.map(({ call }) => call),
      )
      for (const kept of found) {
        const own = await itemsOf(stores, kept, here, known)
        items.push(...own)
        const lines = await withoutDead(stores, kept.call, known)
        const claims = alone ? [] : own.map(({ n }) => n)
        if (claims.length === 0 && lines.length === kept.call.lines.length) continue
        const at = now().getTime()
        const taking = lines.map((one) => (claims.includes(one.n) ? claimed(one, at) : one))
        changed.push({ ...kept, call: { ...kept.call, lines: taking } })
      }
      await stores.safeCalls.saveAll(changed)
      return { items, next }
    })

  /** Lines that no way is left for are dropped. Nobody on duty is not nobody: somebody may come. */
  const withoutDead = async (
    stores: Stores,
    call: SafeCall,
    known: PairingsById,
  ): Promise<Line[]> => {
    const kept: Line[] = []
    for (const line of call.lines) {
      const isLeft = (await leftOf(stores, call, line, known)).length > 0
      if (isLeft || (isForDuty(call, line) && isUrgent(line))) kept.push(line)
    }
    return kept
  }

  const pairingsAfter = (after: string, here: readonly string[]) =>
    within(async (stores) => {
      const { found, next } = await stores.buddies.waiting(after, AT_ONCE)
      const items: OutboxItem[] = []
      for (const { id, pairing } of found) {
        const at = now().getTime()
        const free = pairing.lines.filter((line) => isFree(line, by, at))
        const own = free.flatMap((line) => {
          const party = line.to === 'asker' ? pairing.asker : pairing.buddy
          if (!party || !here.includes(party.channel)) return []
          const way = { ...party, id: line.to }
          const shared = { kind: 'pairing' as const, row: id, about: aboutPairing(id) }
          return [{ ...shared, n: line.n, way, says: line.kind, sounds: true, until: DELETABLE }]
        })
        items.push(...own)
        if (own.length === 0 || alone) continue
        const lines = pairing.lines.map((one) =>
          own.some(({ n }) => n === one.n) ? claimed(one, at) : one,
        )
        await stores.buddies.save({ id, pairing: { ...pairing, lines } }, now())
      }
      return { items, next }
    })

  return {
    /** Every line that can be sent on these channels now. Each belongs to this process for a while. */
    async *waiting(here: readonly string[]): AsyncGenerator<OutboxItem> {
      for (const next of [callsAfter, pairingsAfter]) {
        let after: string | undefined = BEFORE_ALL
        while (after !== undefined) {
          const batch: Batch = await next(after, here)
          yield* batch.items
          after = batch.next
        }
      }
    },

    /** Notes what became of a line. */
    note: (item: OutboxItem, result: LineResult, at: Date): Promise<void> =>
      within(async (stores) => {
        if (item.kind === 'pairing') return notePairing(stores, item, result, at)
        const [kept] = await stores.safeCalls.lock([item.row])
        if (!kept) return
        const isLost = result === 'never' && item.way.id !== 'her' && !isSecret(kept.call)
        if (isLost && (await lose(stores, kept.call, item, at))) return
        const call = await noted(stores, kept.call, item, result, at.getTime())
        await stores.safeCallPeople.keep(kept, call, at)
      }),

    /** Whether a message about that, in that chat, may still be there. */
    async isWanted(about: string, way: LineWay): Promise<boolean> {
      const stores = storesIn(database.prisma, { keys, sql: database.sql })
      const [, id = ''] = /^(?:safe call|pairing) (.+)$/.exec(about) ?? []
      if (about.startsWith('pairing')) return (await stores.buddies.among([id])).length > 0
      const [kept] = await stores.safeCalls.among([id])
      return kept !== undefined && (way.id !== 'her' || kept.call.her !== undefined)
    },
  }

  async function notePairing(stores: Stores, { row, n }: OutboxItem, result: LineResult, at: Date) {
    const [kept] = await stores.buddies.lock([row])
    if (!kept) return
    const lines = after(kept.pairing.lines, n, result, at.getTime())
    await stores.buddies.save({ ...kept, pairing: { ...kept.pairing, lines } }, at)
  }

  /** A chat that cannot be written to any more is none. False if it is not that person's any more. */
  async function lose(stores: Stores, call: SafeCall, { n, way }: OutboxItem, at: Date) {
    const person = personOfWay(way.id)
    if (person !== undefined) {
      await stores.watchers.forgetOne(person)
      return true
    }
    const { to } = call.lines.find((line) => line.n === n) ?? {}
    const { pairings = [] } = typeof to === 'number' ? (call.watchers[to] ?? {}) : {}
    // Meanwhile that chat may stand for one that was lost.
    const found = await stores.buddies.among([...new Set([way.id, ...pairings])])
    const kept = found.find(({ pairing }) => pairing.buddy?.sender === way.sender)
    if (kept) await stores.safeCallPeople.loseWay(kept, 'unreachable', at)
    return kept !== undefined
  }

  async function noted(
    stores: Stores,
    call: SafeCall,
    { n, way }: OutboxItem,
    result: LineResult,
    at: number,
  ): Promise<SafeCall> {
    const line = call.lines.find((one) => one.n === n)
    if (!line) return call
    const rest = restOf(call, line, result)
    if (rest) {
      const held = { ...call, lines: after(call.lines, n, rest, at) }
      if (line.to === 'her') return { ...held, unreached: true }
      const isLong = result !== rest || at - line.at >= SILENT_FOR
      return isLong && line.taken === undefined ? unreachable(held, line.to, at) : held
    }
    const ways = await waysOf(stores, call, line, await pairingsIn(stores, [call]))
    // Meanwhile that chat may stand for one that was lost, and is not told a second time.
    const own = ways.find(({ sender }) => sender === way.sender)?.id ?? way.id
    const taken = [...(line.taken ?? []), own]
    const left = ways.filter(({ id }) => !taken.includes(id))
    const isDone = line.alarm ? left.length === 0 : result === 'taken' || left.length === 0
    const lines = isDone
      ? call.lines.filter((one) => one.n !== n)
      : call.lines.map((one) => (one.n === n ? { ...one, taken } : one))
    const person = result === 'taken' ? personOfWay(way.id) : undefined
    const told = person === undefined ? call : toldOnDuty(call, person)
    const shown = result === 'taken' ? lineShown(told, person ?? own, at) : told
    const noted = { ...shown, lines }
    if (line.to !== 'her') return noted
    return result === 'taken' ? reached(noted) : { ...noted, unreached: true }
  }
}
export type Outboxes = ReturnType<typeof createOutboxes>
