import { randomBytes } from 'node:crypto'
import type { Transaction } from '../../database/database.ts'
import { deletedAtOnce } from '../terms/deletion.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Address } from '../terms/message.ts'

/** Messages in a chat that can still be deleted there. */
export interface InChat {
  address: Address
  messages: string[]
  /** Whether the messages are to be deleted when due, or only their rows here. */
  erase: boolean
  /** When it is too late to delete them, in milliseconds. */
  until?: number
  /** What they are about, if all messages about it are deleted together. */
  about?: string
}

/** Which messages in chats can still be deleted; sealed, and kept for 48 hours at most. */
export const sentMessageStore = (db: Transaction, keys: Keys) => {
  // No other table has this tag, so that tables cannot be joined on it.
  const tagOf = (sender: Bytes): Bytes => keys.tag('address', 'sender', sender)
  const seal = (id: string, inChat: InChat): Bytes =>
    keys.seal('address', id, JSON.stringify(inChat))
  const open = (id: string, content: Uint8Array): InChat =>
    JSON.parse(keys.open('address', id, content))

  const readable = (id: string, content: Uint8Array): InChat | undefined => {
    const whole = keys.openWhole('address', id, content)
    return whole === undefined ? undefined : JSON.parse(whole)
  }

  const releaseRow = async (
    { id, content }: { id: string; content: Uint8Array },
    dueAt: Date,
  ): Promise<void> => {
    await db.sentMessage.updateMany({
      where: { id },
      data: {
        content: seal(id, { ...open(id, content), erase: true }),
        dueAt,
        // A random tag that is nobody's. The row stays for the seconds that deleting takes.
        sender: Uint8Array.from(randomBytes(32)),
      },
    })
  }

  return {
    /** Keeps which messages are in a chat. */
    async keep(
      row: { id: string; sender: Bytes; channel: string; dueAt: Date },
      inChat: InChat,
    ): Promise<void> {
      const content = seal(row.id, inChat)
      await db.sentMessage.create({ data: { ...row, sender: tagOf(row.sender), content } })
    },

    /** The rows that are due, on these channels only: another process serves the others. */
    async due(channels: readonly string[], now: Date): Promise<string[]> {
      const rows = await db.sentMessage.findMany({
        where: { channel: { in: [...channels] }, dueAt: { lte: now } },
        orderBy: { dueAt: 'asc' },
        take: 500,
        select: { id: true },
      })
      return rows.map(({ id }) => id)
    },

    /** Opens one row; `inChat` is undefined if it cannot be read any more. */
    async open(id: string): Promise<{ channel: string; inChat: InChat | undefined } | undefined> {
      const row = await db.sentMessage.findUnique({ where: { id } })
      return row ? { channel: row.channel, inChat: readable(id, row.content) } : undefined
    },

    /** The rows among these whose messages are still to be deleted. */
    async left(ids: readonly string[]): Promise<string[]> {
      const rows = await db.sentMessage.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true },
      })
      return rows.map(({ id }) => id)
    },

    /** Puts a row off until `dueAt`, because its messages could not be deleted. */
    async postpone(id: string, inChat: InChat, dueAt: Date): Promise<void> {
      await db.sentMessage.updateMany({
        where: { id },
        data: { content: seal(id, inChat), dueAt },
      })
    },

    /**
     * Makes everything that was said to a sender due for deletion now, and removes what points to
     * her.
     */
    async release(peer: Bytes, now: Date): Promise<void> {
      const sender = tagOf(peer)
      for (const row of await db.sentMessage.findMany({ where: { sender } }))
        await releaseRow(row, deletedAtOnce(now))
    },

    /** The same for one row, for a message that was sent to her while she left. */
    async releaseOne(id: string, now: Date): Promise<void> {
      for (const row of await db.sentMessage.findMany({ where: { id } }))
        await releaseRow(row, deletedAtOnce(now))
    },

    /** Gives the messages to one sender to another. */
    async unite(from: Bytes, to: Bytes): Promise<void> {
      await db.sentMessage.updateMany({
        where: { sender: tagOf(from) },
        data: { sender: tagOf(to) },
      })
    },

    /** Makes everything that was said to these senders about one thing due for deletion now. */
    async releaseAbout(peers: readonly Bytes[], about: string, now: Date): Promise<void> {
      const rows = await db.sentMessage.findMany({ where: { sender: { in: peers.map(tagOf) } } })
      const ids = rows.flatMap((row) =>
        readable(row.id, row.content)?.about === about ? [row.id] : [],
      )
      await db.sentMessage.updateMany({
        where: { id: { in: ids } },
        data: { dueAt: deletedAtOnce(now) },
      })
    },

    /** How many messages in a sender's chat can still be deleted. */
    async count(peer: Bytes): Promise<number> {
      const rows = await db.sentMessage.findMany({ where: { sender: tagOf(peer) } })
      const inChats = rows.map((row) => readable(row.id, row.content)?.messages.length ?? 0)
      return inChats.reduce((sum, one) => sum + one, 0)
    },

    /** Deletes the rows of a sender who cannot be reached. The messages stay in her chat. */
    async drop(sender: Bytes): Promise<void> {
      await db.sentMessage.deleteMany({ where: { sender: tagOf(sender) } })
    },

    /**
     * Deletes rows that are long overdue, on channels that are no longer served. Returns how many
     * messages stay in chats because of it.
     */
    async expire(dueBefore: Date): Promise<number> {
      const rows = await db.sentMessage.findMany({ where: { dueAt: { lt: dueBefore } } })
      await db.sentMessage.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })
      const inChats = rows.map((row) => readable(row.id, row.content))
      return inChats.reduce((sum, one) => sum + (one?.erase ? one.messages.length : 0), 0)
    },

    async delete(id: string): Promise<void> {
      await db.sentMessage.deleteMany({ where: { id } })
    },
  }
}
export type SentMessageStore = ReturnType<typeof sentMessageStore>
