/** What becomes of calls and pairings together when one of the people in them ends it or leaves. */
import { randomUUID } from 'node:crypto'
import type { SafeCall } from '../safe-call/call.ts'
import { dutyPlace } from '../safe-call/duty.ts'
import { left } from '../safe-call/hers.ts'
import { type BuddyPairing, endedByBuddy, isSpent, leftByAsker } from '../safe-call/pairing.ts'
import { alarmTimeOf, isForgotten } from '../safe-call/steps.ts'
import { watcherGone, wayInstead } from '../safe-call/watching.ts'
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

  /** Keeps an alarm that nothing in her chat leads to, beside the call that goes on there. */
  const keepBeside = async (call: SafeCall, now: Date): Promise<void> => {
    const kept = { id: randomUUID(), call }
    await safeCalls.create(kept, undefined)
    const mains = call.watchers.flatMap(({ pairings }) => pairings.slice(0, 1))
    for (const { id, pairing } of await buddies.lock(mains)) {
      const calls = [...pairing.calls, kept.id]
      await buddies.save({ id, pairing: { ...pairing, calls } }, now)
    }
  }

  /** A watcher is none any more in these calls. */
  const dropWatcher = async (
    pairing: string,
    calls: readonly string[],
    now: Date,
  ): Promise<void> => {
    const locked = await safeCalls.lock(calls)
    for (const kept of locked) {
      const place = kept.call.watchers.findIndex(({ pairings }) => pairings[0] === pairing)
      await keep(kept, watcherGone(kept.call, place, now.getTime()), now)
    }
  }

  const endOfAsker = async (kept: KeptPairing, now: Date): Promise<void> => {
    const { id, pairing } = kept
    // An alarm of a call that has begun is never dropped.
    const stays = pairing.kind === 'pair' && pairing.calls.length > 0
    if (!stays) return remove(kept)
    await buddies.release(id, 'owner')
    await buddies.save({ id, pairing: leftByAsker(pairing) }, now)
  }

  /** A buddy is none any more, in any of her chats. She who asks is told, whatever her call does. */
  const endOfBuddy = async (
    { id, pairing }: KeptPairing,
    kind: 'endedByBuddy' | 'unreachable',
    now: Date,
  ): Promise<void> => {
    if (pairing.kind === 'way') return endOfWay({ id, pairing }, now)
    // Calls first, as everywhere, so that no two transactions wait for each other.
    await dropWatcher(id, pairing.calls, now)
    const [still] = await buddies.lock([id])
    if (!still) return
    await buddies.delete(still.pairing.ways)
    if (!still.pairing.asker) return buddies.delete([id])
    await buddies.release(id, 'watcher')
    const ended: BuddyPairing = endedByBuddy(still.pairing, kind, now.getTime())
    await buddies.save({ id, pairing: { ...ended, ways: [] } }, now)
  }

  /** One chat of a buddy is none any more. The others go on; with the last one the pairing ends. */
  const loseWay = async (
    kept: KeptPairing,
    kind: 'endedByBuddy' | 'unreachable',
    now: Date,
  ): Promise<void> => {
    const [other] = await buddies.among(kept.pairing.ways)
    return other?.pairing.buddy ? goOnBy(other.id, kept, now) : endOfBuddy(kept, kind, now)
  }

  /** Her other chat takes the place of the one that is lost, in calls that are on, too. */
  const goOnBy = async (way: string, { id, pairing }: KeptPairing, now: Date): Promise<void> => {
    for (const { id: row, call } of await safeCalls.lock(pairing.calls))
      await safeCalls.save({ id: row, call: wayInstead(call, id, way) })
    const rows = await buddies.lock([id, way])
    const main = rows.find((one) => one.id === id)
    const { buddy, wroteOn } = rows.find((one) => one.id === way)?.pairing ?? {}
    if (!main?.pairing.buddy || !buddy || wroteOn === undefined) return
    await buddies.delete([way])
    const { reminded: _, ...rest } = main.pairing
    const ways = rest.ways.filter((one) => one !== way)
    const named = { ...buddy, name: main.pairing.buddy.name }
    const moved: BuddyPairing = { ...rest, ways, wroteOn, buddy: named }
    await buddies.accepted({ id, pairing: moved }, bytesOf(buddy.sender), now)
  }

  const endOfWay = async ({ id, pairing }: KeptPairing, now: Date): Promise<void> => {
    await buddies.delete([id])
    const [main] = await buddies.lock(pairing.of ? [pairing.of] : [])
    if (!main) return
    const ways = main.pairing.ways.filter((way) => way !== id)
    await buddies.save({ ...main, pairing: { ...main.pairing, ways } }, now)
    // What was said there leaves that chat: nobody finds it there any more.
    const there = pairing.buddy ? [bytesOf(pairing.buddy.sender)] : []
    for (const call of main.pairing.calls) await sent.releaseAbout(there, aboutCall(call), now)
  }

  return {
    forget,
    keep,
    keepBeside,
    endOfAsker,
    endOfBuddy,
    endOfWay,
    loseWay,

    /** Deletes what is kept of a sender. Whoever watches is told; an alarm goes on without her. */
    async wipe(sender: Bytes, now: Date): Promise<void> {
      const own = await safeCalls.lockOf(sender)
      if (own) await keep(own, left(own.call, now.getTime()), now)
      const { asks, watches } = await buddies.of(sender)
      for (const one of watches) await loseWay(one, 'endedByBuddy', now)
      for (const one of asks) await endOfAsker(one, now)
    },

    /**
     * She blocked the bot: she is told nothing any more in this chat. Her own call goes on, and
     * whoever is told of an alarm reads that she may not have been asked.
     */
    async blocked(sender: Bytes, now: Date): Promise<void> {
      const own = await safeCalls.lockOf(sender)
      if (own) await safeCalls.save({ ...own, call: { ...own.call, unreached: true } })
      for (const one of (await buddies.of(sender)).watches) await loseWay(one, 'unreachable', now)
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
      const kept = there ? goingOn(old, there) : old
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
    // What was told in an alarm that is closed stays with those who were told.
    if (other.call.over) {
      await safeCalls.release(other.id)
      return kept.call
    }
    const known = new Set(pairingsOf(kept.call))
    const hasDuty = dutyPlace(kept.call) >= 0
    const more = other.call.watchers.filter(({ pairings }) =>
      pairings.length === 0 ? !hasDuty : !pairings.some((id) => known.has(id)),
    )
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

/** The call that goes on: an open one before one that is over, then the one in which somebody is told first. */
const goingOn = (one: KeptCall, other: KeptCall): KeptCall => {
  const [first, second] = [urgencyOf(one.call), urgencyOf(other.call)]
  if (first !== second) return first < second ? one : other
  return alarmTimeOf(one.call) <= alarmTimeOf(other.call) ? one : other
}

const urgencyOf = ({ over, rehearsal, alarm }: SafeCall): number =>
  (over ? 4 : 0) + (rehearsal ? 2 : 0) + (alarm ? 0 : 1)
