import type { Transaction } from '../../database/database.ts'
import type { Keys } from '../terms/keys.ts'
import { sealOf } from './kind-seal.ts'

/** Something that waits and that nobody has opened. */
export interface Unopened {
  /** When it was first seen waiting, in milliseconds. */
  since: number
  /** When somebody was first told of it, or could not be. */
  toldAt?: number
  /** It was never opened, so that the time until then is counted. */
  first?: true
  /** A grave danger of this week. */
  grave?: true
}

/** Under which key a report waits: after the first approval it waits anew, for a second moderator. */
export const unopenedKey = (id: string, second: boolean): string => (second ? `second ${id}` : id)

/** What waits and nobody has opened, by its key. */
export type AllUnopened = Readonly<Record<string, Unopened>>

const ROW = 1

/**
 * What waits and nobody has opened, in one sealed row: rows of their own would be a diary of when
 * reports came and were read.
 */
export const unopenedStore = (db: Transaction, keys: Keys) => {
  const { seal, readable } = sealOf<AllUnopened>(keys, 'pile')

  return {
    /** What was known at the last look, locked until the transaction ends. */
    async locked(): Promise<AllUnopened> {
      await db.pile.createMany({
        data: [{ id: ROW, content: seal(ROW, {}) }],
        skipDuplicates: true,
      })
      const [row] = await db.$queryRaw<{ content: Uint8Array }[]>`
        SELECT content FROM pile WHERE id = ${ROW}::int FOR UPDATE`
      return (row && readable(ROW, row.content)) ?? {}
    },

    async save(all: AllUnopened): Promise<void> {
      await db.pile.update({ where: { id: ROW }, data: { content: seal(ROW, all) } })
    },
  }
}
