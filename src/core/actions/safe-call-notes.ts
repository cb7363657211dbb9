/** What became of lines that were sent: noted one by one, so that a crash repeats no more than one. */
import type { Database } from '../../database/database.ts'
import type { SafeCall } from '../safe-call/call.ts'
import { personOfWay, toldOnDuty } from '../safe-call/duty.ts'
import { lineShown } from '../safe-call/outbox.ts'
import { isForgotten } from '../safe-call/steps.ts'
import { reached, unreachable } from '../safe-call/watching.ts'
import { type Stores, storesIn } from '../stores/stores.ts'
import type { Keys } from '../terms/keys.ts'
import { createWays } from './line-ways.ts'
import type { OnDuty } from './on-duty.ts'
import { PATIENCE } from './safe-call-look.ts'
import {
  after,
  isSecret,
  type LineResult,
  type LineWay,
  type OutboxItem,
  restOf,
} from './safe-call-outbox-item.ts'

interface Needs {
  database: Database
  keys: Keys
  onDuty: OnDuty | undefined
}

/** A watcher who could not be told for so long, in milliseconds, does not hold the next one up. */
const SILENT_FOR = 20_000
/** For so long, in milliseconds, nobody looks again which chats a line leads to. */
const FRESH = 5_000

/** Notes what became of lines. */
export const createLineNotes = ({ database, keys, onDuty }: Needs) => {
  const { pairingsIn, waysOf } = createWays(onDuty)
  const own = storesIn(database.prisma, { keys, sql: database.sql })
  const within = <T>(work: (stores: Stores) => Promise<T>): Promise<T> =>
    database.prisma.$transaction((db) => work(storesIn(db, { keys, sql: database.sql })), PATIENCE)

  /**
   * Notes that a line was taken, in one statement. False if somebody has changed the call since it was
   * read, or its lines are to be looked at anew.
   */
  const notedAtOnce = async (
    { read, n, way }: OutboxItem,
    result: LineResult,
    at: Date,
  ): Promise<boolean> => {
    const isSimple = result === 'taken' && personOfWay(way.id) === undefined
    if (!read || !isSimple || at.getTime() - read.at > FRESH) return false
    const before = read.call.now
    const call = noted(before.call, { n, way, ways: read.ways }, result, at.getTime())
    if (isForgotten(call, at.getTime())) return false
    const saved = await own.safeCalls.saveUnchanged({ ...before, call })
    if (saved) read.call.now = saved
    return saved !== undefined
  }

  const note = (item: OutboxItem, result: LineResult, at: Date): Promise<void> =>
    within(async (stores) => {
      if (item.kind === 'pairing') return notePairing(stores, item, result, at)
      const [kept] = await stores.safeCalls.lock([item.row])
      if (!kept) return
      const { n, way } = item
      const isLost = result === 'never' && way.id !== 'her' && !isSecret(kept.call)
      if (isLost && (await lose(stores, kept.call, item, at))) return
      const line = kept.call.lines.find((one) => one.n === n)
      if (!line) return
      const ways = await waysOf(stores, kept.call, line, await pairingsIn(stores, [kept.call]))
      const call = noted(kept.call, { n, way, ways }, result, at.getTime())
      await stores.safeCallPeople.keep(kept, call, at)
    })

  return {
    /** Notes what became of a line. Returns whether its message belongs in that chat. */
    async note(item: OutboxItem, result: LineResult, at: Date): Promise<boolean> {
      if (await notedAtOnce(item, result, at)) return true
      await note(item, result, at)
      return result !== 'taken' || isWanted(item)
    },
  }

  /** Whether a message about that, in that chat, may still be there. */
  async function isWanted({ kind, row, way }: OutboxItem): Promise<boolean> {
    if (kind === 'pairing') return (await own.buddies.among([row])).length > 0
    const [kept] = await own.safeCalls.among([row])
    return kept !== undefined && (way.id !== 'her' || kept.call.her !== undefined)
  }
}
export type LineNotes = ReturnType<typeof createLineNotes>

const notePairing = async (
  stores: Stores,
  { row, n, way }: OutboxItem,
  result: LineResult,
  at: Date,
): Promise<void> => {
  const [kept] = await stores.buddies.lock([row])
  if (!kept) return
  const lines = after(kept.pairing.lines, { n, way }, result, at.getTime())
  await stores.buddies.save({ ...kept, pairing: { ...kept.pairing, lines } }, at)
}

/** A chat that cannot be written to any more is none. False if it is not that person's any more. */
const lose = async (
  stores: Stores,
  call: SafeCall,
  { n, way }: OutboxItem,
  at: Date,
): Promise<boolean> => {
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

/** The call when that became of one of its lines. `ways`: those of the line now. */
const noted = (
  call: SafeCall,
  { n, way, ways }: { n: number; way: LineWay; ways: readonly LineWay[] },
  result: LineResult,
  at: number,
): SafeCall => {
  const line = call.lines.find((one) => one.n === n)
  if (!line) return call
  const rest = restOf(call, line, result)
  if (rest) {
    const held = { ...call, lines: after(call.lines, { n, way }, rest, at) }
    if (line.to === 'her') return { ...held, unreached: true }
    const isLong = result !== rest || at - line.at >= SILENT_FOR
    return isLong && line.taken === undefined ? unreachable(held, line.to, at) : held
  }
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
  const sent = { ...shown, lines }
  if (line.to !== 'her') return sent
  return result === 'taken' ? reached(sent) : { ...sent, unreached: true }
}
