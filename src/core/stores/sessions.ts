import { isUniqueViolation, type Transaction } from '../../database/database.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { LIFETIME, type Session, uniteSessions } from '../terms/session.ts'

/** A session that another turn has changed meanwhile: this turn is to be begun again. */
export class SessionChanged extends Error {}

/** Where each peer is in a conversation. Sealed; gone after 24 hours. */
export const sessionStore = (db: Transaction, keys: Keys) => {
  // Another tag than anywhere else, so that the tables cannot be joined on it.
  const tagOf = (sender: Bytes): Bytes => keys.tag('session', 'sender', sender)

  /** What can be gone on with: nothing where it is too old, or cannot be read any more. */
  const readable = (
    row: { sender: Uint8Array; content: Uint8Array; expiresAt: Date } | null,
    now: Date,
  ): Session => {
    if (!row || row.expiresAt <= now) return {}
    return JSON.parse(keys.openWhole('session', hex(row.sender), row.content) ?? '{}')
  }

  return {
    /** An empty session where there is none, or an expired one. */
    async load(peer: Bytes, now: Date): Promise<{ session: Session; revision: number }> {
      const sender = tagOf(peer)
      const row = await db.session.findUnique({ where: { sender } })
      if (!row) return { session: {}, revision: 0 }
      if (row.expiresAt <= now) return { session: {}, revision: row.revision }
      const session: Session = JSON.parse(keys.open('session', hex(sender), row.content))
      return { session, revision: row.revision }
    },

    /** Throws SessionChanged when it is no longer at that revision. */
    async save(
      peer: Bytes,
      session: Session,
      revision: number,
      now: Date,
      lifetime = LIFETIME,
    ): Promise<void> {
      const sender = tagOf(peer)
      const touched = { ...session, touched: now.getTime() }
      const content = keys.seal('session', hex(sender), JSON.stringify(touched))
      const until = session.kept ? session.keptUntil : undefined
      const expiresAt = new Date(
        Math.min(now.getTime() + lifetime, until ?? Number.POSITIVE_INFINITY),
      )
      if (revision === 0) {
        try {
          await db.session.create({ data: { sender, content, revision: 1, expiresAt } })
        } catch (error) {
          if (isUniqueViolation(error))
            throw new SessionChanged('the session was begun by another turn')
          throw error
        }
        return
      }
      const { count } = await db.session.updateMany({
        where: { sender, revision },
        data: { content, revision: revision + 1, expiresAt },
      })
      if (count === 0) throw new SessionChanged('the session was changed by another turn')
    },

    /** Makes one of two peers' sessions; a turn that was begun on either is to be begun again. */
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
      if (absorbed.expiresAt <= now) return
      const [one, other] = [readable(absorbed, now), readable(there, now)]
      const session = uniteSessions(one, other, leave)
      const { expiresAt } = session.touched === one.touched || !there ? absorbed : there
      const until = session.kept ? (session.keptUntil ?? 0) : Number.POSITIVE_INFINITY
      const row = {
        content: keys.seal('session', hex(sender), JSON.stringify(session)),
        revision: Math.max(absorbed.revision, there?.revision ?? 0) + 1,
        expiresAt: new Date(Math.min(expiresAt.getTime(), until)),
      }
      await db.session.upsert({ where: { sender }, create: { sender, ...row }, update: row })
    },

    async delete(peer: Bytes): Promise<void> {
      await db.session.deleteMany({ where: { sender: tagOf(peer) } })
    },

    /** The sessions of several peers. */
    async deleteAll(peers: readonly Bytes[]): Promise<void> {
      await db.session.deleteMany({ where: { sender: { in: peers.map(tagOf) } } })
    },

    async expire(now: Date): Promise<number> {
      return (await db.session.deleteMany({ where: { expiresAt: { lte: now } } })).count
    },
  }
}
export type SessionStore = ReturnType<typeof sessionStore>
