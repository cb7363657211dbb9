import { randomBytes } from 'node:crypto'
import type { Transaction } from '../../database/database.ts'
import { deletedAtOnce } from '../terms/deletion.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Address } from '../terms/message.ts'

/** Messages in a chat that can still be deleted there. */
export interface InChat {
  address: Address
  messages: string[]
  /** Whether they are to be deleted when due, or only their rows here. */
  erase: boolean
  /** When it is too late to delete them (ms). */
  until?: number
  /** What they are about, where all that is said about that is deleted together. */
  about?: string
}

/** Which messages in a chat can still be deleted; sealed, 48 hours at most. */
export const sentMessageStore = (db: Transaction, keys: Keys) => {
  // Another tag than anywhere else, so that the tables cannot be joined on it.
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
        // Nobody's: the rows stay for the seconds that the deleting takes.
        sender: Uint8Array.from(randomBytes(32)),
      },
    })
  }

  return {
    /** Keeps which messages stand in a chat. */
    async keep(
      row: { id: string; sender: Bytes; channel: string; dueAt: Date },
      inChat: InChat,
    ): Promise<void> {
      const content = seal(row.id, inChat)
      await db.sentMessage.create({ data: { ...row, sender: tagOf(row.sender), content } })
    },

    /** Those that are due. Of these channels only: another process holds the others. */
    async due(channels: readonly string[], now: Date): Promise<string[]> {
      const rows = await db.sentMessage.findMany({
        where: { channel: { in: [...channels] }, dueAt: { lte: now } },
        orderBy: { dueAt: 'asc' },
        take: 500,
        select: { id: true },
      })
      return rows.map(({ id }) => id)
    },

    /** One of them; without its messages when they cannot be read any more. */
    async open(id: string): Promise<{ channel: string; inChat: InChat | undefined } | undefined> {
      const row = await db.sentMessage.findUnique({ where: { id } })
      return row ? { channel: row.channel, inChat: readable(id, row.content) } : undefined
    },

    /** Those of them that are still to be deleted. */
    async left(ids: readonly string[]): Promise<string[]> {
      const rows = await db.sentMessage.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true },
      })
      return rows.map(({ id }) => id)
    },

    /** What could not be deleted is tried again then. */
    async postpone(id: string, inChat: InChat, dueAt: Date): Promise<void> {
      await db.sentMessage.updateMany({
        where: { id },
        data: { content: seal(id, inChat), dueAt },
      })
    },

    /** Has all that was said to a sender deleted from her chat now, and nothing here point to her. */
    async release(peer: Bytes, now: Date): Promise<void> {
      const sender = tagOf(peer)
      for (const row of await db.sentMessage.findMany({ where: { sender } }))
        await releaseRow(row, deletedAtOnce(now))
    },

    /** The same for one message, which was sent to her while she left. */
    async releaseOne(id: string, now: Date): Promise<void> {
      for (const row of await db.sentMessage.findMany({ where: { id } }))
        await releaseRow(row, deletedAtOnce(now))
    },

    /** What was said to one sender was said to another. */
    async unite(from: Bytes, to: Bytes): Promise<void> {
      await db.sentMessage.updateMany({
        where: { sender: tagOf(from) },
        data: { sender: tagOf(to) },
      })
    },

    /** Has all that was said to these senders about one thing deleted from their chats now. */
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

    /** Deletes the rows of a sender who cannot be reached any more; what was said stays in her chat. */
    async drop(sender: Bytes): Promise<void> {
      await db.sentMessage.deleteMany({ where: { sender: tagOf(sender) } })
    },

    /**
     * Deletes the rows of what should long have been deleted, on a channel that is no longer served.
     * How many messages stay in chats for it.
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
