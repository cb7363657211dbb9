/** What becomes of calls and pairings together when one of the people in them ends it or leaves. */
import type { SafeCall } from '../safe-call/call.ts'
import { left } from '../safe-call/hers.ts'
import { type BuddyPairing, endedByBuddy, isSpent, leftByAsker } from '../safe-call/pairing.ts'
import { alarmTimeOf, isForgotten } from '../safe-call/steps.ts'
import { watcherGone } from '../safe-call/watching.ts'
import type { Reach } from '../terms/channel.ts'
import { bytesOf, hex } from '../terms/hex.ts'
import type { Bytes } from '../terms/keys.ts'
import type { BuddyStore, KeptPairing } from './buddies.ts'
import type { KeptCall, SafeCallStore } from './safe-calls.ts'
import type { SentMessageStore } from './sent-messages.ts'

interface Parts {
  safeCalls: SafeCallStore
  buddies: BuddyStore
  sent: SentMessageStore
}

/** What messages about a call are about: they are deleted from all chats together. */
export const aboutCall = (id: string): string => `safe call ${id}`
/** The same of a pairing. */
export const aboutPairing = (id: string): string => `pairing ${id}`

/** Every function must be called in a transaction. */
export const safeCallPeople = ({ safeCalls, buddies, sent }: Parts) => {
  const pairingsOf = ({ watchers }: SafeCall): string[] =>
    watchers.flatMap(({ pairings }) => pairings)

  /** Deletes a call, and what was said about it in every chat. */
  const forget = async ({ id, call }: KeptCall, now: Date): Promise<void> => {
    await safeCalls.delete([id])
    const pairings = await buddies.lock(pairingsOf(call))
    for (const kept of pairings) {
      const calls = kept.pairing.calls.filter((one) => one !== id)
      const without = { ...kept, pairing: { ...kept.pairing, calls } }
      if (isSpent(without.pairing, now.getTime())) await remove(without)
      else await buddies.save(without, now)
    }
    const watching = pairings.flatMap(({ pairing }) => pairing.buddy?.sender ?? [])
    const senders = [...(call.her ? [call.her.sender] : []), ...watching].map(bytesOf)
    await sent.releaseAbout(senders, aboutCall(id), now)
  }

  /** Deletes a pairing with its ways. */
  const remove = async ({ id, pairing }: KeptPairing): Promise<void> =>
    buddies.delete([id, ...pairing.ways])

  /**
   * Keeps what became of a call. What is over without an alarm is deleted at once; what her chat may
   * not know is not found by her tag any more, and its messages leave her chat.
   */
  const keep = async (before: KeptCall, call: SafeCall, now: Date): Promise<void> => {
    const kept = { id: before.id, call }
    if (isForgotten(call, now.getTime())) return forget(before, now)
    if (before.call.her && !call.her) {
      await safeCalls.release(kept.id)
      await sent.releaseAbout([bytesOf(before.call.her.sender)], aboutCall(kept.id), now)
    }
    await safeCalls.save(kept)
  }

  /** A watcher is none any more in these calls. */
  const dropWatcher = async (
    pairing: string,
    calls: readonly string[],
    now: Date,
  ): Promise<SafeCall[]> => {
    const locked = await safeCalls.lock(calls)
    for (const kept of locked) {
      const place = kept.call.watchers.findIndex(({ pairings }) => pairings[0] === pairing)
      await keep(kept, watcherGone(kept.call, place, now.getTime()), now)
    }
    return locked.map(({ call }) => call)
  }

  const endOfAsker = async (kept: KeptPairing, now: Date): Promise<void> => {
    const { id, pairing } = kept
    // An alarm of a call that has begun is never dropped.
    const stays = pairing.kind === 'pair' && pairing.calls.length > 0
    if (!stays) return remove(kept)
    await buddies.release(id, 'owner')
    await buddies.save({ id, pairing: leftByAsker(pairing) }, now)
  }

  const endOfBuddy = async (
    { id, pairing }: KeptPairing,
    kind: 'endedByBuddy' | 'unreachable',
    now: Date,
  ): Promise<void> => {
    if (pairing.kind === 'way') return endOfWay({ id, pairing }, now)
    // Calls first, as everywhere, so that no two transactions wait for each other.
    const calls = await dropWatcher(id, pairing.calls, now)
    const [still] = await buddies.lock([id])
    if (!still) return
    await buddies.delete(still.pairing.ways)
    // What a buddy does in an alarm that her chat may not know of must not show there.
    const isSecret = calls.some(({ alarm, over }) => alarm?.cause === 'duress' && !over)
    if (!still.pairing.asker || isSecret) return buddies.delete([id])
    await buddies.release(id, 'watcher')
    const ended: BuddyPairing = endedByBuddy(still.pairing, kind, now.getTime())
    await buddies.save({ id, pairing: { ...ended, ways: [] } }, now)
  }

  const endOfWay = async ({ id, pairing }: KeptPairing, now: Date): Promise<void> => {
    await buddies.delete([id])
    const [main] = await buddies.lock(pairing.of ? [pairing.of] : [])
    if (!main) return
    const ways = main.pairing.ways.filter((way) => way !== id)
    await buddies.save({ ...main, pairing: { ...main.pairing, ways } }, now)
  }

  return {
    forget,
    keep,
    endOfAsker,
    endOfBuddy,

    /** Deletes what is kept of a sender. Whoever watches is told; an alarm goes on without her. */
    async wipe(sender: Bytes, now: Date): Promise<void> {
      const own = await safeCalls.lockOf(sender)
      if (own) await keep(own, left(own.call, now.getTime()), now)
      const { asks, watches } = await buddies.of(sender)
      for (const one of watches) await endOfBuddy(one, 'endedByBuddy', now)
      for (const one of asks) await endOfAsker(one, now)
    },

    /** She blocked the bot: whoever is told cannot be told any more. Her own call goes on. */
    async blocked(sender: Bytes, now: Date): Promise<void> {
      for (const one of (await buddies.of(sender)).watches)
        await endOfBuddy(one, 'unreachable', now)
    },

    /** Moves a sender's call and pairings to another chat of hers. */
    async move(from: Bytes, to: Bytes, reach: Reach, now: Date): Promise<void> {
      const own = await safeCalls.lockOf(from)
      if (own) {
        const { channel, address } = reach
        await safeCalls.retag(own.id, to)
        await safeCalls.save({
          id: own.id,
          call: { ...own.call, her: { sender: hex(to), channel, address } },
        })
      }
      await buddies.move(from, to, reach, now)
    },

    /** Gives the call and the pairings of one key of hers to another. Of two calls one goes on. */
    async unite(from: Bytes, to: Bytes, now: Date): Promise<void> {
      const old = await safeCalls.lockOf(from)
      const there = await safeCalls.lockOf(to)
      await buddies.unite(from, to, now)
      if (!old) return
      const kept = there ? earlier(old, there) : old
      const other = there && (kept === old ? there : old)
      const joined = other ? await joinedWith(kept, other, now) : kept.call
      const { her } = joined
      if (kept === old) await safeCalls.retag(kept.id, to)
      await safeCalls.save({
        id: kept.id,
        call: { ...joined, ...(her && { her: { ...her, sender: hex(to) } }) },
      })
    },
  }

  /** The watchers of both calls watch the one that is kept; the other is deleted. */
  async function joinedWith(kept: KeptCall, other: KeptCall, now: Date): Promise<SafeCall> {
    const known = new Set(pairingsOf(kept.call))
    const more = other.call.watchers.filter(({ pairings }) => !pairings.some((id) => known.has(id)))
    await safeCalls.delete([other.id])
    for (const one of await buddies.lock(pairingsOf(other.call))) {
      const calls = [...new Set([...one.pairing.calls.filter((id) => id !== other.id), kept.id])]
      await buddies.save({ ...one, pairing: { ...one.pairing, calls } }, now)
    }
    const added = more.map(({ pairings, name, callsHer }) => ({ pairings, name, callsHer }))
    return { ...kept.call, watchers: [...kept.call.watchers, ...added] }
  }
}
export type SafeCallPeople = ReturnType<typeof safeCallPeople>

/** The call in which somebody is told first. */
const earlier = (one: KeptCall, other: KeptCall): KeptCall => {
  if (one.call.rehearsal || other.call.rehearsal) return one.call.rehearsal ? other : one
  if (one.call.alarm || other.call.alarm) return one.call.alarm ? one : other
  return alarmTimeOf(one.call) <= alarmTimeOf(other.call) ? one : other
}
