import type { Transaction } from '../../database/database.ts'
import type { Snapshot } from '../blacklist/warning.ts'
import type { Keys } from '../terms/keys.ts'
import { sealOf } from './kind-seal.ts'

/**
 * What was counted about each subject when the last quarter ended, and the quarters that have
 * begun.
 */
export const snapshotStore = (db: Transaction, keys: Keys) => {
  const { seal, open } = sealOf<Snapshot>(keys, 'snapshot')

  return {
    /** The last snapshot of each of these subjects that has one. */
    async of(subjectIds: readonly string[]): Promise<Map<string, Snapshot>> {
      // Prisma would query even if there is none.
      const rows =
        subjectIds.length === 0
          ? []
          : await db.snapshot.findMany({ where: { subjectId: { in: [...subjectIds] } } })
      return new Map(rows.map(({ subjectId, content }) => [subjectId, open(subjectId, content)]))
    },

    /**
     * Begins a quarter. `turned`: this call is the first in the quarter. `counted`: there are no
     * snapshots of the quarter yet, and the caller must count them. Another call waits until this
     * transaction ends.
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

    /** Deletes all snapshots, so that they can be counted anew. */
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

    /** Deletes the snapshot of a subject whose entries are in no answer any more. */
    async forget(subjectId: string): Promise<void> {
      await db.snapshot.deleteMany({ where: { subjectId } })
    },
  }
}
export type SnapshotStore = ReturnType<typeof snapshotStore>
