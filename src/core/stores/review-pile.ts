import type { Transaction } from '../../database/database.ts'
import { type Attached, type InPile, pileFor } from '../blacklist/pile.ts'
import { GUESTS } from '../blacklist/reports.ts'
import { cannotWait, isUrgent } from '../blacklist/review.ts'
import type { Member } from '../members/peer.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { auditStore } from './audit.ts'
import type { PendingStore } from './pending.ts'
import { reportSeal } from './report-seal.ts'

/** A moderator who reads, on all her channels. */
export interface Moderator {
  member: Member
  senders: Bytes[]
}

/** A report in the pile. */
export interface Piled {
  id: string
  guest: boolean
  /** It waits for a second moderator. */
  second: boolean
  /** A grave danger of this week. */
  grave: boolean
  /** It cannot wait for the morning: the same, or a doctor is needed now. */
  pressing: boolean
  /** The hour in which it came, such as 2026-11-22T21. */
  came: string | undefined
}

/** A report that a moderator put off for all. */
export interface PutOff {
  id: string
  /** Her handle. */
  by: string | undefined
  why: string | undefined
  until: Date
}

/** A row of the pile, as the reviews need it. */
export interface PiledRow extends InPile, Piled {
  doubted: boolean
  words: string
  /** Why and by whom it is put off for all, and until when. */
  held: string | undefined
  heldBy: string | undefined
  putOffUntil: Date | null
}

/** Which reports wait for which moderator. */
export const reviewPile = (db: Transaction, keys: Keys, pending: PendingStore) => {
  const { readable } = reportSeal(keys)

  /** Undecided reports, the urgent ones first, then the gravest; or those put off for all. */
  const undecided = async (
    today: string,
    now: Date,
    which: 'shown' | 'putOff' = 'shown',
  ): Promise<PiledRow[]> => {
    const rows = await db.report.findMany({
      where: {
        state: { in: ['received', 'seconding'] },
        content: { not: null },
        AND: [
          { OR: [{ heldUntil: null }, { heldUntil: { lte: new Date(today) } }] },
          which === 'putOff'
            ? { putOffUntil: { gt: now } }
            : { OR: [{ putOffUntil: null }, { putOffUntil: { lte: now } }] },
        ],
      },
      select: {
        id: true,
        state: true,
        month: true,
        author: true,
        claim: true,
        claimedUntil: true,
        doubted: true,
        putOffUntil: true,
        content: true,
      },
      orderBy: [
        { urgent: 'desc' },
        { level: { sort: 'desc', nulls: 'last' } },
        { month: 'asc' },
        { id: 'asc' },
      ],
    })
    return rows.map(({ content: sealed, ...row }) => {
      const content = sealed ? readable(row.id, sealed) : undefined
      const guest = row.state === 'received' && content?.group === GUESTS
      const { words = '', came, held, heldBy } = content ?? {}
      const grave = content !== undefined && isUrgent(content)
      const pressing = content !== undefined && cannotWait(content)
      const second = row.state === 'seconding'
      return { ...row, guest, second, grave, pressing, words, came, held, heldBy }
    })
  }

  /** Whether a guest's report is next: guests and members take turns, by her decisions of today. */
  const isGuestsTurn = async ({ member }: Moderator, today: string): Promise<boolean> => {
    const decided = await db.audit.count({
      where: {
        actor: member.handle,
        at: { gte: new Date(today) },
        reportId: { not: null },
        action: { notIn: ['read', 'take', 'merge', 'split', 'undo'] },
      },
    })
    return decided % 2 === 1
  }

  /** Reports that are joined to another, or have been approved once. */
  const attached = async (): Promise<Attached[]> => {
    const rows = await db.report.findMany({
      where: { state: { in: ['merged', 'seconding'] }, content: { not: null } },
      select: { id: true, author: true, content: true },
    })
    return rows.flatMap(({ id, author, content: sealed }) => {
      const content = sealed && readable(id, sealed)
      return content ? [{ id, author, content }] : []
    })
  }

  /** What waits for her: what she has open, then reports of members and guests in turn. */
  const pile = async (
    moderator: Moderator,
    now: Date,
    today: string,
    which: 'shown' | 'putOff' = 'shown',
  ): Promise<PiledRow[]> => {
    const rows = await undecided(today, now, which)
    // Mostly nothing is put off, and every menu of a moderator asks.
    if (rows.length === 0) return []
    const left = new Set([
      ...(await auditStore(db).leftBy(moderator.member.handle, now)),
      // Shown with the decision that is pending on them.
      ...(await pending.reports(now)),
    ])
    return pileFor(
      keys,
      rows,
      { attached: await attached(), left, guestsFirst: await isGuestsTurn(moderator, today), now },
      { memberId: moderator.member.id, senders: moderator.senders },
    )
  }

  return {
    pile,

    /** What waits for this moderator, in the order in which she is shown it. */
    async of(moderator: Moderator, now: Date, today: string): Promise<Piled[]> {
      return pile(moderator, now, today)
    },

    /** What waits for any moderator. */
    async ofAll(now: Date, today: string): Promise<Piled[]> {
      return undecided(today, now)
    },

    /** What a colleague put off for all, and this moderator may read all the same. */
    async putOff(moderator: Moderator, now: Date, today: string): Promise<PutOff[]> {
      const rows = await pile(moderator, now, today, 'putOff')
      return rows.flatMap(({ id, held, heldBy, putOffUntil }) =>
        putOffUntil ? [{ id, why: held, by: heldBy, until: putOffUntil }] : [],
      )
    },
  }
}
