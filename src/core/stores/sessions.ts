import { randomInt } from 'node:crypto'
import type { Statements } from '../../database/statements.ts'
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

/** A row of the table; `sender` is a tag that no other table has, so that tables cannot be joined on it. */
export interface SessionRow {
  sender: Bytes
  content: Bytes
  revision: number
  expiresAt: Date
}

/** The tag of a peer's session. */
export const sessionTag = (keys: Keys, sender: Bytes): Bytes =>
  keys.tag('session', 'sender', sender)

/** The session and its revision; empty if there is none or it has expired. */
export const openSession = (
  keys: Keys,
  row: SessionRow | undefined,
  now: Date,
): { session: Session; revision: number } => {
  if (!row) return { session: {}, revision: 0 }
  const { sender, content, revision, expiresAt } = row
  if (expiresAt <= now) return { session: {}, revision }
  const session: Session = JSON.parse(keys.open('session', hex(sender), content))
  return { session: current(session, now), revision }
}

const seal = (keys: Keys, sender: Uint8Array, session: Session): Bytes => {
  const plain = JSON.stringify(session)
  const filler = Math.max(0, USUAL_SIZE - Buffer.byteLength(plain))
  return keys.seal('session', hex(sender), plain + ' '.repeat(filler))
}

/** The row of a session when a turn is kept. `lifetime`: how long it may be kept, in milliseconds. */
export const sealSession = (
  keys: Keys,
  peer: Bytes,
  { session, now, lifetime = LIFETIME }: { session: Session; now: Date; lifetime?: number },
): SessionRow => {
  const sender = sessionTag(keys, peer)
  const kept = session.kept ? session.keptUntil : undefined
  const until = Math.min(now.getTime() + lifetime, kept ?? Number.POSITIVE_INFINITY)
  const content = seal(keys, sender, { ...session, touched: now.getTime(), until })
  return { sender, content, revision: newRevision(), expiresAt: clearEnd(now) }
}

/** Where each peer is in a conversation. Sealed, and gone after 24 hours. */
export const sessionStore = ({ rows, change }: Statements, keys: Keys) => {
  const tagOf = (sender: Bytes): Bytes => sessionTag(keys, sender)

  /** The session that she can go on with; empty if it is too old or cannot be read any more. */
  const readable = (
    row: Pick<SessionRow, 'sender' | 'content' | 'expiresAt'> | undefined,
    now: Date,
  ): Session => {
    if (!row || row.expiresAt <= now) return {}
    return current(JSON.parse(keys.openWhole('session', hex(row.sender), row.content) ?? '{}'), now)
  }

  const rowOf = async (sender: Bytes): Promise<SessionRow | undefined> => {
    const [row] = await rows<SessionRow>`
      SELECT sender, content, revision, expires_at AS "expiresAt" FROM session
      WHERE sender = ${sender}`
    return row
  }

  return {
    /** The session and its revision; empty if there is none or it has expired. */
    load: async (peer: Bytes, now: Date): Promise<{ session: Session; revision: number }> =>
      openSession(keys, await rowOf(tagOf(peer)), now),

    /** Throws SessionChanged if the session is no longer at that revision. */
    async save(
      peer: Bytes,
      session: Session,
      before: number,
      now: Date,
      lifetime = LIFETIME,
    ): Promise<void> {
      const { sender, content, revision, expiresAt } = sealSession(keys, peer, {
        session,
        now,
        lifetime,
      })
      const count =
        before === 0
          ? await change`
              INSERT INTO session (sender, content, revision, expires_at)
              VALUES (${sender}, ${content}, ${revision}::int, ${expiresAt}::timestamptz)
              ON CONFLICT (sender) DO NOTHING`
          : await change`
              UPDATE session SET content = ${content}, revision = ${revision}::int,
                expires_at = ${expiresAt}::timestamptz
              WHERE sender = ${sender} AND revision = ${before}::int`
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
      const absorbed = await rowOf(gone)
      if (!absorbed) return
      const there = await rowOf(sender)
      await change`DELETE FROM session WHERE sender = ${gone}`
      const [one, other] = [readable(absorbed, now), readable(there, now)]
      if (one.touched === undefined) return
      const united = uniteSessions(one, other, leave)
      const { expiresAt } = united.touched === one.touched || !there ? absorbed : there
      const kept = united.kept ? (united.keptUntil ?? 0) : Number.POSITIVE_INFINITY
      const until = Math.min(united.until ?? expiresAt.getTime(), kept)
      const content = seal(keys, sender, { ...united, until })
      await change`
        INSERT INTO session (sender, content, revision, expires_at)
        VALUES (${sender}, ${content}, ${newRevision()}::int, ${expiresAt}::timestamptz)
        ON CONFLICT (sender) DO UPDATE SET content = EXCLUDED.content,
          revision = EXCLUDED.revision, expires_at = EXCLUDED.expires_at`
    },

    async delete(peer: Bytes): Promise<void> {
      await change`DELETE FROM session WHERE sender = ${tagOf(peer)}`
    },

    /** Deletes the sessions of several peers. */
    async deleteAll(peers: readonly Bytes[]): Promise<void> {
      const tags = peers.map((peer) => hex(tagOf(peer)))
      await change`
        DELETE FROM session
        WHERE sender IN (SELECT decode(tag, 'hex') FROM unnest(${tags}::text[]) tag)`
    },

    /**
     * Deletes sessions that are over. All are opened, because some end sooner than their row says.
     * Returns how many.
     */
    async expire(now: Date): Promise<number> {
      let count = await change`DELETE FROM session WHERE expires_at <= ${now}::timestamptz`
      for (let after: Bytes = new Uint8Array(); ; ) {
        const some = await rows<Pick<SessionRow, 'sender' | 'content'>>`
          SELECT sender, content FROM session WHERE sender > ${after}
          ORDER BY sender LIMIT ${AT_ONCE}::int`
        for (const { sender, content } of some) {
          const whole = keys.openWhole('session', hex(sender), content)
          if (whole === undefined || !isOver(JSON.parse(whole), now)) continue
          // Not if she has written meanwhile.
          count += await change`
            DELETE FROM session WHERE sender = ${sender} AND content = ${content}`
        }
        const last = some.at(-1)
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
