import { Prisma, type Transaction } from '../../database/database.ts'
import { approverTag, authorTag, type Content, type ReportFacts } from '../blacklist/reports.ts'
import { canUndo, isUrgent } from '../blacklist/review.ts'
import type { Level } from '../blacklist/taxonomy.ts'
import { sameBytes } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { reportSeal } from './report-seal.ts'

/** Reports, from their arrival to the decision. What was told is sealed. SQL only to lock rows. */
export const reportStore = (db: Transaction, keys: Keys) => {
  const { seal, readable } = reportSeal(keys)

  /** The reports that are not final, locked until this transaction ends. */
  const pending = async (): Promise<
    { id: string; author: Uint8Array | null; content: Uint8Array | null }[]
  > =>
    db.$queryRaw`
      SELECT id, author, content FROM report WHERE author IS NOT NULL OR content IS NOT NULL
      ORDER BY id FOR UPDATE`

  /** The reports of these authors that are undecided, or whose decision can still be taken back. */
  const theirs = async (authors: readonly Bytes[]): Promise<string[]> => {
    const rows = await db.report.findMany({
      where: { author: { not: null } },
      select: { id: true, author: true },
    })
    return rows.flatMap(({ id, author }) =>
      authors.some((one) => author && sameBytes(author, authorTag(keys, one, id))) ? [id] : [],
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
        data: {
          id,
          level: level ?? null,
          month,
          content: seal(id, content),
          receipt,
          author,
          urgent: isUrgent(content),
        },
      })
    },

    /** How many wait for a decision. */
    async waiting(): Promise<number> {
      return db.report.count({ where: { state: { in: ['received', 'seconding', 'merged'] } } })
    },

    /**
     * Reports that are approved, once or twice, whose entries are not all written and whose
     * approval can no longer be taken back. Locked, so that no two publishers have the same one.
     *
     * A report that another transaction has locked is left for the next run. `all` waits for it
     * instead, if there is no next run before the next quarter.
     */
    async approved(
      now: Date,
      { all } = { all: false },
    ): Promise<{ id: string; content: Content | undefined; month: Date; confirmed: boolean }[]> {
      const skip = all ? Prisma.empty : Prisma.sql`SKIP LOCKED`
      const rows = await db.$queryRaw<{ id: string; content: Bytes; month: Date; state: string }[]>`
        SELECT id, content, month, state FROM report
        WHERE state IN ('approved', 'seconding') AND content IS NOT NULL FOR UPDATE ${skip}`
      return rows.flatMap(({ id, content: sealed, month, state }) => {
        const content = readable(id, sealed)
        if (content && canUndo(content, now)) return []
        return [{ id, content, month, confirmed: state === 'approved' }]
      })
    },

    /**
     * Saves the content with the ids of its entries, which are at level 2 until a second moderator
     * decides.
     */
    async provisional(id: string, content: Content): Promise<void> {
      await db.report.update({ where: { id }, data: { content: seal(id, content) } })
    },

    /**
     * Marks a report live once its entries are written. Destroys the copy, except what a case
     * worker or the police are to have.
     */
    async live(id: string, kept: ReportFacts | undefined): Promise<void> {
      const content = kept ? seal(id, kept) : null
      await db.report.update({ where: { id }, data: { state: 'live', content, author: null } })
    },

    /**
     * The level that the first moderator fixed, for entries that are shown as a risk until a second
     * one agrees.
     */
    async fixedLevels(): Promise<Map<string, Level>> {
      const rows = await db.report.findMany({
        where: { state: 'seconding', content: { not: null } },
        select: { id: true, content: true },
      })
      return new Map(
        rows.flatMap(({ id, content: sealed }) => {
          const { entries = [], decided } = (sealed && readable(id, sealed)) ?? {}
          return decided ? entries.map((entry): [string, Level] => [entry, decided.level]) : []
        }),
      )
    },

    /**
     * A function that says whether a sender wrote the report; undefined if nothing leads to the
     * author any more.
     */
    async authorOf(id: string): Promise<((sender: Bytes) => boolean) | undefined> {
      const { author } = (await db.report.findUnique({ where: { id } })) ?? {}
      return author ? (sender) => sameBytes(author, authorTag(keys, sender, id)) : undefined
    },

    /** Marks the undecided reports of peers whose membership has ended. Returns how many. */
    async doubt(authors: readonly Bytes[]): Promise<number> {
      const ids = await theirs(authors)
      const { count } = await db.report.updateMany({
        where: { id: { in: ids }, state: { in: ['received', 'seconding', 'merged'] } },
        data: { doubted: true },
      })
      return count
    },

    /** How many reports can still be told to be this sender's. */
    async countOf(author: Bytes): Promise<number> {
      return (await theirs([author])).length
    },

    /** Removes the author from her reports, so that nothing in them leads back to her. */
    async disown(author: Bytes): Promise<void> {
      const ids = await theirs([author])
      await db.report.updateMany({ where: { id: { in: ids } }, data: { author: null } })
    },

    /** Gives what one sender told, or approved first, to another. */
    async reauthor(from: Bytes, to: Bytes): Promise<void> {
      for (const { id, author, content } of await pending()) {
        if (author && sameBytes(author, authorTag(keys, from, id)))
          await db.report.update({ where: { id }, data: { author: authorTag(keys, to, id) } })
        const told = content && readable(id, content)
        if (told?.decided?.by !== approverTag(keys, from, id)) continue
        const decided = { ...told.decided, by: approverTag(keys, to, id) }
        await db.report.update({ where: { id }, data: { content: seal(id, { ...told, decided }) } })
      }
    },

    /** Gives what was told in one group to another. */
    async regroup(from: string, to: string): Promise<void> {
      for (const { id, content } of await pending()) {
        const told = content && readable(id, content)
        if (told?.group !== from) continue
        await db.report.update({
          where: { id },
          data: { content: seal(id, { ...told, group: to }) },
        })
      }
    },

    /** Reports by state and level, for the operator's figures. */
    async count(): Promise<{ state: string; level: number | null; count: number }[]> {
      const rows = await db.report.groupBy({ by: ['state', 'level'], _count: true })
      return rows.map(({ state, level, _count }) => ({ state, level, count: _count }))
    },
  }
}
export type ReportStore = ReturnType<typeof reportStore>
