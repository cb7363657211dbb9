/** How a safe-call begins. Every function is called in the transaction of her turn. */
import { randomUUID } from 'node:crypto'
import {
  type CheckInEvery,
  type Her,
  LONGEST_CALL,
  LONGEST_GRACE,
  LONGEST_NOTE,
  type SafeCall,
  SHORTEST_GRACE,
  USUAL_GRACE,
  type Watcher,
} from '../safe-call/call.ts'
import { begun, rehearsal } from '../safe-call/watching.ts'
import type { KeptPairing } from '../stores/buddies.ts'
import type { KeptCall } from '../stores/safe-calls.ts'
import type { Stores } from '../stores/stores.ts'
import { bytesOf, hex } from '../terms/hex.ts'
import { MOST_ALARMS } from './count-alarms.ts'
import { type OwnCall, shownToHer, type Who } from './safe-call.ts'

/** How a call may be wanted. Times in milliseconds. */
export interface CallWish {
  until: number
  /** Minutes; what she chose before, or 15, if it is missing. */
  grace?: number
  every?: CheckInEvery
  note?: string
}

export type Begun =
  | { begun: OwnCall; leftOut: { name: string; why: 'muted' }[] }
  | { refused: 'notMember' | 'open' | 'nobody' | 'tooManyAlarms' | 'time' | 'note' }

/** The buddies whom a call would ask, first to last, and those who are left out because they rest. */
export const watchersFor = async (
  { sender, now }: Pick<Who, 'sender' | 'now'>,
  stores: Stores,
): Promise<{ asked: KeptPairing[]; muted: KeptPairing[] }> => {
  const { asks } = await stores.buddies.of(sender)
  const pairs = asks
    .filter(({ pairing }) => pairing.kind === 'pair')
    .sort((a, b) => a.pairing.rank - b.pairing.rank)
  const isMuted = ({ pairing }: KeptPairing) => (pairing.mutedUntil ?? 0) > now.getTime()
  return { asked: pairs.filter((one) => !isMuted(one)), muted: pairs.filter(isMuted) }
}

/** Who is told in a call, as the call keeps it. */
const watcherOf = ({ id, pairing }: KeptPairing) => ({
  pairings: [id, ...pairing.ways],
  name: pairing.buddy?.name ?? '',
  callsHer: pairing.asker?.name ?? '',
})

/** Begins a call, and asks her buddies to watch. `duty`: those on duty are told last (SAFE_CALL_DUTY). */
export const beginCall = async (
  who: Who,
  { until, grace, every, note = '' }: CallWish,
  stores: Stores,
  duty: boolean,
): Promise<Begun> => {
  const { sender, member, reach, now } = who
  if (!member) return { refused: 'notMember' }
  const at = now.getTime()
  if (until <= at || until > at + LONGEST_CALL) return { refused: 'time' }
  if (note.length > LONGEST_NOTE) return { refused: 'note' }
  if (!(await isFree(who, stores))) return { refused: 'open' }
  if ((await stores.counters.used(sender, 'safe.alarm', now)) >= MOST_ALARMS)
    return { refused: 'tooManyAlarms' }
  const { asked, muted } = await watchersFor(who, stores)
  if (asked.length === 0) return { refused: 'nobody' }
  const { safeCall = {} } = await stores.members.chosen(sender)
  const wanted = grace ?? safeCall.grace ?? USUAL_GRACE
  const watchers: Pick<Watcher, 'pairings' | 'name' | 'callsHer'>[] = asked.map(watcherOf)
  const first = watchers[0]
  if (duty && first && asked.some(({ pairing }) => pairing.duty))
    watchers.push({ pairings: [], name: '', callsHer: first.callsHer })
  const call = begun(
    { sender: hex(sender), channel: reach.channel, address: reach.address },
    {
      until,
      grace: Math.min(LONGEST_GRACE, Math.max(SHORTEST_GRACE, wanted)),
      ...(every !== undefined && { every }),
      note,
      words: {
        ...(safeCall.safeWord !== undefined && { safe: safeCall.safeWord }),
        ...(safeCall.duressWord !== undefined && { duress: safeCall.duressWord }),
      },
      watchers,
    },
    at,
  )
  const kept = await keepNew(who, call, asked, stores)
  const leftOut = muted.map(({ pairing }) => ({
    name: pairing.buddy?.name ?? '',
    why: 'muted' as const,
  }))
  return { begun: shownToHer(kept), leftOut }
}

/** Whether she may begin a call. What is left of an earlier one is deleted for that. */
const isFree = async ({ sender, now }: Pick<Who, 'sender' | 'now'>, stores: Stores) => {
  const old = await stores.safeCalls.lockOf(sender)
  if (!old) return true
  // A rehearsal is never in the way.
  if (!old.call.over && !old.call.rehearsal) return false
  if (old.call.rehearsal) await stores.safeCallPeople.forget(old, now)
  else await stores.safeCalls.release(old.id)
  return true
}

/** Keeps a call that begins. */
const keepNew = async (
  { sender, now }: Pick<Who, 'sender' | 'now'>,
  call: SafeCall,
  asked: readonly KeptPairing[],
  stores: Stores,
): Promise<KeptCall> => {
  const kept = { id: randomUUID(), call }
  await stores.safeCalls.create(kept, sender)
  for (const { id, pairing } of await stores.buddies.lock(asked.map((one) => one.id))) {
    const calls = [...pairing.calls, kept.id]
    await stores.buddies.save({ id, pairing: { ...pairing, calls } }, now)
  }
  return kept
}

/** Begins a rehearsal: a call of two minutes that nobody answers, with one buddy of hers. */
export const rehearse = async (
  { sender, reach, now }: Who,
  id: string,
  stores: Stores,
): Promise<'begun' | 'open' | 'unknown'> => {
  const found = (await stores.buddies.of(sender)).asks.find((one) => one.id === id)
  if (!found?.pairing.buddy) return 'unknown'
  const her = { sender: hex(sender), channel: reach.channel, address: reach.address }
  return (await rehearseWith(her, found, now, stores)) ? 'begun' : 'open'
}

/** The same, also when the buddy has just said yes. False if she is expected in earnest. */
export const rehearseWith = async (
  her: Her,
  pair: KeptPairing,
  now: Date,
  stores: Stores,
): Promise<boolean> => {
  const who = { sender: bytesOf(her.sender), now }
  if (!(await isFree(who, stores))) return false
  await keepNew(who, rehearsal(her, watcherOf(pair), now.getTime()), [pair], stores)
  return true
}
