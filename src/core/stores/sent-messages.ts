import { randomBytes } from 'node:crypto'
import type { Statements } from '../../database/statements.ts'
import { deletedAtOnce } from '../terms/deletion.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Address } from '../terms/message.ts'
import { inJson, together } from '../terms/together.ts'

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

interface NewRow {
  id: string
  sender: Bytes
  channel: string
  dueAt: Date
  inChat: InChat
}

interface Row {
  id: string
  content: Uint8Array
}

/** Which messages in chats can still be deleted; sealed, and kept for 48 hours at most. */
export const sentMessageStore = ({ rows, change }: Statements, keys: Keys) => {
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

  const releaseRow = async ({ id, content }: Row, dueAt: Date): Promise<void> => {
    // A random tag that is nobody's. The row stays for the seconds that deleting takes.
    const nobody = Uint8Array.from(randomBytes(32))
    await change`
      UPDATE sent_message SET content = ${seal(id, { ...open(id, content), erase: true })},
        due_at = ${dueAt}::timestamptz, sender = ${nobody}
      WHERE id = ${id}::uuid`
  }

  const deleteAll = (ids: readonly string[]): Promise<number> =>
    change`DELETE FROM sent_message WHERE id = ANY(${ids}::uuid[])`

  const asRecord = ({ id, sender, channel, dueAt, inChat }: NewRow) => ({
    ...{ id, channel, due_at: dueAt },
    sender: hex(tagOf(sender)),
    content: hex(seal(id, inChat)),
  })

  const keep = together(async (all: readonly NewRow[]): Promise<undefined[]> => {
    await change`
      INSERT INTO sent_message (id, sender, channel, content, due_at)
      SELECT id, decode(sender, 'hex'), channel, decode(content, 'hex'), due_at
      FROM json_to_recordset(${inJson(all, asRecord)}::text::json)
        AS new (id uuid, sender text, channel text, content text, due_at timestamptz)`
    return all.map(() => undefined)
  })

  return {
    /** Keeps which messages are in a chat. */
    keep: (row: Omit<NewRow, 'inChat'>, inChat: InChat): Promise<void> => keep({ ...row, inChat }),

    /** The rows that are due, on these channels only: another process serves the others. */
    async due(channels: readonly string[], now: Date): Promise<string[]> {
      const due = await rows<Pick<Row, 'id'>>`
        SELECT id FROM sent_message
        WHERE channel = ANY(${channels}::text[]) AND due_at <= ${now}::timestamptz
        ORDER BY due_at LIMIT 500`
      return due.map(({ id }) => id)
    },

    /** Opens one row; `inChat` is undefined if it cannot be read any more. */
    async open(id: string): Promise<{ channel: string; inChat: InChat | undefined } | undefined> {
      const [row] = await rows<Row & { channel: string }>`
        SELECT id, channel, content FROM sent_message WHERE id = ${id}::uuid`
      return row ? { channel: row.channel, inChat: readable(id, row.content) } : undefined
    },

    /** The rows among these whose messages are still to be deleted. */
    async left(ids: readonly string[]): Promise<string[]> {
      const left = await rows<Pick<Row, 'id'>>`
        SELECT id FROM sent_message WHERE id = ANY(${ids}::uuid[])`
      return left.map(({ id }) => id)
    },

    /** Puts a row off until `dueAt`, because its messages could not be deleted. */
    async postpone(id: string, inChat: InChat, dueAt: Date): Promise<void> {
      await change`
        UPDATE sent_message SET content = ${seal(id, inChat)}, due_at = ${dueAt}::timestamptz
        WHERE id = ${id}::uuid`
    },

    /**
     * Makes everything that was said to a sender due for deletion now, and removes what points to
     * her.
     */
    async release(peer: Bytes, now: Date): Promise<void> {
      const hers = await rows<Row>`
        SELECT id, content FROM sent_message WHERE sender = ${tagOf(peer)}`
      for (const row of hers) await releaseRow(row, deletedAtOnce(now))
    },

    /** The same for one row, for a message that was sent to her while she left. */
    async releaseOne(id: string, now: Date): Promise<void> {
      const found = await rows<Row>`
        SELECT id, content FROM sent_message WHERE id = ${id}::uuid`
      for (const row of found) await releaseRow(row, deletedAtOnce(now))
    },

    /** Gives the messages to one sender to another. */
    async unite(from: Bytes, to: Bytes): Promise<void> {
      await change`UPDATE sent_message SET sender = ${tagOf(to)} WHERE sender = ${tagOf(from)}`
    },

    /** Makes everything that was said to these senders about one thing due for deletion now. */
    async releaseAbout(peers: readonly Bytes[], about: string, now: Date): Promise<void> {
      const tags = peers.map((peer) => hex(tagOf(peer)))
      const theirs = await rows<Row>`
        SELECT id, content FROM sent_message
        WHERE sender IN (SELECT decode(tag, 'hex') FROM unnest(${tags}::text[]) tag)`
      const ids = theirs.flatMap((row) =>
        readable(row.id, row.content)?.about === about ? [row.id] : [],
      )
      await change`
        UPDATE sent_message SET due_at = ${deletedAtOnce(now)}::timestamptz
        WHERE id = ANY(${ids}::uuid[])`
    },

    /** How many messages in a sender's chat can still be deleted. */
    async count(peer: Bytes): Promise<number> {
      const theirs = await rows<Row>`
        SELECT id, content FROM sent_message WHERE sender = ${tagOf(peer)}`
      const inChats = theirs.map((row) => readable(row.id, row.content)?.messages.length ?? 0)
      return inChats.reduce((sum, one) => sum + one, 0)
    },

    /** Deletes the rows of a sender who cannot be reached. The messages stay in her chat. */
    async drop(sender: Bytes): Promise<void> {
      await change`DELETE FROM sent_message WHERE sender = ${tagOf(sender)}`
    },

    /**
     * Deletes rows that are long overdue, on channels that are no longer served. Returns how many
     * messages stay in chats because of it.
     */
    async expire(dueBefore: Date): Promise<number> {
      const late = await rows<Row>`
        SELECT id, content FROM sent_message WHERE due_at < ${dueBefore}::timestamptz`
      await deleteAll(late.map(({ id }) => id))
      const inChats = late.map((row) => readable(row.id, row.content))
      return inChats.reduce((sum, one) => sum + (one?.erase ? one.messages.length : 0), 0)
    },

    async delete(id: string): Promise<void> {
      await deleteAll([id])
    },
  }
}
export type SentMessageStore = ReturnType<typeof sentMessageStore>
