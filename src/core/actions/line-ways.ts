import type { Line, SafeCall } from '../safe-call/call.ts'
import type { BuddyPairing } from '../safe-call/pairing.ts'
import type { Stores } from '../stores/stores.ts'
import type { OnDuty } from './on-duty.ts'
import type { LineWay } from './safe-call-outbox-item.ts'

/** Pairings by their id. */
export type PairingsById = ReadonlyMap<string, BuddyPairing>

/** Knows to which chats a line goes. `onDuty`: knows who is on duty, and is told last. */
export const createWays = (onDuty: OnDuty | undefined) => {
  /** The pairings that calls with lines need, by id: read together. */
  const pairingsIn = async (stores: Stores, calls: readonly SafeCall[]): Promise<PairingsById> => {
    const ids = calls.flatMap(({ lines, watchers }) =>
      lines.flatMap(({ to }) => (to === 'her' ? [] : (watchers[to]?.pairings ?? []))),
    )
    const found = await stores.buddies.among([...new Set(ids)])
    return new Map(found.map(({ id, pairing }) => [id, pairing]))
  }

  /** The ways of a line, the best first. */
  const waysOf = async (
    stores: Stores,
    call: SafeCall,
    line: Line,
    known: PairingsById,
  ): Promise<LineWay[]> => {
    const { to } = line
    if (to === 'her') return call.her ? [{ id: 'her', ...call.her }] : []
    const { pairings, gone } = call.watchers[to] ?? { pairings: [], gone: true }
    if (gone) return []
    if (pairings.length === 0) return (await onDuty?.waysOf(stores, call, line)) ?? []
    return pairings.flatMap((id) => {
      const buddy = known.get(id)?.buddy
      return buddy
        ? [{ id, sender: buddy.sender, channel: buddy.channel, address: buddy.address }]
        : []
    })
  }

  /** Those that have not taken it yet. */
  const leftOf = async (stores: Stores, call: SafeCall, line: Line, known: PairingsById) =>
    (await waysOf(stores, call, line, known)).filter(({ id }) => !line.taken?.includes(id))

  return { pairingsIn, waysOf, leftOf }
}
