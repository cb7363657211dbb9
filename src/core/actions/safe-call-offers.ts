/** Codes with which somebody becomes a buddy. Every function is called in the transaction of a turn. */
import { newBuddyCode, readBuddyCode } from '../members/code.ts'
import {
  type BuddyPairing,
  LONGEST_NAME,
  MOST_BUDDIES,
  MOST_OFFERS,
  MOST_WATCHED,
  MOST_WAYS,
  OFFER_LASTS,
  type Party,
  telling,
} from '../safe-call/pairing.ts'
import type { KeptPairing } from '../stores/buddies.ts'
import type { Stores } from '../stores/stores.ts'
import { bytesOf, hex } from '../terms/hex.ts'
import type { Who } from './safe-call.ts'
import { rehearseWith } from './safe-call-begin.ts'

const isName = (name: string): boolean =>
  name.trim() !== '' && [...name].length <= LONGEST_NAME && !/[\p{C}]/u.test(name)

/** The codes of hers that can be used now. */
export const openOffers = (rows: readonly KeptPairing[], now: Date): KeptPairing[] =>
  rows.filter(({ pairing: { kind, until } }) => kind === 'offer' && (until ?? 0) > now.getTime())

const partyOf = ({ sender, reach }: Who, name: string): Party => ({
  sender: hex(sender),
  channel: reach.channel,
  address: reach.address,
  name: name.trim(),
})

const fresh = (now: Date): Omit<BuddyPairing, 'kind'> => ({
  ways: [],
  duty: false,
  rank: 0,
  calls: [],
  wroteOn: 0,
  until: now.getTime() + OFFER_LASTS,
  lines: [],
  notices: [],
  next: 1,
})

/**
 * Makes a code that she gives to somebody she trusts; shown once, good for an hour. `name`: what she
 * is called in the buddy's chat. `duty`: those on duty may be told last.
 */
export const offerPairing = async (
  who: Who,
  { name, duty }: { name: string; duty: boolean },
  stores: Stores,
): Promise<{ code: string } | { refused: 'notMember' | 'full' | 'tooMany' | 'name' }> => {
  const { sender, member, now } = who
  if (!member) return { refused: 'notMember' }
  if (!isName(name)) return { refused: 'name' }
  const { asks } = await stores.buddies.of(sender)
  if (asks.filter(({ pairing }) => pairing.kind === 'pair').length >= MOST_BUDDIES)
    return { refused: 'full' }
  if (openOffers(asks, now).length >= MOST_OFFERS) return { refused: 'tooMany' }
  const code = newBuddyCode()
  const pairing: BuddyPairing = { ...fresh(now), kind: 'offer', asker: partyOf(who, name), duty }
  await stores.buddies.offer(code.replaceAll('-', ''), pairing, sender, now)
  return { code }
}

/** For a buddy: a code for a second chat of hers, where she is told, too. */
export const offerWay = async (
  who: Who,
  id: string,
  stores: Stores,
): Promise<{ code: string } | { refused: 'unknown' | 'full' | 'tooMany' }> => {
  const { now } = who
  const { watches } = await stores.buddies.of(who.sender)
  const isHers = watches.some((one) => one.id === id && one.pairing.kind === 'pair')
  const [main] = isHers ? await stores.buddies.lock([id]) : []
  if (!main) return { refused: 'unknown' }
  const { pairing } = main
  if (pairing.ways.length >= MOST_WAYS) return { refused: 'full' }
  const open = (await stores.buddies.among(pairing.wayOffers ?? [])).filter(
    (one) => one.pairing.kind === 'wayOffer' && (one.pairing.until ?? 0) > now.getTime(),
  )
  if (open.length >= MOST_OFFERS) return { refused: 'tooMany' }
  const code = newBuddyCode()
  const way: BuddyPairing = { ...fresh(now), kind: 'wayOffer', of: id }
  const offer = await stores.buddies.offer(code.replaceAll('-', ''), way, undefined, now)
  const wayOffers = [...open.map((one) => one.id), offer]
  await stores.buddies.save({ id, pairing: { ...pairing, wayOffers } }, now)
  return { code }
}

/** What a code leads to. It stays usable. `way`: a second chat of somebody who is a buddy already. */
export const lookOffer = async (
  { sender, now }: Who,
  text: string,
  stores: Stores,
): Promise<{ kind: 'pair'; name: string } | { kind: 'way'; name: string } | 'own' | undefined> => {
  const code = readBuddyCode(text)
  const found = code && (await stores.buddies.offered(code))
  if (!found || (found.pairing.until ?? 0) <= now.getTime()) return undefined
  const { kind, asker, of } = found.pairing
  if (asker?.sender === hex(sender)) return 'own'
  if (kind === 'offer' && asker) return { kind: 'pair', name: asker.name }
  const [main] = await stores.buddies.among(of ? [of] : [])
  const name = main?.pairing.asker?.name
  return kind === 'wayOffer' && name !== undefined ? { kind: 'way', name } : undefined
}

export type Accepted =
  | { paired: string; isWay: boolean; rehearses: boolean }
  | { refused: 'unknown' | 'own' | 'already' | 'full' | 'name' }

/**
 * Somebody sent a code and says yes. `name`: what she is called in the chat of the one who asks. Both
 * rehearse at once, unless she who asks is expected just now.
 */
export const acceptOffer = async (
  who: Who,
  { code: text, name }: { code: string; name: string },
  stores: Stores,
): Promise<Accepted> => {
  const { sender, now } = who
  const code = readBuddyCode(text)
  const found = code && (await stores.buddies.offered(code))
  if (!found || (found.pairing.until ?? 0) <= now.getTime()) return { refused: 'unknown' }
  const { asker, kind, of } = found.pairing
  if (asker?.sender === hex(sender)) return { refused: 'own' }
  const { watches } = await stores.buddies.of(sender)
  if (watches.length >= MOST_WATCHED) return { refused: 'full' }
  const { until: _, ...rest } = found.pairing
  const day = 24 * 60 * 60 * 1_000
  const wroteOn = Math.floor(now.getTime() / day) * day
  if (kind === 'wayOffer') {
    const main = of === undefined ? undefined : await lockedWithCalls(of, stores)
    if (!main?.pairing.buddy) return { refused: 'unknown' }
    if (main.pairing.asker?.sender === hex(sender)) return { refused: 'own' }
    if (main.pairing.buddy.sender === hex(sender)) return { refused: 'already' }
    if (main.pairing.ways.length >= MOST_WAYS) return { refused: 'full' }
    const buddy = partyOf(who, main.pairing.buddy.name)
    const way: BuddyPairing = { ...rest, kind: 'way', buddy, wroteOn }
    await stores.buddies.accepted({ id: found.id, pairing: way }, sender, now)
    await addWay(main, found.id, now, stores)
    return { paired: main.id, isWay: true, rehearses: false }
  }
  if (!isName(name)) return { refused: 'name' }
  if (watches.some(({ pairing }) => pairing.asker && pairing.asker.sender === asker?.sender))
    return { refused: 'already' }
  const { asks } = asker ? await stores.buddies.of(bytesOf(asker.sender)) : { asks: [] }
  const pairs = asks.filter((one) => one.pairing.kind === 'pair')
  if (pairs.length >= MOST_BUDDIES) return { refused: 'full' }
  const rank = Math.max(-1, ...pairs.map(({ pairing }) => pairing.rank)) + 1
  const pair: BuddyPairing = { ...rest, kind: 'pair', buddy: partyOf(who, name), rank, wroteOn }
  const told = telling(pair, 'asker', 'paired', now.getTime())
  await stores.buddies.accepted({ id: found.id, pairing: told }, sender, now)
  if (!asker) return { paired: found.id, isWay: false, rehearses: false }
  const { name: _name, ...her } = asker
  const rehearses = await rehearseWith(her, { id: found.id, pairing: told }, now, stores)
  return { paired: found.id, isWay: false, rehearses }
}

/** A pairing, locked after its calls, as everywhere. */
const lockedWithCalls = async (id: string, stores: Stores) => {
  const [main] = await stores.buddies.among([id])
  const calls = await stores.safeCalls.lock(main?.pairing.calls ?? [])
  const [locked] = await stores.buddies.lock([id])
  return locked && { ...locked, open: calls }
}

/** The buddy is told there, too, also in a call that is on; and she who asks reads that. */
const addWay = async (
  { id, pairing, open }: NonNullable<Awaited<ReturnType<typeof lockedWithCalls>>>,
  way: string,
  now: Date,
  stores: Stores,
): Promise<void> => {
  for (const { id: row, call } of open) {
    const watchers = call.watchers.map((watcher) =>
      watcher.pairings[0] === id ? { ...watcher, pairings: [...watcher.pairings, way] } : watcher,
    )
    await stores.safeCalls.save({ id: row, call: { ...call, watchers } })
  }
  const added = { ...pairing, ways: [...pairing.ways, way] }
  const told = pairing.asker ? telling(added, 'asker', 'wayAdded', now.getTime()) : added
  await stores.buddies.save({ id, pairing: told }, now)
}
