import type { Transaction } from '../../database/database.ts'
import type { Snapshot } from '../blacklist/warning.ts'
import type { Keys } from '../terms/keys.ts'
import { sealOf } from './kind-seal.ts'

/** What was counted about each subject when the last quarter ended, and in which quarter that was. */
export const snapshotStore = (db: Transaction, keys: Keys) => {
  const { seal, open } = sealOf<Snapshot>(keys, 'snapshot')

  return {
    /** The last snapshot of each of these subjects, of those that have one. */
    async of(subjectIds: readonly string[]): Promise<Map<string, Snapshot>> {
      // Mostly nobody has listed them, and Prisma would ask all the same.
      const rows =
        subjectIds.length === 0
          ? []
          : await db.snapshot.findMany({ where: { subjectId: { in: [...subjectIds] } } })
      return new Map(rows.map(({ subjectId, content }) => [subjectId, open(subjectId, content)]))
    },

    /**
     * Begins a quarter: `turned` for the one who is first in it, `counted` where no snapshots of it are
     * there yet. Another one who begins it waits until this transaction ends.
     */
    async begin(quarter: number): Promise<{ turned: boolean; counted: boolean }> {
      const { count: turned } = await db.sweep.createMany({
        data: [{ quarter }],
        skipDuplicates: true,
      })
      const { count: counted } = await db.sweep.updateMany({
        where: { quarter, counted: false },
        data: { counted: true },
      })
      if (turned > 0) await db.sweep.deleteMany({ where: { quarter: { lt: quarter } } })
      return { turned: turned > 0, counted: counted > 0 }
    },

    /** Forgets all that was counted, to count anew. */
    async clear(): Promise<void> {
      await db.snapshot.deleteMany()
    },

    async keep(counted: readonly (Snapshot & { subjectId: string })[]): Promise<void> {
      await db.snapshot.createMany({
        data: counted.map(({ subjectId, ...content }) => ({
          subjectId,
          content: seal(subjectId, content),
        })),
      })
    },

    /** What is listed about a subject is in no answer any more, and so is what was counted of it. */
    async forget(subjectId: string): Promise<void> {
      await db.snapshot.deleteMany({ where: { subjectId } })
    },
  }
}
export type SnapshotStore = ReturnType<typeof snapshotStore>
