import type { Database } from '../../database/database.ts'
import type { AlertContent } from '../alerts/alert.ts'
import type { Preferences } from '../members/preferences.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { openAlert } from './alert-seal.ts'
import type { Receiver } from './subscriptions.ts'

/** Somebody who is to be sent an alert now. */
export interface Claimed {
  /** Of the subscriber: random. */
  id: string
  receiver: Receiver | undefined
  attempts: number
  /** She got what this alert corrects. */
  corrected: boolean
}

/** Nobody more is to be found. */
const END = 4
/** How long a claim counts; after that whoever took it is taken for dead. */
const LEASE = 30_000
/** Rounds of looking for somebody who has not got it yet, in one claim. */
const MOST_ROUNDS = 40
const FIRST = '00000000-0000-0000-0000-000000000000'

/** How far each alert has come: a cursor for each channel, and a ledger of who was sent what. */
export const fanOutStore = ({ sql }: Pick<Database, 'sql'>, keys: Keys) => {
  const receiverOf = (id: string, content: Uint8Array): Receiver | undefined => {
    try {
      return JSON.parse(keys.open('address', `subscriber ${id}`, content))
    } catch {
      return undefined
    }
  }

  // One damaged row must not keep all others from being warned.
  const preferencesOf = (tag: string, content: Uint8Array): Preferences => {
    try {
      return JSON.parse(keys.open('sender', tag, content))
    } catch {
      return {}
    }
  }

  return {
    /** Alerts that somebody could be sent now. */
    async unfinished(
      channels: readonly string[],
      now: Date,
    ): Promise<{ alert: string; channel: string; content: AlertContent }[]> {
      const rows = await sql<{ alert: string; channel: string; content: Uint8Array }[]>`
        SELECT f.alert_id AS alert, f.channel, a.content FROM fanout f JOIN alert a ON a.id = f.alert_id
        WHERE f.state = 'open' AND f.channel = ANY(${sql.array([...channels])})
          AND a.state = 'live' AND a.expires_at > ${now}
          AND (f.stage < ${END}
            OR EXISTS (
              SELECT FROM delivery d WHERE d.alert_id = f.alert_id AND d.channel = f.channel
                AND d.state IN ('claimed', 'quiet') AND d.due_at <= ${now})
            -- Nobody is left, and nobody has noted it.
            OR NOT EXISTS (
              SELECT FROM delivery d WHERE d.alert_id = f.alert_id AND d.channel = f.channel
                AND d.state IN ('claimed', 'quiet')))`
      return rows.flatMap(({ alert, channel, content: sealed }) => {
        const content = openAlert(keys, alert, sealed)
        return content ? [{ alert, channel, content }] : []
      })
    },

    /** What an alert says, while it lives. */
    async find(
      alert: string,
      now: Date,
    ): Promise<(AlertContent & { expiresAt: Date }) | undefined> {
      const [row] = await sql<{ content: Uint8Array; expiresAt: Date }[]>`
        SELECT content, expires_at AS "expiresAt" FROM alert
        WHERE id = ${alert} AND state = 'live' AND expires_at > ${now}`
      const content = row && openAlert(keys, alert, row.content)
      return content && { ...content, expiresAt: row.expiresAt }
    },

    /**
     * Takes the next ones who are to be sent an alert: first those whom somebody took and did not
     * come back from, then past the cursor, the nearest first. `more`: there may be others.
     */
    async claim(
      alert: string,
      channel: string,
      { city, takenBack }: Pick<AlertContent, 'city' | 'takenBack'>,
      most: number,
      now: Date,
    ): Promise<{ claimed: Claimed[]; more: boolean }> {
      const due = new Date(now.getTime() + LEASE)
      const today = now.toISOString().slice(0, 10)
      return sql.begin(async (tx) => {
        const [fanout] = await tx<
          { stage: number; cursor: string | null; corrects: string | null }[]
        >`
          SELECT f.stage, f.cursor, a.corrects FROM fanout f JOIN alert a ON a.id = f.alert_id
          WHERE f.alert_id = ${alert} AND f.channel = ${channel} AND f.state = 'open'
            AND a.state = 'live' AND a.expires_at > ${now} FOR UPDATE OF f`
        if (!fanout) return { claimed: [], more: false }
        const { corrects } = fanout
        const taken = await tx<{ id: string; attempts: number }[]>`
          UPDATE delivery SET state = 'claimed', due_at = ${due}, attempts = attempts + 1
          WHERE alert_id = ${alert} AND subscriber_id = ANY(ARRAY(
            SELECT subscriber_id FROM delivery
            WHERE alert_id = ${alert} AND channel = ${channel} AND state IN ('claimed', 'quiet')
              AND due_at <= ${now}
            ORDER BY due_at LIMIT ${most} FOR UPDATE SKIP LOCKED))
          RETURNING subscriber_id AS id, attempts`
        const found: { id: string; attempts: number }[] = [...taken]
        let { stage, cursor } = fanout
        for (let round = 0; found.length < most && stage < END && round < MOST_ROUNDS; round++) {
          const room = most - found.length
          const after = cursor ?? FIRST
          // One index for each stage, read in its order from the cursor on: no slice costs more
          // than the one before.
          const where = [tx`FALSE`, tx`s.city = ${city}`, tx`s.near = ${city}`, tx`s.country`][
            stage
          ]
          const next = await (stage === 0
            ? tx<{ at: string; id: string }[]>`
                SELECT subscriber_id AS at, subscriber_id AS id FROM delivery
                WHERE alert_id = ${corrects} AND channel = ${channel}
                  AND state IN ('claimed', 'sent', 'shown') AND subscriber_id > ${after}
                ORDER BY subscriber_id LIMIT ${room}`
            : tx<{ at: string; id: string }[]>`
                SELECT s.id AS at, s.subscriber_id AS id FROM subscription s
                WHERE s.channel = ${channel} AND ${where ?? tx`FALSE`} AND s.id > ${after}
                  AND NOT s.paused AND s.until >= ${today}
                ORDER BY s.id LIMIT ${room}`)
          if (next.length > 0) {
            const ids = [...new Set(next.map(({ id }) => id))]
            const fresh = await tx<{ id: string; attempts: number }[]>`
              INSERT INTO delivery (alert_id, subscriber_id, channel, due_at)
              SELECT ${alert}, id, ${channel}, ${due} FROM unnest(${tx.array(ids)}::uuid[]) id
              ON CONFLICT DO NOTHING RETURNING subscriber_id AS id, attempts`
            found.push(...fresh)
            cursor = next.at(-1)?.at ?? cursor
          }
          if (next.length < room) {
            stage = takenBack ? END : stage + 1
            cursor = null
          }
        }
        const isOver =
          stage >= END &&
          found.length === 0 &&
          (
            await tx`
              SELECT FROM delivery WHERE alert_id = ${alert} AND channel = ${channel}
                AND state IN ('claimed', 'quiet') LIMIT 1`
          ).length === 0
        await tx`
          UPDATE fanout SET stage = ${stage}, cursor = ${cursor}, state = ${isOver ? 'done' : 'open'}
          WHERE alert_id = ${alert} AND channel = ${channel}`
        const ids = found.map(({ id }) => id)
        const rows =
          ids.length === 0
            ? []
            : await tx<{ id: string; content: Uint8Array; corrected: boolean }[]>`
                SELECT s.id, s.content, EXISTS (
                  SELECT FROM delivery d WHERE d.alert_id = ${corrects} AND d.subscriber_id = s.id
                    AND d.state IN ('claimed', 'sent', 'shown')) AS corrected
                FROM subscriber s WHERE s.id = ANY(${tx.array(ids)}::uuid[])`
        const attempts = new Map(found.map((one) => [one.id, one.attempts]))
        const claimed = rows.map(({ id, content, corrected }) => ({
          id,
          receiver: receiverOf(id, content),
          attempts: attempts.get(id) ?? 1,
          corrected,
        }))
        return { claimed, more: stage < END || found.length > 0 }
      })
    },

    /** Lets what was taken on these channels be taken again at once. */
    async release(channels: readonly string[], now: Date): Promise<void> {
      await sql`
        UPDATE delivery SET due_at = ${now}
        WHERE state = 'claimed' AND channel = ANY(${sql.array([...channels])})`
    },

    /** Who these senders are now, and what they chose; who is no member any more is not among them. */
    async membersAmong(
      senders: readonly Bytes[],
    ): Promise<Map<string, { preferences: Preferences; seenOn: Date }>> {
      if (senders.length === 0) return new Map()
      const rows = await sql<{ tag: string; preferences: Uint8Array | null; seenOn: Date }[]>`
        SELECT encode(tag, 'hex') AS tag, preferences, seen_on AS "seenOn" FROM sender
        WHERE tag = ANY(${sql.array([...senders])}::bytea[]) AND member_id IS NOT NULL`
      return new Map(
        rows.map(({ tag, preferences, seenOn }) => [
          tag,
          { seenOn, preferences: preferences ? preferencesOf(tag, preferences) : {} },
        ]),
      )
    },

    /** Whether she is still to be sent it: she may have wiped herself or moved since she was taken. */
    async isWaiting(alert: string, subscriber: string): Promise<boolean> {
      const rows = await sql`
        SELECT FROM delivery
        WHERE alert_id = ${alert} AND subscriber_id = ${subscriber} AND state = 'claimed'`
      return rows.length > 0
    },

    /** The channel took it. */
    async sent(alert: string, subscriber: string, now: Date): Promise<void> {
      await sql`
        UPDATE delivery SET state = 'sent', sent_at = ${now}
        WHERE alert_id = ${alert} AND subscriber_id = ${subscriber} AND state = 'claimed'`
    },

    /** It was not sent, and why; `due` is when it is tried again. */
    async put(
      alert: string,
      subscriber: string,
      state: 'claimed' | 'quiet' | 'later' | 'unwanted',
      due: Date,
    ): Promise<void> {
      await sql`
        UPDATE delivery SET state = ${state}, due_at = ${due}
        WHERE alert_id = ${alert} AND subscriber_id = ${subscriber} AND state = 'claimed'`
    },

    /** She cannot be reached for good: her subscriptions end, and her address goes. */
    async lost(alert: string, channel: string, subscriber: string): Promise<void> {
      await sql`
        WITH gone AS (DELETE FROM subscriber WHERE id = ${subscriber} RETURNING id)
        UPDATE fanout SET blocked = blocked + (SELECT count(*) FROM gone)
        WHERE alert_id = ${alert} AND channel = ${channel}`
    },

    /** Nobody more is written to on this channel; the rest see what lives with their next answer. */
    async hold(channel: string): Promise<void> {
      await sql`UPDATE fanout SET state = 'held' WHERE channel = ${channel} AND state = 'open'`
    },

    /**
     * Whether she still follows anything under that id. Waits for whoever wipes or moves her just now:
     * what was filed before this is then found by them, or she is gone.
     */
    async isThere(subscriber: string): Promise<boolean> {
      const rows = await sql`SELECT FROM subscriber WHERE id = ${subscriber} FOR KEY SHARE`
      return rows.length > 0
    },

    /** Subscriptions that end by that day and whose peers were not told yet, but for some. */
    async ending(
      channels: readonly string[],
      by: string,
      without: readonly string[],
      most: number,
    ): Promise<
      { subscription: string; id: string; channel: string; receiver: Receiver | undefined }[]
    > {
      const rows = await sql<
        { subscription: string; id: string; channel: string; content: Uint8Array }[]
      >`
        SELECT subscription.id AS subscription, s.id, s.channel, s.content
        FROM subscription JOIN subscriber s ON s.id = subscription.subscriber_id
        WHERE until <= ${by} AND reminded_at IS NULL AND NOT paused
          AND subscription.channel = ANY(${sql.array([...channels])})
          AND subscription.id <> ALL(${sql.array([...without])}::uuid[])
        ORDER BY until, subscription.id LIMIT ${most}`
      return rows.map(({ content, ...row }) => ({ ...row, receiver: receiverOf(row.id, content) }))
    },

    /** Notes that she is told now; false when she need not be any more, or somebody else tells her. */
    async remind(
      { subscription, id }: { subscription: string; id: string },
      by: string,
      now: Date,
    ): Promise<boolean> {
      const rows = await sql`
        UPDATE subscription SET reminded_at = ${now}
        WHERE id = ${subscription} AND subscriber_id = ${id} AND until <= ${by}
          AND reminded_at IS NULL AND NOT paused RETURNING id`
      return rows.length > 0
    },

    /** She was not told after all. */
    async remindLater(subscription: string): Promise<void> {
      await sql`UPDATE subscription SET reminded_at = NULL WHERE id = ${subscription}`
    },

    /** A peer who cannot be reached any more, found when she was reminded. */
    async gone(subscriber: string): Promise<void> {
      await sql`DELETE FROM subscriber WHERE id = ${subscriber}`
    },
  }
}
export type FanOutStore = ReturnType<typeof fanOutStore>
