/** Which reports wait for which moderator, and in what order. */
import { sameBytes } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { approverTag, authorTag, type Content } from './reports.ts'
import { claimTag } from './review.ts'

/** The moderator who reads, with her senders on all channels. */
export interface Reader {
  memberId: string
  senders: readonly Bytes[]
}

/** A report that waits. */
export interface InPile {
  id: string
  /** Told without a code, and nobody has approved it yet. */
  guest: boolean
  author: Uint8Array | null
  claim: Uint8Array | null
  claimedUntil: Date | null
}

/** A report that is decided together with another, or that a moderator has approved once. */
export interface Attached {
  id: string
  author: Uint8Array | null
  content: Content
}

/** Whether she told it, on any of her channels. */
const isHers = (
  keys: Keys,
  { id, author }: Pick<InPile, 'id' | 'author'>,
  { senders }: Reader,
): boolean =>
  author !== null && senders.some((sender) => sameBytes(author, authorTag(keys, sender, id)))

/**
 * Whether she was the first to approve it. Compared by her address, not by her membership: she may
 * have come back as somebody new.
 */
const approvedFirst = (keys: Keys, { id, content }: Attached, { senders }: Reader): boolean =>
  senders.some((sender) => content.decided?.by === approverTag(keys, sender, id))

/**
 * Members' reports and guests' reports take turns, each in their order. Somebody who floods the bot
 * as a guest delays only guests, and not even a guest's grave report overtakes members.
 */
const alternating = <Row extends InPile>(rows: readonly Row[], guestsFirst: boolean): Row[] => {
  const piles = [rows.filter(({ guest }) => !guest), rows.filter(({ guest }) => guest)]
  const [first = [], second = []] = guestsFirst ? piles.toReversed() : piles
  const longest = Math.max(first.length, second.length)
  return Array.from({ length: longest }, (_, at) => [first[at], second[at]])
    .flat()
    .filter((row) => row !== undefined)
}

/**
 * The reports that a moderator may read now. First those that she has open, then members' and
 * guests' reports in turns, each in their order.
 *
 * Left out: reports that she told or approved first, and those that are decided together with such
 * a report; reports that are decided together with another; reports that she left for later
 * (`left`), or that another moderator has open.
 */
export const pileFor = <Row extends InPile>(
  keys: Keys,
  rows: readonly Row[],
  {
    attached,
    left,
    guestsFirst,
    now,
  }: {
    attached: readonly Attached[]
    left: ReadonlySet<string>
    /** It is the turn of guests' reports. */
    guestsFirst: boolean
    now: Date
  },
  reader: Reader,
): Row[] => {
  const not = new Set(left)
  for (const one of attached) {
    const { mergedWith } = one.content
    const approved = approvedFirst(keys, one, reader)
    if (mergedWith !== undefined || approved) not.add(one.id)
    if (mergedWith !== undefined && (approved || isHers(keys, one, reader))) not.add(mergedWith)
  }
  const hasOpen = ({ id, claim }: Row): boolean =>
    claim !== null && sameBytes(claim, claimTag(keys, reader.memberId, id))
  const isFree = ({ claimedUntil }: Row): boolean => !claimedUntil || claimedUntil <= now
  const hers = rows.filter(
    (row) => !isHers(keys, row, reader) && !not.has(row.id) && (hasOpen(row) || isFree(row)),
  )
  const closed = hers.filter((row) => !hasOpen(row))
  return [...hers.filter(hasOpen), ...alternating(closed, guestsFirst)]
}
