import type { Transaction } from '../../database/database.ts'
import { type Counted, grown, type Tables } from '../blacklist/tallies.ts'
import type { Keys } from '../terms/keys.ts'
import { sealOf } from './kind-seal.ts'

/** What is counted, by calendar quarter. One sealed row each: rows of their own would say what a report told that was decided together with them. */
export const tallyStore = (db: Transaction, keys: Keys) => {
  const { seal, open } = sealOf<Tables>(keys, 'tally')

  return {
    /** Counts something; with -1, takes it back. To be called in a transaction. */
    async add(quarter: number, counted: readonly Counted[]): Promise<void> {
      if (counted.length === 0) return
      await db.tally.createMany({
        data: [{ quarter, content: seal(quarter, {}) }],
        skipDuplicates: true,
      })
      // Locked: what two decisions count at once is in one row.
      const [row] = await db.$queryRaw<{ content: Uint8Array }[]>`
        SELECT content FROM tally WHERE quarter = ${quarter}::int FOR UPDATE`
      const tables = grown(row ? open(quarter, row.content) : {}, counted)
      await db.tally.update({ where: { quarter }, data: { content: seal(quarter, tables) } })
    },

    /** Every quarter's tables, the newest first. */
    async all(): Promise<{ quarter: number; tables: Tables }[]> {
      const rows = await db.tally.findMany({ orderBy: { quarter: 'desc' } })
      return rows.map(({ quarter, content }) => ({ quarter, tables: open(quarter, content) }))
    },

    /** Deletes what was counted before that quarter. */
    async expire(before: number): Promise<void> {
      await db.tally.deleteMany({ where: { quarter: { lt: before } } })
    },
  }
}
export type TallyStore = ReturnType<typeof tallyStore>
