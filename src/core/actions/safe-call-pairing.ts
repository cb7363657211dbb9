import { type BuddyPairing, MUTE_LASTS, type PairingNotice, readBy } from '../safe-call/pairing.ts'
import type { KeptPairing } from '../stores/buddies.ts'
import { aboutPairing } from '../stores/safe-call-people.ts'
import type { Stores } from '../stores/stores.ts'
import type { Who } from './safe-call.ts'
import { openOffers } from './safe-call-offers.ts'

/** A buddy of hers. */
export interface OwnBuddy {
  id: string
  name: string
  /** What she is called in the buddy's chat. */
  callsHer: string
  muted: boolean
  rehearsed: boolean
  duty: boolean
  /** The channels on which the buddy is told. WhatsApp alone is not enough for an alarm. */
  channels: string[]
  /** The buddy is told in a second chat, too. */
  hasSecond: boolean
}

/** Somebody whose buddy this sender is. */
export interface Watched {
  id: string
  /** What she is called. */
  name: string
  muted: boolean
  channels: string[]
  /** She is told in a second chat, too. */
  hasSecond: boolean
  /** This chat is the second one. */
  isSecond: boolean
}

/** The pairings of a sender. `offers`: how many codes are open. */
export interface Pairings {
  buddies: OwnBuddy[]
  watched: Watched[]
  offers: number
}

/** Her buddies, in her order, and whose buddy she is. */
export const pairingsOf = async ({ sender, now }: Who, stores: Stores): Promise<Pairings> => {
  const { asks, watches } = await stores.buddies.of(sender)
  const pairs = asks.filter(({ pairing }) => pairing.kind === 'pair')
  const own = await Promise.all(
    pairs
      .sort((a, b) => a.pairing.rank - b.pairing.rank)
      .map(async ({ id, pairing }) => ({
        id,
        name: pairing.buddy?.name ?? '',
        callsHer: pairing.asker?.name ?? '',
        muted: (pairing.mutedUntil ?? 0) > now.getTime(),
        rehearsed: pairing.rehearsed === true,
        duty: pairing.duty,
        channels: await channelsOf(pairing, stores),
        hasSecond: pairing.ways.length > 0,
      })),
  )
  const mains = await stores.buddies.among(watches.flatMap(({ pairing: { of } }) => of ?? []))
  const hers = watches.flatMap(({ id, pairing }) => {
    const main = pairing.kind === 'way' ? mains.find((one) => one.id === pairing.of) : undefined
    const of = pairing.kind === 'pair' ? pairing : main?.pairing
    return of?.asker ? [{ id, of, name: of.asker.name, isSecond: main !== undefined }] : []
  })
  const watched = await Promise.all(
    hers.map(async ({ id, of, name, isSecond }) => ({
      id,
      name,
      muted: (of.mutedUntil ?? 0) > now.getTime(),
      channels: await channelsOf(of, stores),
      hasSecond: of.ways.length > 0,
      isSecond,
    })),
  )
  return { buddies: own, watched, offers: openOffers(asks, now).length }
}

const channelsOf = async (pairing: BuddyPairing, stores: Stores): Promise<string[]> => {
  const ways = await stores.buddies.among(pairing.ways)
  const all = [pairing, ...ways.map((way) => way.pairing)]
  return [...new Set(all.flatMap(({ buddy }) => buddy?.channel ?? []))]
}

/** She ends a pairing that is hers, or a buddy one of his. Only who asks is told, if the buddy ends it. */
export const endPairing = async (who: Who, id: string, stores: Stores): Promise<boolean> => {
  const { asks, watches } = await stores.buddies.of(who.sender)
  const own = asks.find((one) => one.id === id)
  if (own) await stores.safeCallPeople.endOfAsker(own, who.now)
  const hers = watches.find((one) => one.id === id)
  if (hers) await stores.safeCallPeople.endOfBuddy(hers, 'endedByBuddy', who.now)
  return own !== undefined || hers !== undefined
}

/**
 * The second chat of a buddy is none any more. She who asks may want that, and the buddy in each of her
 * chats. The pairing goes on, and nobody is written to.
 */
export const endWays = async (who: Who, id: string, stores: Stores): Promise<boolean> => {
  const { asks, watches } = await stores.buddies.of(who.sender)
  const found = [...asks, ...watches].find((one) => one.id === id)
  const ways =
    found?.pairing.kind === 'way' ? [found] : await stores.buddies.among(found?.pairing.ways ?? [])
  for (const way of ways) await stores.safeCallPeople.endOfWay(way, who.now)
  return ways.length > 0
}

/** The order in which her buddies are told: the ids of all, first to last. */
export const orderBuddies = async (who: Who, ids: readonly string[], stores: Stores) => {
  const { asks } = await stores.buddies.of(who.sender)
  for (const { id, pairing } of asks) {
    const rank = ids.indexOf(id)
    if (rank >= 0) await stores.buddies.save({ id, pairing: { ...pairing, rank } }, who.now)
  }
}

/** A buddy is not asked for a day, or is again. Alarms of calls that have begun still come. */
export const mutePairing = async (
  { sender, now }: Who,
  { id, on }: { id: string; on: boolean },
  stores: Stores,
): Promise<boolean> => {
  const { watches } = await stores.buddies.of(sender)
  const found = watches.find((one) => one.id === id)
  if (!found) return false
  const { mutedUntil: _, ...pairing } = found.pairing
  const muted = on ? { ...pairing, mutedUntil: now.getTime() + MUTE_LASTS } : pairing
  await stores.buddies.save({ id, pairing: muted }, now)
  return true
}

/** What waits to be read about pairings. From now on it is read. */
export const readPairingNotices = async (
  { sender, now }: Who,
  stores: Stores,
): Promise<{ kind: PairingNotice['kind']; name: string; at: number }[]> => {
  const { asks, watches } = await stores.buddies.of(sender)
  const mains = await stores.buddies.among(watches.flatMap(({ pairing: { of } }) => of ?? []))
  const found: { kind: PairingNotice['kind']; name: string; at: number }[] = []
  const read = async ({ id, pairing }: KeptPairing, to: 'asker' | 'buddy') => {
    const theirs = pairing.notices.filter((one) => one.to === to)
    if (theirs.length === 0) return
    const of = mains.find((one) => one.id === pairing.of)?.pairing ?? pairing
    const name =
      (to === 'asker'
        ? (pairing.buddy?.name ?? pairing.buddyWas)
        : (of.asker?.name ?? of.askerWas)) ?? ''
    found.push(...theirs.map(({ kind, at }) => ({ kind, name, at })))
    await stores.sent.releaseAbout([sender], aboutPairing(id), now)
    if (pairing.kind === 'ended') await stores.buddies.delete([id])
    else await stores.buddies.save({ id, pairing: readBy(pairing, to) }, now)
  }
  for (const one of asks) await read(one, 'asker')
  for (const one of watches) await read(one, 'buddy')
  return found.sort((a, b) => a.at - b.at)
}
