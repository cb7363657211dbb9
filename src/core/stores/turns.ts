import type { Database, Transaction } from '../../database/database.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes } from '../terms/keys.ts'
import { inJson, together } from '../terms/together.ts'

/** A turn that was accepted or handled, and not delivered yet. */
export interface OpenTurn {
  id: string
  channel: string
  sender: Bytes
  state: 'accepted' | 'handled'
  attempts: number
  content: Bytes
}

interface NewTurn {
  id: string
  dedupe: Bytes
  channel: string
  sender: Bytes
  content: Bytes
  at: Date
}

const asRecord = ({ dedupe, sender, content, ...turn }: NewTurn) => ({
  ...turn,
  dedupe: hex(dedupe),
  sender: hex(sender),
  content: hex(content),
})

/**
 * Messages that are being handled: one row from arrival to answer.
 *
 * All in SQL, because every message comes through here. What must commit with the effects of a turn
 * goes through its transaction (`tx`), which is Prisma's; the rest goes through postgres.js.
 */
export const turnStore = ({ sql }: Pick<Database, 'sql'>) => {
  const delivered = together(async (ids: readonly string[]): Promise<undefined[]> => {
    await sql`
      UPDATE turn SET state = 'delivered', content = NULL, sender = NULL
      FROM (SELECT ${`{${ids.join()}}`}::text::uuid[] AS ids OFFSET 0) AS answered
      WHERE id = ANY(answered.ids) AND state = 'handled'`
    return ids.map(() => undefined)
  })

  return {
    /** Stores a message. False if it is stored already. Resolves when it is committed. */
    accept: together(async (turns: readonly NewTurn[]): Promise<boolean[]> => {
      // The first attempt begins right after this. Counting it here saves a write.
      const stored = await sql<{ id: string }[]>`
      INSERT INTO turn (id, dedupe, channel, sender, content, accepted_at, attempts)
      SELECT id, decode(dedupe, 'hex'), channel, decode(sender, 'hex'), decode(content, 'hex'), at, 1
      FROM json_to_recordset(${inJson(turns, asRecord)}::text::json)
        AS new (id uuid, dedupe text, channel text, sender text, content text, at timestamptz)
      ON CONFLICT (dedupe) DO NOTHING RETURNING id`
      const ids = new Set(stored.map(({ id }) => id))
      return turns.map(({ id }) => ids.has(id))
    }),

    /**
     * Marks a turn handled, with what is to be sent. False if it was handled already, or an earlier
     * turn is not handled yet.
     */
    async handled(tx: Transaction, id: string, sender: Bytes, content: Bytes): Promise<boolean> {
      const changed = await tx.$executeRaw`
      UPDATE turn SET state = 'handled', content = ${content}, sender = ${sender}
      WHERE id = ${id}::uuid AND state = 'accepted' AND NOT EXISTS (
        SELECT FROM turn earlier
        WHERE earlier.sender = ${sender} AND earlier.state = 'accepted' AND earlier.sequence < turn.sequence)`
      return changed === 1
    },

    /** Whether the sender of a turn has sent more since. */
    async isFollowed(id: string): Promise<boolean> {
      const [later] = await sql`
      SELECT FROM turn mine JOIN turn later USING (sender)
      WHERE mine.id = ${id} AND later.sequence > mine.sequence LIMIT 1`
      return later !== undefined
    },

    /** The next message of the same sender, if it still waits. */
    async waitingNext(id: string): Promise<{ id: string; content: Bytes } | undefined> {
      const [next] = await sql<{ id: string; content: Bytes }[]>`
      SELECT later.id, later.content FROM turn mine JOIN turn later USING (sender)
      WHERE mine.id = ${id} AND later.sequence > mine.sequence AND later.state = 'accepted'
      ORDER BY later.sequence LIMIT 1`
      return next
    },

    /**
     * Counts another attempt at a turn that failed or was left over. Returns the number of attempts
     * so far.
     */
    async tryAgain(id: string): Promise<number> {
      const [row] = await sql<{ attempts: number }[]>`
      UPDATE turn SET attempts = attempts + 1 WHERE id = ${id} RETURNING attempts`
      return row?.attempts ?? 0
    },

    /** Takes back the count of an attempt that was not made. */
    async untry(id: string): Promise<void> {
      await sql`UPDATE turn SET attempts = attempts - 1 WHERE id = ${id} AND attempts > 0`
    },

    /** Gives a turn up, with an apology as its answer. False if it was handled meanwhile. */
    async park(id: string, content: Bytes): Promise<boolean> {
      const { count } = await sql`
      UPDATE turn SET state = 'handled', content = ${content}
      WHERE id = ${id} AND state = 'accepted'`
      return count === 1
    },

    /** Keeps what is left to be sent of a turn's answer. */
    async progress(id: string, content: Bytes): Promise<void> {
      await sql`UPDATE turn SET content = ${content} WHERE id = ${id} AND state = 'handled'`
    },

    /** Wipes what a delivered turn held, and what points to its sender. */
    async delivered(id: string, state: 'delivered' | 'parked'): Promise<void> {
      if (state === 'delivered') await delivered(id)
      else
        await sql`
        UPDATE turn SET state = 'parked', content = NULL, sender = NULL
        WHERE id = ${id} AND state = 'handled'`
    },

    /** Wipes a turn that can never be answered. */
    async giveUp(id: string): Promise<void> {
      await sql`UPDATE turn SET state = 'parked', content = NULL, sender = NULL WHERE id = ${id}`
    },

    /** Turns that were left over, in the order of arrival. */
    async open(channels: readonly string[], before: Date): Promise<OpenTurn[]> {
      // Those that have a sender are few. In the order of all turns, all would be looked at.
      return sql<OpenTurn[]>`
      SELECT id, channel, sender, state, attempts, content FROM turn
      WHERE state IN ('accepted', 'handled') AND channel = ANY(${sql.array([...channels])})
        AND accepted_at <= ${before} AND sender IS NOT NULL
      ORDER BY sequence + 0 LIMIT 1000`
    },

    /** A turn whose answer is still to be sent, as it is now. */
    async unsent(id: string): Promise<OpenTurn | undefined> {
      const [row] = await sql<OpenTurn[]>`
      SELECT id, channel, sender, state, attempts, content FROM turn
      WHERE id = ${id} AND state = 'handled' AND sender IS NOT NULL`
      return row
    },

    /** Earlier turns of a sender whose answers could not be sent yet, in the order of arrival. */
    async heldBefore(id: string, sender: Bytes, before: Date): Promise<OpenTurn[]> {
      return sql<OpenTurn[]>`
      SELECT earlier.id, earlier.channel, earlier.sender, earlier.state, earlier.attempts, earlier.content
      FROM turn mine JOIN turn earlier ON earlier.sequence < mine.sequence
      WHERE mine.id = ${id} AND earlier.sender = ${sender} AND earlier.state = 'handled'
        AND earlier.accepted_at <= ${before}
      ORDER BY earlier.sequence LIMIT 20`
    },

    /**
     * Deletes turns that were answered and came before the first time, and all turns that came before
     * the second. Returns how many.
     */
    async expire(answeredBefore: Date, anyBefore: Date): Promise<number> {
      const { count } = await sql`
      DELETE FROM turn WHERE accepted_at < ${anyBefore}
        OR (state IN ('delivered', 'parked') AND accepted_at < ${answeredBefore})`
      return count
    },
  }
}
export type TurnStore = ReturnType<typeof turnStore>

/**
 * Drops answers to a sender that could not be sent yet, because she has had everything about her
 * deleted.
 */
export const dropAnswers = async (tx: Transaction, sender: Bytes): Promise<void> => {
  await tx.$executeRaw`
    UPDATE turn SET state = 'delivered', content = NULL, sender = NULL
    WHERE sender = ${sender} AND state = 'handled'`
}

/** Gives the turns of one sender to another. They keep their order. */
export const uniteTurns = async (tx: Transaction, from: Bytes, to: Bytes): Promise<void> => {
  await tx.$executeRaw`UPDATE turn SET sender = ${to} WHERE sender = ${from}`
}
