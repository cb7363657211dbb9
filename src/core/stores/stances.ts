import type { Prisma, Transaction } from '../../database/database.ts'
import { packedStance, type Stance, unpackedStance } from '../blacklist/stance.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { sealOf } from './kind-seal.ts'

/** What whoever reported says of an entry now, sealed in it. */
export const stanceSeal = (keys: Keys) => {
  const { seal, open } = sealOf<string>(keys, 'stance')
  return {
    seal: (id: string, stance?: Stance): Bytes => seal(id, packedStance(stance)),
    /** Undefined if nothing was said. */
    open: (id: string, sealed: Uint8Array | null): Stance | undefined =>
      sealed ? unpackedStance(open(id, sealed)) : undefined,
  }
}

/** Notes what whoever reported says of these entries now. */
export const stanceStore = (db: Transaction, keys: Keys) => ({
  async note(which: Prisma.EntryWhereInput, stance: Stance): Promise<void> {
    const { seal } = stanceSeal(keys)
    for (const { id } of await db.entry.findMany({ where: which, select: { id: true } }))
      await db.entry.update({ where: { id }, data: { stance: seal(id, stance) } })
  },
})
