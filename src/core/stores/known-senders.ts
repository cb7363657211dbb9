import type { Database } from '../../database/database.ts'
import { type Member, memberIn } from '../members/peer.ts'
import type { Preferences } from '../members/preferences.ts'
import type { Reach } from '../terms/channel.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Address } from '../terms/message.ts'
import type { Session } from '../terms/session.ts'
import { inJson, together } from '../terms/together.ts'
import { pairingTags } from './pairing-tags.ts'
import { receiverSeal } from './receiver-seal.ts'
import { safeCallTag } from './safe-calls.ts'
import { openSession, sessionTag } from './sessions.ts'
import { subscriberTag } from './subscriber-rows.ts'
import { readableWatcher, watcherTag } from './watchers.ts'

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
  /** She follows a town, and where she is written to then; undefined if that cannot be read. */
  subscriber: { address: Address | undefined } | undefined
  /** Where she is told that something waits. */
  watcher: Reach | undefined
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
  subscriberId: string | null
  subscriberContent: Bytes
  watcherId: string | null
  watcherChannel: string
  watcherContent: Bytes
  isPaired: boolean
  isHeld: boolean
  nextId: string | null
  nextContent: Bytes
}

interface Asked {
  turn: { id: string; sender: Bytes }
  now: Date
  /** Answers from before then are not being sent any more. */
  heldBefore: Date
}

/** What is kept of the sender of a turn, in one statement for every message. */
export const knownSenders = ({ sql }: Pick<Database, 'sql'>, keys: Keys) => {
  const receivers = receiverSeal(keys)
  const tagsOf = ({ turn: { sender } }: Asked) => ({
    session: sessionTag(keys, sender),
    subscriber: subscriberTag(keys, sender),
    watcher: watcherTag(keys, sender),
    call: safeCallTag(keys, sender),
    ...pairingTags(keys, sender),
  })

  /** Who is asked about, as columns: one, which PostgreSQL finds with less ado, or several. */
  const onlyOne = (asked: Asked) => {
    const { session, subscriber, watcher, call, owners, watchers } = tagsOf(asked)
    return sql`SELECT 1 AS place, ${asked.turn.id}::uuid AS turn, ${asked.turn.sender}::bytea AS sender,
      ${asked.now}::date AS today, ${asked.heldBefore}::timestamptz AS held_before,
      ${session}::bytea AS session_tag, ${subscriber}::bytea AS subscriber_tag, ${watcher}::bytea AS watcher_tag, ${call}::bytea AS call_tag,
      ${owners}::text::bytea[] AS owner_tags, ${watchers}::text::bytea[] AS watcher_tags`
  }
  const several = (all: readonly Asked[]) => {
    const asRecord = (asked: Asked) => {
      const { session, subscriber, watcher, call, owners, watchers } = tagsOf(asked)
      return {
        turn: asked.turn.id,
        sender: hex(asked.turn.sender),
        today: asked.now,
        held_before: asked.heldBefore,
        session: hex(session),
        subscriber: hex(subscriber),
        watcher: hex(watcher),
        call: hex(call),
        owners,
        watchers,
      }
    }
    return sql`SELECT place, turn, decode(sender, 'hex') AS sender, today, held_before,
        decode(session, 'hex') AS session_tag, decode(subscriber, 'hex') AS subscriber_tag,
        decode(watcher, 'hex') AS watcher_tag, decode(call, 'hex') AS call_tag, owners::bytea[] AS owner_tags,
        watchers::bytea[] AS watcher_tags
      FROM ROWS FROM (json_to_recordset(${inJson(all, asRecord)}::text::json) AS (turn uuid, sender text,
          today date, held_before timestamptz, session text, subscriber text, watcher text, call text,
          owners text, watchers text))
        WITH ORDINALITY AS given (turn, sender, today, held_before, session, subscriber, watcher, call,
          owners, watchers, place)
      OFFSET 0`
  }

  const rowOf = together((all: readonly Asked[]): Promise<Row[]> => {
    const [first, second] = all
    return sql<Row[]>`
      SELECT s.content, s.revision, s.expires_at AS "expiresAt",
        p.tag IS NOT NULL AS "isKnown", p.preferences,
        coalesce(p.seen_on = asked.today, false) AS "isSeen",
        m.id AS "memberId", m.handle, m.group_id AS "groupId", m.role, m.also_cases AS "alsoCases",
        follows.id AS "subscriberId", follows.content AS "subscriberContent",
        told.id AS "watcherId", told.channel AS "watcherChannel", told.content AS "watcherContent",
        (SELECT true FROM safe_call WHERE owner = call_tag) IS NOT NULL
          OR (SELECT true FROM buddy WHERE owner = ANY(owner_tags) LIMIT 1) IS NOT NULL
          OR (SELECT true FROM buddy WHERE watcher = ANY(watcher_tags) LIMIT 1) IS NOT NULL
          AS "isPaired",
        (SELECT true FROM turn held
          WHERE held.sender = asked.sender AND held.state = 'handled'
            AND held.accepted_at <= held_before LIMIT 1) IS NOT NULL AS "isHeld",
        next.id AS "nextId", next.content AS "nextContent"
      FROM (${first && !second ? onlyOne(first) : several(all)}) AS asked
        LEFT JOIN LATERAL (SELECT * FROM session WHERE sender = session_tag LIMIT 1) s ON true
        LEFT JOIN LATERAL (SELECT * FROM sender WHERE tag = asked.sender LIMIT 1) p ON true
        LEFT JOIN LATERAL (SELECT * FROM member WHERE id = p.member_id LIMIT 1) m ON true
        LEFT JOIN LATERAL (SELECT * FROM subscriber WHERE tag = subscriber_tag LIMIT 1) follows ON true
        LEFT JOIN LATERAL (SELECT * FROM watcher WHERE tag = watcher_tag LIMIT 1) told ON true
        LEFT JOIN LATERAL (
          SELECT later.id, later.content FROM turn mine JOIN turn later USING (sender)
          WHERE mine.id = asked.turn AND later.sequence > mine.sequence AND later.state = 'accepted'
          ORDER BY later.sequence LIMIT 1) next ON true
      ORDER BY place`
  })

  const writtenTo = (row: Row): Pick<KnownSender, 'subscriber' | 'watcher'> => {
    const { subscriberId, subscriberContent, watcherId, watcherChannel, watcherContent } = row
    const told = watcherId === null ? undefined : readableWatcher(keys, watcherId, watcherContent)
    return {
      subscriber:
        subscriberId === null
          ? undefined
          : { address: receivers.readable(subscriberId, subscriberContent)?.address },
      watcher: told && { channel: watcherChannel, address: told.address },
    }
  }

  return async (
    turn: { id: string; sender: Bytes },
    now: Date,
    heldBefore: Date,
  ): Promise<KnownSender> => {
    const row = await rowOf({ turn, now, heldBefore })
    const { sender } = turn
    const { content, preferences, memberId, handle, groupId, nextId, nextContent } = row
    const session =
      content === null ? undefined : { ...row, sender: sessionTag(keys, sender), content }
    return {
      ...openSession(keys, session, now),
      member: memberId === null ? undefined : memberIn({ ...row, id: memberId, handle, groupId }),
      preferences: preferences ? JSON.parse(keys.open('sender', hex(sender), preferences)) : {},
      isKnown: row.isKnown,
      isSeen: row.isSeen,
      ...writtenTo(row),
      isPaired: row.isPaired,
      isHeld: row.isHeld,
      next: nextId === null ? undefined : { id: nextId, content: nextContent },
    }
  }
}
export type KnownSenders = ReturnType<typeof knownSenders>
