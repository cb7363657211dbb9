import { randomInt } from 'node:crypto'
import { isUniqueViolation, type Transaction } from '../../database/database.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { LIFETIME, type Session, uniteSessions } from '../terms/session.ts'

/** Another turn has changed the session meanwhile, so this turn must be begun again. */
export class SessionChanged extends Error {}

const HOUR = 60 * 60 * 1000
/**
 * Sessions are filled up to this size, in bytes. Hardly any is longer, so the size does not show
 * who reads a report and who the menu.
 */
const USUAL_SIZE = 4_000
/** How many rows are opened in one go before other work has its turn. */
const AT_ONCE = 100

/**
 * When a session expires, as its row says in the clear: the same lifetime for all, rounded up to
 * the hour, so that its minute cannot be matched with that of another row.
 */
const clearEnd = (now: Date): Date => new Date(Math.ceil((now.getTime() + LIFETIME) / HOUR) * HOUR)

/** Random: a count would show how much somebody writes, and so who moderates. */
const newRevision = (): number => randomInt(1, 2 ** 31)

/** Where each peer is in a conversation. Sealed, and gone after 24 hours. */
export const sessionStore = (db: Transaction, keys: Keys) => {
  // No other table has this tag, so that tables cannot be joined on it.
  const tagOf = (sender: Bytes): Bytes => keys.tag('session', 'sender', sender)

  const seal = (sender: Uint8Array, session: Session): Bytes => {
    const plain = JSON.stringify(session)
    const filler = Math.max(0, USUAL_SIZE - Buffer.byteLength(plain))
    return keys.seal('session', hex(sender), plain + ' '.repeat(filler))
  }

  /** The session that she can go on with; empty if it is too old or cannot be read any more. */
  const readable = (
    row: { sender: Uint8Array; content: Uint8Array; expiresAt: Date } | null,
    now: Date,
  ): Session => {
    if (!row || row.expiresAt <= now) return {}
    return current(JSON.parse(keys.openWhole('session', hex(row.sender), row.content) ?? '{}'), now)
  }

  return {
    /** The session and its revision; empty if there is none or it has expired. */
    async load(peer: Bytes, now: Date): Promise<{ session: Session; revision: number }> {
      const sender = tagOf(peer)
      const row = await db.session.findUnique({ where: { sender } })
      if (!row) return { session: {}, revision: 0 }
      if (row.expiresAt <= now) return { session: {}, revision: row.revision }
      const session: Session = JSON.parse(keys.open('session', hex(sender), row.content))
      return { session: current(session, now), revision: row.revision }
    },

    /** Throws SessionChanged if the session is no longer at that revision. */
    async save(
      peer: Bytes,
      session: Session,
      revision: number,
      now: Date,
      lifetime = LIFETIME,
    ): Promise<void> {
      const sender = tagOf(peer)
      const kept = session.kept ? session.keptUntil : undefined
      const until = Math.min(now.getTime() + lifetime, kept ?? Number.POSITIVE_INFINITY)
      const content = seal(sender, { ...session, touched: now.getTime(), until })
      const expiresAt = clearEnd(now)
      if (revision === 0) {
        try {
          await db.session.create({ data: { sender, content, revision: newRevision(), expiresAt } })
        } catch (error) {
          if (isUniqueViolation(error))
            throw new SessionChanged('the session was begun by another turn')
          throw error
        }
        return
      }
      const { count } = await db.session.updateMany({
        where: { sender, revision },
        data: { content, revision: newRevision(), expiresAt },
      })
      if (count === 0) throw new SessionChanged('the session was changed by another turn')
    },

    /** Unites two senders' sessions. A turn that was begun with either must be begun again. */
    async unite(
      from: Bytes,
      to: Bytes,
      now: Date,
      leave: (session: Session, now: Date) => Session,
    ): Promise<void> {
      const [gone, sender] = [tagOf(from), tagOf(to)]
      const absorbed = await db.session.findUnique({ where: { sender: gone } })
      if (!absorbed) return
      const there = await db.session.findUnique({ where: { sender } })
      await db.session.deleteMany({ where: { sender: gone } })
      const [one, other] = [readable(absorbed, now), readable(there, now)]
      if (one.touched === undefined) return
      const united = uniteSessions(one, other, leave)
      const { expiresAt } = united.touched === one.touched || !there ? absorbed : there
      const kept = united.kept ? (united.keptUntil ?? 0) : Number.POSITIVE_INFINITY
      const until = Math.min(united.until ?? expiresAt.getTime(), kept)
      const row = {
        content: seal(sender, { ...united, until }),
        revision: newRevision(),
        expiresAt,
      }
      await db.session.upsert({ where: { sender }, create: { sender, ...row }, update: row })
    },

    async delete(peer: Bytes): Promise<void> {
      await db.session.deleteMany({ where: { sender: tagOf(peer) } })
    },

    /** Deletes the sessions of several peers. */
    async deleteAll(peers: readonly Bytes[]): Promise<void> {
      await db.session.deleteMany({ where: { sender: { in: peers.map(tagOf) } } })
    },

    /**
     * Deletes sessions that are over. All are opened, because some end sooner than their row says.
     * Returns how many.
     */
    async expire(now: Date): Promise<number> {
      let { count } = await db.session.deleteMany({ where: { expiresAt: { lte: now } } })
      for (let after: Bytes = new Uint8Array(); ; ) {
        const rows = await db.$queryRaw<{ sender: Bytes; content: Bytes }[]>`
          SELECT sender, content FROM session WHERE sender > ${after}
          ORDER BY sender LIMIT ${AT_ONCE}`
        for (const { sender, content } of rows) {
          const whole = keys.openWhole('session', hex(sender), content)
          if (whole === undefined || !isOver(JSON.parse(whole), now)) continue
          // Not if she has written meanwhile.
          count += (await db.session.deleteMany({ where: { sender, content } })).count
        }
        const last = rows.at(-1)
        if (!last) return count
        after = last.sender
      }
    },
  }
}
export type SessionStore = ReturnType<typeof sessionStore>

const isOver = ({ until }: Session, now: Date): boolean =>
  until !== undefined && until <= now.getTime()

const current = (session: Session, now: Date): Session => (isOver(session, now) ? {} : session)
