import type { Database } from '../../database/database.ts'
import { type Member, memberIn } from '../members/peer.ts'
import type { Preferences } from '../members/preferences.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Session } from '../terms/session.ts'
import { buddyTags } from './buddies.ts'
import { safeCallTag } from './safe-calls.ts'
import { openSession, sessionTag } from './sessions.ts'
import { subscriberTag } from './subscriber-rows.ts'

/** All that is known of a sender when her message is taken up. */
export interface KnownSender {
  session: Session
  revision: number
  member: Member | undefined
  preferences: Preferences
  /** She has written before. */
  isKnown: boolean
  /** She was seen today. */
  isSeen: boolean
  /** She follows a town. */
  isSubscribed: boolean
  /** She asks somebody to notice when she does not come back, or is asked to. */
  isPaired: boolean
  /** An earlier answer to her could not be sent yet. */
  isHeld: boolean
  /** Her next message, if it waits already. */
  next: { id: string; content: Bytes } | undefined
}

interface Row {
  content: Bytes | null
  revision: number
  expiresAt: Date
  isKnown: boolean
  preferences: Bytes | null
  isSeen: boolean
  memberId: string | null
  handle: string
  groupId: string
  role: Member['role']
  alsoCases: boolean
  isSubscribed: boolean
  isPaired: boolean
  isHeld: boolean
  nextId: string | null
  nextContent: Bytes
}

/**
 * What is kept of the sender of a turn, in one statement for every message. `heldBefore`: answers from
 * before then are not being sent any more.
 */
export const knownSenders =
  ({ sql }: Pick<Database, 'sql'>, keys: Keys) =>
  async (
    turn: { id: string; sender: Bytes },
    now: Date,
    heldBefore: Date,
  ): Promise<KnownSender> => {
    const { id, sender } = turn
    const tag = sessionTag(keys, sender)
    const [row] = await sql<Row[]>`
      SELECT s.content, s.revision, s.expires_at AS "expiresAt",
        p.tag IS NOT NULL AS "isKnown", p.preferences,
        coalesce(p.seen_on = ${now}::date, false) AS "isSeen",
        m.id AS "memberId", m.handle, m.group_id AS "groupId", m.role, m.also_cases AS "alsoCases",
        EXISTS (SELECT FROM subscriber WHERE subscriber.tag = ${subscriberTag(keys, sender)})
          AS "isSubscribed",
        EXISTS (SELECT FROM buddy WHERE owner = ANY(${sql.array(buddyTags(keys, 'owner', sender))}::bytea[]))
          OR EXISTS (SELECT FROM buddy WHERE watcher = ANY(${sql.array(buddyTags(keys, 'watcher', sender))}::bytea[]))
          OR EXISTS (SELECT FROM safe_call WHERE owner = ${safeCallTag(keys, sender)})
          AS "isPaired",
        EXISTS (SELECT FROM turn held WHERE held.sender = ${sender} AND held.state = 'handled'
          AND held.accepted_at <= ${heldBefore}) AS "isHeld",
        next.id AS "nextId", next.content AS "nextContent"
      FROM (SELECT) AS one
        LEFT JOIN session s ON s.sender = ${tag}
        LEFT JOIN sender p ON p.tag = ${sender}
        LEFT JOIN member m ON m.id = p.member_id
        LEFT JOIN LATERAL (
          SELECT later.id, later.content FROM turn mine JOIN turn later USING (sender)
          WHERE mine.id = ${id} AND later.sequence > mine.sequence AND later.state = 'accepted'
          ORDER BY later.sequence LIMIT 1) next ON true`
    if (!row) throw new Error('the database returned nothing where it always returns a row')
    const { content, preferences, memberId, handle, groupId, nextId, nextContent } = row
    return {
      ...openSession(keys, content === null ? undefined : { ...row, sender: tag, content }, now),
      member: memberId === null ? undefined : memberIn({ ...row, id: memberId, handle, groupId }),
      preferences: preferences ? JSON.parse(keys.open('sender', hex(sender), preferences)) : {},
      isKnown: row.isKnown,
      isSeen: row.isSeen,
      isSubscribed: row.isSubscribed,
      isPaired: row.isPaired,
      isHeld: row.isHeld,
      next: nextId === null ? undefined : { id: nextId, content: nextContent },
    }
  }
export type KnownSenders = ReturnType<typeof knownSenders>
