import { randomUUID } from 'node:crypto'
import type { Database, Transaction } from '../../database/database.ts'
import type { Tombstone } from '../blacklist/tombstones.ts'
import type { Keys } from '../terms/keys.ts'
import { lockAlone } from './advisory-locks.ts'

/** A tombstone as it is kept beside the keys. Only they open it. */
export interface SealedTombstone {
  id: string
  content: Uint8Array
}

/** Seals and opens what a tombstone says. */
const sealOf = (keys: Keys) => ({
  seal: (id: string, tombstone: Tombstone) =>
    keys.seal('voice', `tombstone ${id}`, JSON.stringify(tombstone)),
  open({ id, content }: SealedTombstone): Tombstone | undefined {
    const plain = keys.openWhole('voice', `tombstone ${id}`, content)
    return plain === undefined ? undefined : JSON.parse(plain)
  },
})

/** Writes tombstones in the transaction that takes entries or members away. */
export const tombstoneStore = (db: Transaction, keys: Keys) => ({
  async add(tombstones: readonly Tombstone[]): Promise<void> {
    if (tombstones.length === 0) return
    const { seal } = sealOf(keys)
    const ids = tombstones.map(() => randomUUID())
    await db.tombstone.createMany({
      data: tombstones.map((one, index) => {
        const id = ids[index] ?? ''
        return { id, content: seal(id, one) }
      }),
    })
  },
})
export type TombstoneStore = ReturnType<typeof tombstoneStore>

/**
 * Gives `write` the tombstones that are not in the file beside the keys yet, and then deletes their
 * rows. One process at a time.
 */
export const takeTombstones = (
  { prisma }: Pick<Database, 'prisma'>,
  write: (taken: SealedTombstone[]) => Promise<void>,
): Promise<void> =>
  prisma.$transaction(async (db) => {
    await lockAlone(db, 'tombstones')
    const rows = await db.tombstone.findMany({ orderBy: { id: 'asc' } })
    // Before the rows are deleted: a row that is gone must be in the file.
    await write(rows)
    if (rows.length === 0) return
    await db.tombstone.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })
  })

/** Opens tombstones. Damaged ones are counted and left out. */
export const openTombstones = (keys: Keys, sealed: readonly SealedTombstone[]): Tombstone[] =>
  sealed.flatMap((one) => sealOf(keys).open(one) ?? [])
