/** A pairing: two people of whom one is told when the other does not answer. */
import { HOUR } from './call.ts'

/** How long a code can be used. */
export const OFFER_LASTS = HOUR
/** Codes that one person may have open at a time. */
export const MOST_OFFERS = 5
/** Buddies that one person may have. */
export const MOST_BUDDIES = 3
/** People for whom one person may be a buddy. */
export const MOST_WATCHED = 10
/** Further chats in which one buddy is told. */
export const MOST_WAYS = 1
export const LONGEST_NAME = 30
/** A mute holds requests back for so long. */
export const MUTE_LASTS = 24 * HOUR
/** A buddy on a channel where nothing is pressed on who never writes is asked to write so often. */
export const WRITES_EVERY = 10 * 24 * HOUR
/** How long a notice that nobody reads is kept. */
const NOTICE_LASTS = 14 * 24 * HOUR

/** One of the two. */
export interface Party {
  /** The sender's tag in hex. */
  sender: string
  channel: string
  address: string
  /** What the other one reads as her name. */
  name: string
}

/**
 * What is read about a pairing after a tap.
 *
 * To who asks: paired · wayAdded: the buddy is told in one more chat · endedByBuddy · unreachable: the
 * buddy blocked the bot in all her chats, and is none any more.
 * To the buddy: pleaseWrite: to write to the bot once, so that it may write to her.
 */
export type PairingNoticeKind =
  | 'paired'
  | 'wayAdded'
  | 'endedByBuddy'
  | 'unreachable'
  | 'pleaseWrite'

export interface PairingNotice {
  n: number
  to: 'asker' | 'buddy'
  kind: PairingNoticeKind
  at: number
}

export interface PairingLine {
  n: number
  to: 'asker' | 'buddy'
  kind: PairingNoticeKind
  at: number
  held?: Record<string, number>
  /** In older rows. */
  heldUntil?: number
  claim?: { by: string; until: number }
}

/** A pairing, or a code that may become one, as it is kept, sealed. */
export interface BuddyPairing {
  /**
   * offer: a code · pair · way: a second way to the buddy of `of` · wayOffer: a code for that ·
   * ended: only a notice is left.
   */
  kind: 'offer' | 'pair' | 'way' | 'wayOffer' | 'ended'
  /** Undefined in a way, and when she has left. */
  asker?: Party
  buddy?: Party
  /** What she is called in the buddy's chat, when she has left. */
  askerWas?: string
  /** What the buddy was called, when he has ended it. */
  buddyWas?: string
  /** The pairing that a way belongs to. */
  of?: string
  /** The random ids of the ways. */
  ways: string[]
  /** The random ids of codes for a way. Some may have ended since. */
  wayOffers?: string[]
  /** Until when a code can be used. */
  until?: number
  /** Those on duty are told, too, if nobody answers. */
  duty: boolean
  /** The first is asked first. */
  rank: number
  mutedUntil?: number
  /** The buddy has seen an alarm. */
  rehearsed?: true
  /** The random ids of the calls that may lead to the buddy. */
  calls: string[]
  /** The day on which the buddy last wrote. */
  wroteOn: number
  /** When the buddy was asked to write. */
  reminded?: number
  lines: PairingLine[]
  notices: PairingNotice[]
  next: number
}

/** Adds a notice and its line. */
export const telling = (
  pairing: BuddyPairing,
  to: PairingNotice['to'],
  kind: PairingNoticeKind,
  now: number,
): BuddyPairing => ({
  ...pairing,
  next: pairing.next + 1,
  lines: [...pairing.lines.filter((one) => one.to !== to), { n: pairing.next, to, kind, at: now }],
  notices: [
    ...pairing.notices.filter((one) => one.to !== to || one.kind !== kind),
    { n: pairing.next, to, kind, at: now },
  ],
})

/** One of the two has read what waited. */
export const readBy = (pairing: BuddyPairing, to: PairingNotice['to']): BuddyPairing => ({
  ...pairing,
  lines: pairing.lines.filter((one) => one.to !== to),
  notices: pairing.notices.filter((one) => one.to !== to),
})

/** The buddy is none any more. She who asks is told. */
export const endedByBuddy = (
  { buddy, ...pairing }: BuddyPairing,
  kind: 'endedByBuddy' | 'unreachable',
  now: number,
): BuddyPairing => {
  const ended: BuddyPairing = { ...readBy(pairing, 'buddy'), kind: 'ended' }
  const named = buddy ? { ...ended, buddyWas: buddy.name } : ended
  return telling(named, 'asker', kind, now)
}

/** She who asked has left. What is left of it belongs to calls that are not over. */
export const leftByAsker = ({ asker, ...pairing }: BuddyPairing): BuddyPairing => ({
  ...readBy(pairing, 'asker'),
  ...(asker && { askerWas: asker.name }),
})

/** Whether nothing is left to be kept of it. */
export const isSpent = (pairing: BuddyPairing, now: number): boolean => {
  const { kind, until, calls, notices, asker } = pairing
  if (kind === 'offer' || kind === 'wayOffer') return (until ?? 0) <= now
  if (kind === 'ended')
    return !asker || !notices.some(({ to, at }) => to === 'asker' && at + NOTICE_LASTS > now)
  return kind === 'pair' && asker === undefined && calls.length === 0
}

/** Whether the buddy is to be asked to write to the bot. */
export const shouldWrite = (
  { kind, buddy, wroteOn, reminded }: BuddyPairing,
  now: number,
  isCautious: (channel: string) => boolean,
): boolean =>
  (kind === 'pair' || kind === 'way') &&
  buddy !== undefined &&
  isCautious(buddy.channel) &&
  Math.max(wroteOn, reminded ?? 0) + WRITES_EVERY <= now
