import type { Database } from '../../database/database.ts'
import type { Preferences } from '../members/preferences.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { subscriberRows } from './subscriber-rows.ts'

/** Peers to whom the bot writes first: who they are now, and that they are gone. */
export const subscriberStore = ({ sql, prisma }: Pick<Database, 'sql' | 'prisma'>, keys: Keys) => {
  // One damaged row must not keep all others from being warned.
  const preferencesOf = (tag: string, content: Uint8Array): Preferences => {
    try {
      return JSON.parse(keys.open('sender', tag, content))
    } catch {
      return {}
    }
  }

  return {
    /**
     * The choices of the senders who are still members, and the day on which each was last seen.
     */
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
     * Whether there is still a subscriber with that id. Waits for a turn that wipes or moves her
     * just now: either that turn finds what was stored before this call, or she is gone.
     */
    async isThere(subscriber: string): Promise<boolean> {
      const rows = await sql`SELECT FROM subscriber WHERE id = ${subscriber} FOR KEY SHARE`
      return rows.length > 0
    },

    /** Forgets a peer who is no longer a member. */
    async forget(subscriber: string): Promise<void> {
      await prisma.$transaction((db) => subscriberRows(db, keys).delete(subscriber))
    },

    /**
     * Forgets a peer whom an alert can never reach again: her subscriptions end, and her address is
     * deleted.
     */
    async lost(subscriber: string, alert: string, channel: string): Promise<void> {
      await prisma.$transaction(async (db) => {
        if (!(await subscriberRows(db, keys).delete(subscriber))) return
        await db.fanout.updateMany({
          where: { alertId: alert, channel },
          data: { blocked: { increment: 1 } },
        })
      })
    },
  }
}
export type SubscriberStore = ReturnType<typeof subscriberStore>
