import { approverTag, authorTag, type Content, needsSecond } from '../blacklist/reports.ts'
import type { Level } from '../blacklist/taxonomy.ts'
import type { Bytes, Keys } from '../keys.ts'
import type { Transaction } from './database.ts'

/** A report that a moderator reads. */
export interface Waiting {
  id: string
  content: Content
  /** Live at level 2 already, or about to be; this moderator's would be the second approval. */
  second: boolean
  doubted: boolean
}

/** A report that was put off comes back after half an hour. */
const PUT_OFF = 30 * 60 * 1000

/** Reports from their arrival to the decision; what was said is sealed. */
export const reportStore = (db: Transaction, keys: Keys) => {
  const seal = (id: string, content: Content): Bytes =>
    keys.seal('report', id, JSON.stringify(content))
  const open = (id: string, sealed: Uint8Array): Content =>
    JSON.parse(keys.open('report', id, sealed))

  // One damaged row must not keep all others from being read.
  const readable = (id: string, sealed: Uint8Array): Content | undefined => {
    try {
      return open(id, sealed)
    } catch {
      return undefined
    }
  }

  /** The copy of a report in that state, which nobody else changes until the transaction ends. */
  const held = async (
    id: string,
    state: 'received' | 'seconding',
  ): Promise<Content | undefined> => {
    const [row] = await db.$queryRaw<{ content: Uint8Array | null }[]>`
      SELECT content FROM report WHERE id = ${id}::uuid AND state = ${state}::"ReportState" FOR UPDATE`
    return row?.content ? open(id, row.content) : undefined
  }

  /** The undecided reports of these senders. */
  const undecidedOf = async (authors: readonly Bytes[]): Promise<string[]> => {
    const rows = await db.report.findMany({
      where: { state: { in: ['received', 'seconding'] }, author: { not: null } },
      select: { id: true, author: true },
    })
    return rows.flatMap(({ id, author }) =>
      authors.some((one) => author && same(author, authorTag(keys, one, id))) ? [id] : [],
    )
  }

  return {
    async receive(report: {
      id: string
      content: Content
      level: Level | undefined
      receipt: Bytes
      author: Bytes
      month: Date
    }): Promise<void> {
      const { id, content, level, receipt, author, month } = report
      await db.report.create({
        data: { id, level: level ?? null, month, content: seal(id, content), receipt, author },
      })
    },

    /** How many wait for a decision. */
    async waiting(): Promise<number> {
      return db.report.count({ where: { state: { in: ['received', 'seconding'] } } })
    },

    /** The next report for a moderator: the gravest first, never her own, none that she decided on or passed. */
    async next(
      moderator: { handle: string; senders: Bytes[] },
      now: Date,
    ): Promise<Waiting | undefined> {
      const rows = await db.report.findMany({
        where: { state: { in: ['received', 'seconding'] } },
        orderBy: [{ level: { sort: 'desc', nulls: 'last' } }, { month: 'asc' }, { id: 'asc' }],
      })
      const passedSince = new Date(now.getTime() - PUT_OFF)
      for (const row of rows) {
        const own = moderator.senders.some(
          (sender) => row.author && same(row.author, authorTag(keys, sender, row.id)),
        )
        if (own || !row.content) continue
        const put = await db.audit.count({
          where: {
            reportId: row.id,
            actor: moderator.handle,
            action: 'pass',
            at: { gt: passedSince },
          },
        })
        if (put > 0) continue
        const content = readable(row.id, row.content)
        if (!content) continue
        // By her address and not by her handle: she may have come back as somebody new.
        const approved = moderator.senders.some(
          (sender) => content.decided?.by === approverTag(keys, sender, row.id),
        )
        if (approved) continue
        return { id: row.id, content, second: row.state === 'seconding', doubted: row.doubted }
      }
      return undefined
    },

    /**
     * A moderator's approval. The first one of a level 3 or 4 waits for a second moderator's; what
     * lists nobody is only counted. Undefined when somebody else decided meanwhile.
     */
    async approve(
      id: string,
      level: Level | undefined,
      second: boolean,
      lists: boolean,
      day: string,
      sender: Bytes,
    ): Promise<'approved' | 'seconding' | 'noted' | undefined> {
      const from = second ? 'seconding' : 'received'
      const before = await held(id, from)
      if (!before) return undefined
      const counted = !lists || level === undefined
      const state = counted ? 'noted' : needsSecond(level) && !second ? 'seconding' : 'approved'
      const confirmed = state === 'approved'
      // The first day counts, or the second approval would put the warning off by a week.
      const first = before.decided?.day ?? day
      const decided = {
        day: first,
        level: level ?? 1,
        confirmed,
        by: approverTag(keys, sender, id),
      }
      const content = { ...before, decided }
      const { count } = await db.report.updateMany({
        where: { id, state: from },
        data: {
          state,
          level: level ?? null,
          content: state === 'noted' ? null : seal(id, content),
          ...(state === 'seconding' ? {} : { author: null }),
        },
      })
      return count === 1 ? state : undefined
    },

    /** Declined for good; false when somebody else decided meanwhile. Gives the entries that must go, and what finds its alert. */
    async decline(
      id: string,
      second: boolean,
    ): Promise<{ entries: string[]; withdrawal: string } | undefined> {
      const from = second ? 'seconding' : 'received'
      const before = await held(id, from)
      if (!before) return undefined
      const { count } = await db.report.updateMany({
        where: { id, state: from },
        data: { state: 'declined', content: null, author: null },
      })
      return count === 1
        ? { entries: before.entries ?? [], withdrawal: before.withdrawal }
        : undefined
    },

    /** Approved reports whose entries are not all written; locked, so that two publishers never meet. */
    async approved(): Promise<
      { id: string; content: Content | undefined; month: Date; confirmed: boolean }[]
    > {
      const rows = await db.$queryRaw<{ id: string; content: Bytes; month: Date; state: string }[]>`
        SELECT id, content, month, state FROM report
        WHERE state IN ('approved', 'seconding') AND content IS NOT NULL FOR UPDATE SKIP LOCKED`
      return rows.map(({ id, content, month, state }) => ({
        id,
        content: readable(id, content),
        month,
        confirmed: state === 'approved',
      }))
    },

    /** Keeps which entries were written at level 2 while the second moderator has not decided. */
    async provisional(id: string, content: Content): Promise<void> {
      await db.report.update({ where: { id }, data: { content: seal(id, content) } })
    },

    /** The entries are written: the copy is destroyed. */
    async live(id: string): Promise<void> {
      await db.report.update({
        where: { id },
        data: { state: 'live', content: null, author: null },
      })
    },

    /** Marks what somebody who was revoked has told and nobody has decided on. */
    async doubt(authors: readonly Bytes[]): Promise<number> {
      const ids = await undecidedOf(authors)
      return (await db.report.updateMany({ where: { id: { in: ids } }, data: { doubted: true } }))
        .count
    },

    /** Has nothing in what somebody told lead back to her any more. */
    async disown(author: Bytes): Promise<void> {
      const ids = await undecidedOf([author])
      await db.report.updateMany({ where: { id: { in: ids } }, data: { author: null } })
    },

    /** Deletes reports that came in a month before that day's, decided or not. */
    async expire(before: Date): Promise<number> {
      const month = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth(), 1))
      return (await db.report.deleteMany({ where: { month: { lt: month } } })).count
    },

    /** Reports by state and level, for the operator's figures. */
    async count(): Promise<{ state: string; level: number | null; count: number }[]> {
      const rows = await db.report.groupBy({ by: ['state', 'level'], _count: true })
      return rows.map(({ state, level, _count }) => ({ state, level, count: _count }))
    },
  }
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
