import type { Transaction } from '../../database/database.ts'
import { type Counted, grown, type Tables } from '../blacklist/tallies.ts'
import type { Keys } from '../terms/keys.ts'
import { sealOf } from './kind-seal.ts'

/**
 * Figures of each calendar quarter, in one sealed row. With a row for each figure, the rows that
 * change together would show what a decided report told.
 */
export const tallyStore = (db: Transaction, keys: Keys) => {
  const { seal, open } = sealOf<Tables>(keys, 'tally')

  return {
    /** Adds to the figures; -1 takes back. Must be called in a transaction. */
    async add(quarter: number, counted: readonly Counted[]): Promise<void> {
      if (counted.length === 0) return
      await db.tally.createMany({
        data: [{ quarter, content: seal(quarter, {}) }],
        skipDuplicates: true,
      })
      // Locked, because two decisions may be counted in this row at once.
      const [row] = await db.$queryRaw<{ content: Uint8Array }[]>`
        SELECT content FROM tally WHERE quarter = ${quarter}::int FOR UPDATE`
      const tables = grown(row ? open(quarter, row.content) : {}, counted)
      await db.tally.update({ where: { quarter }, data: { content: seal(quarter, tables) } })
    },

    /** The tables of every quarter, the newest first. */
    async all(): Promise<{ quarter: number; tables: Tables }[]> {
      const rows = await db.tally.findMany({ orderBy: { quarter: 'desc' } })
      return rows.map(({ quarter, content }) => ({ quarter, tables: open(quarter, content) }))
    },

    /** The tables of one quarter. */
    async of(quarter: number): Promise<Tables> {
      const row = await db.tally.findUnique({ where: { quarter } })
      return row ? open(quarter, row.content) : {}
    },

    /** Deletes the figures of quarters before that one. */
    async expire(before: number): Promise<void> {
      await db.tally.deleteMany({ where: { quarter: { lt: before } } })
    },
  }
}
export type TallyStore = ReturnType<typeof tallyStore>
