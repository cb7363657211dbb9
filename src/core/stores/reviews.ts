import type { Transaction } from '../../database/database.ts'
import { usable } from '../blacklist/consents.ts'
import { approverTag, authorTag, type Content } from '../blacklist/reports.ts'
import { CLAIM, claimTag, LEFT_FOR } from '../blacklist/review.ts'
import type { Member } from '../members/peer.ts'
import { sameBytes } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { reportSeal } from './report-seal.ts'

/** What a moderator reads of a report. */
export type Readable = NonNullable<ReturnType<typeof usable<'review'>>>

/** A report that a moderator reads. */
export interface Waiting {
  id: string
  told: Readable
  decided: Content['decided']
  held: string | undefined
  /** What is told in the reports that are decided with it. */
  merged: Readable[]
  /** Live at level 2 already, or about to be; this moderator's would be the second approval. */
  second: boolean
  doubted: boolean
}

/** Who wants to read, on all her channels. */
export interface Moderator {
  member: Member
  senders: Bytes[]
}

interface Row {
  id: string
  state: 'received' | 'seconding'
  month: Date
  author: Uint8Array | null
  /** Only of what has been approved once: who that was stands in it. */
  content: Uint8Array | null
  claim: Uint8Array | null
  claimedUntil: Date | null
  doubted: boolean
}

/** The pile of reports that wait for a moderator: who reads which, and in what order. */
export const reviewStore = (db: Transaction, keys: Keys) => {
  const { open, readable } = reportSeal(keys)
  const claimOf = ({ member }: Moderator, id: string): Bytes => claimTag(keys, member.id, id)

  const isHers = ({ id, author }: Pick<Row, 'id' | 'author'>, { senders }: Moderator): boolean =>
    senders.some((sender) => same(author, authorTag(keys, sender, id)))

  /** Reports with which one that she told, or approved first, is decided. */
  const decidedWithHers = async (moderator: Moderator): Promise<Set<string>> => {
    const rows = await db.report.findMany({
      where: { state: { in: ['merged', 'seconding'] }, content: { not: null } },
      select: { id: true, author: true, content: true },
    })
    return new Set(
      rows.flatMap((row) => {
        const content = row.content && readable(row.id, row.content)
        if (!content?.mergedWith) return []
        const isOwn = isHers(row, moderator) || approved(content, moderator, row.id)
        return isOwn ? [content.mergedWith] : []
      }),
    )
  }

  /** What waits for this moderator, what she has open already and then the gravest first. */
  const pile = async (moderator: Moderator, now: Date, today: string): Promise<Row[]> => {
    const rows = await db.$queryRaw<Row[]>`
      SELECT id, state::text, month, author, claim, claimed_until AS "claimedUntil", doubted,
        CASE WHEN state = 'seconding' THEN content END AS content
      FROM report
      WHERE state IN ('received', 'seconding') AND content IS NOT NULL
        AND (held_until IS NULL OR held_until <= ${today}::date)
      ORDER BY urgent DESC, level DESC NULLS LAST, month, id`
    const passed = await db.audit.findMany({
      where: {
        actor: moderator.member.handle,
        action: 'pass',
        at: { gt: new Date(now.getTime() - LEFT_FOR) },
      },
      select: { reportId: true },
    })
    const left = new Set(passed.map(({ reportId }) => reportId))
    const isMine = ({ id, claim }: Row): boolean => same(claim, claimOf(moderator, id))
    const isFree = ({ claimedUntil }: Row): boolean => !claimedUntil || claimedUntil <= now
    const withHers = await decidedWithHers(moderator)
    const waiting = rows.filter(
      (row) =>
        !isHers(row, moderator) &&
        !withHers.has(row.id) &&
        !left.has(row.id) &&
        (isMine(row) || isFree(row)),
    )
    return [...waiting.filter(isMine), ...waiting.filter((row) => !isMine(row))].filter((row) => {
      const content = row.content && readable(row.id, row.content)
      return !content || !(content.mergedWith || approved(content, moderator, row.id))
    })
  }

  /** By her address and not by her handle: she may have come back as somebody new. */
  const approved = ({ decided }: Content, { senders }: Moderator, id: string): boolean =>
    senders.some((sender) => decided?.by === approverTag(keys, sender, id))

  /** Nobody else is shown it from now on; undefined when somebody else was quicker. */
  const claim = async (
    { id, state }: Row,
    moderator: Moderator,
    now: Date,
  ): Promise<Content | undefined> => {
    const until = new Date(now.getTime() + CLAIM)
    const [row] = await db.$queryRaw<{ content: Uint8Array }[]>`
      UPDATE report SET claim = ${claimOf(moderator, id)}, claimed_until = ${until}
      WHERE id = ${id}::uuid AND state = ${state}::"ReportState" AND content IS NOT NULL
        AND (claimed_until IS NULL OR claimed_until <= ${now} OR claim = ${claimOf(moderator, id)})
      RETURNING content`
    // One damaged row must not keep all others from being read.
    return row && readable(id, row.content)
  }

  const told = (content: Content): Readable[] => {
    const given = usable(content, 'review')
    return given ? [given] : []
  }

  const contentsOf = async (ids: readonly string[]): Promise<Content[]> => {
    const rows = await db.report.findMany({ where: { id: { in: [...ids] } } })
    return rows.flatMap(({ id, content }) => (content ? [open(id, content)] : []))
  }

  return {
    /** How many reports wait for this moderator. */
    async waiting(moderator: Moderator, now: Date, today: string): Promise<number> {
      return (await pile(moderator, now, today)).length
    },

    /** The next report for a moderator, claimed for her: never her own, none that she approved or left just now. */
    async next(moderator: Moderator, now: Date, today: string): Promise<Waiting | undefined> {
      for (const row of await pile(moderator, now, today)) {
        const content = await claim(row, moderator, now)
        const [readableNow] = content ? told(content) : []
        if (!content || !readableNow) continue
        const { decided, held, merged = [] } = content
        return {
          id: row.id,
          told: readableNow,
          decided,
          held,
          merged: (await contentsOf(merged)).flatMap(told),
          second: row.state === 'seconding',
          doubted: row.doubted,
        }
      }
      return undefined
    },

    /** Other undecided reports on one of its numbers that this moderator may read; only their months. */
    async alike(
      id: string,
      moderator: Moderator,
      now: Date,
      today: string,
    ): Promise<{ id: string; month: Date }[]> {
      const [own] = await contentsOf([id])
      const numbers = new Set(own?.subjects.map(({ fingerprint }) => fingerprint))
      if (numbers.size === 0) return []
      const others = (await pile(moderator, now, today)).filter(
        (row) => row.id !== id && row.state === 'received',
      )
      const rows = await db.report.findMany({
        where: { id: { in: others.map((row) => row.id) } },
        orderBy: [{ month: 'asc' }, { id: 'asc' }],
      })
      return rows.flatMap((row) => {
        const content = row.content && readable(row.id, row.content)
        return content &&
          !content.merged &&
          content.subjects.some(({ fingerprint }) => numbers.has(fingerprint))
          ? [{ id: row.id, month: row.month }]
          : []
      })
    },

    /** Has a moderator shown this one first. */
    async take(id: string, moderator: Moderator, now: Date): Promise<void> {
      const claimedUntil = new Date(now.getTime() + CLAIM)
      const free = { OR: [{ claimedUntil: null }, { claimedUntil: { lte: now } }] }
      await db.report.updateMany({
        where: { id, ...free },
        data: { claim: claimOf(moderator, id), claimedUntil },
      })
    },

    /** Lets others read what a moderator had open. */
    async release(id: string, moderator: Moderator): Promise<void> {
      await db.report.updateMany({
        where: { id, claim: claimOf(moderator, id) },
        data: { claim: null, claimedUntil: null },
      })
    },

    /** The reporter has answered, or told more: it is read before all others. */
    async bringBack(id: string): Promise<void> {
      await db.report.updateMany({
        where: { id, state: { in: ['received', 'seconding'] } },
        data: { heldUntil: null, urgent: true },
      })
    },

    /** Forgets who had a report open when nobody has it open any more. */
    async lapse(now: Date): Promise<void> {
      await db.report.updateMany({
        where: { claimedUntil: { lte: now } },
        data: { claim: null, claimedUntil: null },
      })
    },
  }
}

const same = (a: Uint8Array | null, b: Uint8Array): boolean => a !== null && sameBytes(a, b)
