import type { Transaction } from '../../database/database.ts'
import { newMoveCode, readMoveCode } from '../members/code.ts'
import { bytesOf, hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'

/** How long a code can be used, in milliseconds. */
const LIFETIME = 60 * 60 * 1000

/** Codes of members who are about to move to another chat. */
export const moveStore = (db: Transaction, keys: Keys) => {
  // No other table has this tag, so that tables cannot be joined on it.
  const tagOf = (sender: Bytes): Bytes => keys.tag('sender', 'move', sender)
  const codeTag = (code: string): Bytes => keys.tag('sender', 'move code', code)
  const seal = (tag: Bytes, sender: Bytes): Bytes => keys.seal('sender', hex(tag), hex(sender))
  const open = (row: { sender: Uint8Array; content: Uint8Array }): Bytes =>
    bytesOf(keys.open('sender', hex(row.sender), row.content))

  return {
    /** Makes a new code for leaving this chat, to be shown once. Her earlier code stops working. */
    async issue(from: Bytes, now: Date): Promise<string> {
      const shown = newMoveCode()
      const sender = tagOf(from)
      const row = {
        code: codeTag(shown.replaceAll('-', '')),
        content: seal(sender, from),
        expiresAt: new Date(now.getTime() + LIFETIME),
      }
      await db.move.upsert({ where: { sender }, create: { sender, ...row }, update: row })
      return shown
    },

    /**
     * The sender who leaves her chat with this code; undefined if it is unknown, used or too old.
     * The code stays usable.
     */
    async look(text: string, now: Date): Promise<Bytes | undefined> {
      const code = readMoveCode(text)
      if (!code) return undefined
      const row = await db.move.findFirst({
        where: { code: codeTag(code), expiresAt: { gt: now } },
      })
      return row ? open(row) : undefined
    },

    /** Uses a code up. False if there is no such code. */
    async spend(text: string): Promise<boolean> {
      const code = readMoveCode(text)
      if (!code) return false
      return (await db.move.deleteMany({ where: { code: codeTag(code) } })).count === 1
    },

    /** Gives the code of one sender to another, unless the other has a newer code. */
    async unite(from: Bytes, to: Bytes): Promise<void> {
      const row = await db.move.findUnique({ where: { sender: tagOf(from) } })
      if (!row) return
      await db.move.delete({ where: { sender: row.sender } })
      const sender = tagOf(to)
      const other = await db.move.findUnique({ where: { sender } })
      if (other && other.expiresAt >= row.expiresAt) return
      const kept = { code: row.code, content: seal(sender, to), expiresAt: row.expiresAt }
      await db.move.upsert({ where: { sender }, create: { sender, ...kept }, update: kept })
    },

    /** Whether a sender has a code that can still be used. */
    async has(sender: Bytes, now: Date): Promise<boolean> {
      const row = await db.move.findUnique({ where: { sender: tagOf(sender) } })
      return row !== null && row.expiresAt > now
    },

    async deleteOf(senders: readonly Bytes[]): Promise<void> {
      await db.move.deleteMany({ where: { sender: { in: senders.map(tagOf) } } })
    },

    async expire(now: Date): Promise<void> {
      await db.move.deleteMany({ where: { expiresAt: { lte: now } } })
    },
  }
}
export type MoveStore = ReturnType<typeof moveStore>
