import type { Transaction } from '../../database/database.ts'
import { usable } from '../blacklist/consents.ts'
import { gravestOf } from '../blacklist/joint-reports.ts'
import { sayingTheSame } from '../blacklist/like-words.ts'
import { type Content, GUESTS, OUTREACH } from '../blacklist/reports.ts'
import { CLAIM, claimTag, harmsLeft } from '../blacklist/review.ts'
import { HARM_IDS } from '../blacklist/taxonomy.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { SHOWN } from './locked-reports.ts'
import type { PendingStore } from './pending.ts'
import { reportSeal } from './report-seal.ts'
import { type Moderator, type PiledRow as Row, reviewPile } from './review-pile.ts'

export type { Moderator } from './review-pile.ts'

import { reportedNumbers } from './reported-numbers.ts'

/** What a moderator reads of a report. */
export type Readable = NonNullable<ReturnType<typeof usable<'review'>>> &
  Pick<Content, 'came' | 'language'> & {
    /** Who told it: somebody who was let in, anybody, or staff for somebody else. */
    by: 'member' | 'guest' | 'staff'
  }

/** A report that a moderator reads. */
export interface Waiting {
  id: string
  told: Readable
  decided: Content['decided']
  held: string | undefined
  /** The handle of the moderator who put it off. */
  heldBy?: string
  /** What is told in the reports that are decided with it. */
  merged: Readable[]
  /** It is live at level 2, or about to be. This moderator's approval would be the second. */
  second: boolean
  doubted: boolean
}

/** The most reports that can be joined at once: a moderator reads them all before she decides. */
const MOST_TOGETHER = 20

/** The pile of reports that wait for a moderator: who reads which, and in what order. */
export const reviewStore = (db: Transaction, keys: Keys, pending: PendingStore) => {
  const { open, readable } = reportSeal(keys)
  const claimOf = ({ member }: Moderator, id: string): Bytes => claimTag(keys, member.id, id)

  const { pile } = reviewPile(db, keys, pending)

  /** Claims a report: nobody else is shown it. Undefined if another moderator was quicker. */
  const claim = async (
    { id, second }: Row,
    moderator: Moderator,
    now: Date,
  ): Promise<Content | undefined> => {
    const until = new Date(now.getTime() + CLAIM)
    const mine = claimOf(moderator, id)
    const [row] = await db.report.updateManyAndReturn({
      where: {
        id,
        state: second ? 'seconding' : 'received',
        content: { not: null },
        OR: [{ claimedUntil: null }, { claimedUntil: { lte: now } }, { claim: mine }],
      },
      data: { claim: mine, claimedUntil: until },
      select: { content: true },
    })
    return row?.content ? readable(id, row.content) : undefined
  }

  const told = (content: Content): Readable[] => {
    const given = usable(content, 'review')
    if (!given) return []
    const { group, came, language } = content
    const by = group === GUESTS ? 'guest' : group === OUTREACH ? 'staff' : 'member'
    return [{ ...given, by, ...(came && { came }), ...(language && { language }) }]
  }

  const contentsOf = async (ids: readonly string[]): Promise<Content[]> => {
    const rows = await db.report.findMany({ where: { id: { in: [...ids] } } })
    return rows.flatMap(({ id, content }) => (content ? [open(id, content)] : []))
  }

  return {
    ...reportedNumbers(db, keys),

    /** How many reports wait for this moderator. */
    async waiting(moderator: Moderator, now: Date, today: string): Promise<number> {
      return (await pile(moderator, now, today)).length
    },

    /** Ends that a report is put off for all. */
    async wake(id: string): Promise<void> {
      await db.report.updateMany({ where: { id }, data: { putOffUntil: null } })
    },

    /** Claims the next report for a moderator; not her own, nor one that she approved or left. */
    async next(moderator: Moderator, now: Date, today: string): Promise<Waiting | undefined> {
      for (const row of await pile(moderator, now, today)) {
        const content = await claim(row, moderator, now)
        if (!content) continue
        const { decided, held, heldBy, merged = [] } = content
        const { second } = row
        // A risk that was told with a danger needed no second moderator.
        const others = (await contentsOf(merged)).filter((one) => !one.decided?.confirmed)
        const all = [content, ...others]
        // The second moderator reads of each what the first one left of it.
        const [readableNow, ...joined] = all
          .map((one) => (second ? { ...one, harms: harmsLeft(one) } : one))
          .flatMap(told)
        if (!readableNow) continue
        const level = gravestOf(all, { harms: HARM_IDS, second })
        return {
          id: row.id,
          told: readableNow,
          decided: decided && { ...decided, level: level ?? decided.level },
          held,
          ...(heldBy !== undefined && { heldBy }),
          merged: joined,
          second,
          doubted: row.doubted,
        }
      }
      return undefined
    },

    /** What is told in these reports, for a moderator who looks at a pending decision on them. */
    async told(ids: readonly string[]): Promise<Readable[]> {
      return (await contentsOf(ids)).flatMap(told)
    },

    /** Unclaimed reports by guests with nearly the same words; none if this is not a guest's. */
    async likeInWords(
      id: string,
      moderator: Moderator,
      now: Date,
      today: string,
    ): Promise<string[]> {
      const rows = (await pile(moderator, now, today)).filter(({ guest }) => guest)
      const own = rows.find((row) => row.id === id)
      const others = rows.filter((row) => row.id !== id && row.claim === null)
      const like = sayingTheSame(own?.words ?? '', others)
      return like.slice(0, MOST_TOGETHER).map((row) => row.id)
    },

    /** Claims a report for a moderator, so that she is shown it first. */
    async take(id: string, moderator: Moderator, now: Date): Promise<void> {
      const claimedUntil = new Date(now.getTime() + CLAIM)
      const free = { OR: [{ claimedUntil: null }, { claimedUntil: { lte: now } }] }
      await db.report.updateMany({
        where: { id, ...free },
        data: { claim: claimOf(moderator, id), claimedUntil },
      })
    },

    /** Lets others read a report that a moderator had open. */
    async release(id: string, moderator: Moderator): Promise<void> {
      await db.report.updateMany({
        where: { id, claim: claimOf(moderator, id) },
        data: { claim: null, claimedUntil: null },
      })
    },

    /** Puts a report before all others, because the reporter has answered or told more. */
    async bringBack(id: string): Promise<void> {
      await db.report.updateMany({
        where: { id, state: { in: ['received', 'seconding'] } },
        data: { ...SHOWN, urgent: true },
      })
    },

    /** Deletes claims whose time is over. */
    async lapse(now: Date): Promise<void> {
      await db.report.updateMany({
        where: { claimedUntil: { lte: now } },
        data: { claim: null, claimedUntil: null },
      })
    },
  }
}
