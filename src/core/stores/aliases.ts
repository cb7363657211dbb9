import type { Transaction } from '../../database/database.ts'
import { bytesOf, hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { lockAlone, lockNameShared, lockNames } from './advisory-locks.ts'

/** Senders that are another key of somebody who is known. */
export const aliasStore = (db: Transaction, keys: Keys) => {
  // No other table has these tags, so that tables cannot be joined on them.
  const aliasOf = (sender: Bytes): Bytes => keys.tag('sender', 'alias', sender)
  const ownerOf = (sender: Bytes): Bytes => keys.tag('sender', 'alias of', sender)
  const lockName = (sender: Bytes): string => `sender ${hex(aliasOf(sender))}`
  const seal = (tag: Bytes, sender: Bytes): Bytes => keys.seal('sender', hex(tag), hex(sender))

  return {
    /** The tag under which each of these senders is kept; undefined if it is her own. */
    async of(senders: readonly Bytes[]): Promise<(Bytes | undefined)[]> {
      const tags = senders.map(aliasOf)
      const rows = await db.alias.findMany({ where: { tag: { in: tags } } })
      const known = new Map(rows.map(({ tag, content }) => [hex(tag), content]))
      return tags.map((tag) => {
        const content = known.get(hex(tag))
        return content && bytesOf(keys.open('sender', hex(tag), content))
      })
    },

    /** From now on, a message from `alias` is a message from this sender. */
    async keep(alias: Bytes, sender: Bytes): Promise<void> {
      const tag = aliasOf(alias)
      const row = { sender: ownerOf(sender), content: seal(tag, sender) }
      await db.alias.upsert({ where: { tag }, create: { tag, ...row }, update: row })
    },

    /** Aliases of one sender are aliases of another from now on. */
    async unite(from: Bytes, to: Bytes): Promise<void> {
      for (const { tag } of await db.alias.findMany({ where: { sender: ownerOf(from) } })) {
        await db.alias.update({
          where: { tag },
          data: { sender: ownerOf(to), content: seal(new Uint8Array(tag), to) },
        })
      }
    },

    /** How many other keys of a sender are known. */
    count: (sender: Bytes): Promise<number> =>
      db.alias.count({ where: { sender: ownerOf(sender) } }),

    async deleteOf(senders: readonly Bytes[]): Promise<void> {
      await db.alias.deleteMany({ where: { sender: { in: senders.map(ownerOf) } } })
    },

    /**
     * Waits until nobody unites this sender with another, and lets nobody begin until the
     * transaction ends.
     */
    lock: (sender: Bytes): Promise<void> => lockNameShared(db, lockName(sender)),

    /** Waits until no other transaction unites senders. */
    lockUniting: (): Promise<void> => lockAlone(db, 'uniting'),

    /**
     * Waits until the turns of these senders have ended, and lets none begin until the transaction
     * ends.
     */
    lockAlone: (senders: readonly Bytes[]): Promise<void> => lockNames(db, senders.map(lockName)),
  }
}
export type AliasStore = ReturnType<typeof aliasStore>
