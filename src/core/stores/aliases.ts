import type { Transaction } from '../../database/database.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'

/** Whoever makes one of two senders holds it, so that no two do at once. The number is arbitrary, and this lock's only. */
const UNITING_LOCK = 7_312_003

/** Which keys are another key of somebody who is known. */
export const aliasStore = (db: Transaction, keys: Keys) => {
  // Other tags than anywhere else, so that the tables cannot be joined on them.
  const aliasOf = (sender: Bytes): Bytes => keys.tag('sender', 'alias', sender)
  const ownerOf = (sender: Bytes): Bytes => keys.tag('sender', 'alias of', sender)
  const lockName = (sender: Bytes): string => `sender ${hex(aliasOf(sender))}`
  const seal = (tag: Bytes, sender: Bytes): Bytes => keys.seal('sender', hex(tag), hex(sender))

  return {
    /** Under which tag each of these senders is kept; undefined where it is her own. */
    async of(senders: readonly Bytes[]): Promise<(Bytes | undefined)[]> {
      const tags = senders.map(aliasOf)
      const rows = await db.alias.findMany({ where: { tag: { in: tags } } })
      const known = new Map(rows.map(({ tag, content }) => [hex(tag), content]))
      return tags.map((tag) => {
        const content = known.get(hex(tag))
        return content && bytesOf(keys.open('sender', hex(tag), content))
      })
    },

    /** From now on, what comes under `alias` is this sender's. */
    async keep(alias: Bytes, sender: Bytes): Promise<void> {
      const tag = aliasOf(alias)
      const row = { sender: ownerOf(sender), content: seal(tag, sender) }
      await db.alias.upsert({ where: { tag }, create: { tag, ...row }, update: row })
    },

    /** What led to one sender leads to another. */
    async unite(from: Bytes, to: Bytes): Promise<void> {
      for (const { tag } of await db.alias.findMany({ where: { sender: ownerOf(from) } })) {
        await db.alias.update({
          where: { tag },
          data: { sender: ownerOf(to), content: seal(new Uint8Array(tag), to) },
        })
      }
    },

    async deleteOf(senders: readonly Bytes[]): Promise<void> {
      await db.alias.deleteMany({ where: { sender: { in: senders.map(ownerOf) } } })
    },

    /** Waits for whoever makes this sender one with another, and lets nobody begin until the transaction ends. */
    async hold(sender: Bytes): Promise<void> {
      await db.$queryRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${lockName(sender)}, 0))::text`
    },

    /** Waits until nobody else makes senders one. */
    async holdAll(): Promise<void> {
      await db.$queryRaw`SELECT pg_advisory_xact_lock(${UNITING_LOCK})::text`
    },

    /** Waits for the turns of these senders that are under way, and lets none begin until the transaction ends. */
    async holdAlone(senders: readonly Bytes[]): Promise<void> {
      const names = senders.map(lockName).sort()
      await db.$queryRaw`
        SELECT pg_advisory_xact_lock(hashtextextended(name, 0))::text FROM unnest(${names}::text[]) name`
    },
  }
}
export type AliasStore = ReturnType<typeof aliasStore>

const bytesOf = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'hex'))
