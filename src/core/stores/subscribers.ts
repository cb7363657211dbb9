import type { Database } from '../../database/database.ts'
import type { Day } from '../alerts/dates.ts'
import type { Preferences } from '../members/preferences.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { type Receiver, receiverSeal } from './receiver-seal.ts'

/** A subscription that ends soon. */
export interface EndingSubscription {
  subscription: string
  /** Of the subscriber: random. */
  id: string
  channel: string
  receiver: Receiver | undefined
}

/** Peers who are written to without having written: who they are at that moment, and who is reminded. */
export const subscriberStore = ({ sql }: Pick<Database, 'sql'>, keys: Keys) => {
  const receivers = receiverSeal(keys)

  // One damaged row must not keep all others from being warned.
  const preferencesOf = (tag: string, content: Uint8Array): Preferences => {
    try {
      return JSON.parse(keys.open('sender', tag, content))
    } catch {
      return {}
    }
  }

  return {
    /** Who these senders are now, and what they chose; those who are no members any more are left out. */
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

    /**
     * Whether she still follows anything under that id. Waits for a turn that wipes or moves her just
     * now: what was filed before this is then found by it, or she is gone.
     */
    async isThere(subscriber: string): Promise<boolean> {
      const rows = await sql`SELECT FROM subscriber WHERE id = ${subscriber} FOR KEY SHARE`
      return rows.length > 0
    },

    /** Forgets a peer who cannot be reached any more. */
    async forget(subscriber: string): Promise<void> {
      await sql`DELETE FROM subscriber WHERE id = ${subscriber}`
    },

    /** Subscriptions that end by that day and whose peers were not told yet, except `without`. */
    async ending(
      channels: readonly string[],
      by: Day,
      without: readonly string[],
      most: number,
    ): Promise<EndingSubscription[]> {
      const rows = await sql<(Omit<EndingSubscription, 'receiver'> & { content: Uint8Array })[]>`
        SELECT subscription.id AS subscription, s.id, s.channel, s.content
        FROM subscription JOIN subscriber s ON s.id = subscription.subscriber_id
        WHERE until <= ${by} AND reminded_at IS NULL AND NOT paused
          AND subscription.channel = ANY(${sql.array([...channels])})
          AND subscription.id <> ALL(${sql.array([...without])}::uuid[])
        ORDER BY until, subscription.id LIMIT ${most}`
      return rows.map(({ content, ...row }) => ({
        ...row,
        receiver: receivers.readable(row.id, content),
      }))
    },

    /** Notes that she is told now; false when she need not be any more, or another process tells her. */
    async remind(
      { subscription, id }: Pick<EndingSubscription, 'subscription' | 'id'>,
      by: Day,
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
  }
}
export type SubscriberStore = ReturnType<typeof subscriberStore>
