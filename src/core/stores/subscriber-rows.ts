/**
 * What is kept of one subscriber, found by tags that only the keys can make. Nothing in two rows
 * shows that they are one peer's, so no foreign key may join them.
 */
import type { Transaction } from '../../database/database.ts'
import type { AlertDeliveryState } from '../alerts/reaches.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { deliverySeal } from './delivery-seal.ts'
import { type OpenSubscription, subscriptionSeal } from './subscription-seal.ts'

/** A subscriber, and the channel on which she is reached. */
export interface Reached {
  /** Random. */
  id: string
  channel: string
}

/** The same, with her sealed address. */
interface SubscriberRow extends Reached {
  content: Uint8Array
}

/** How far an alert has come to her. */
interface DeliveryRow {
  reader: string
  state: AlertDeliveryState
  sentAt: Date | null
}

/** The tag of a peer who wants alerts. No other table has it. */
export const subscriberTag = (keys: Keys, sender: Bytes): Bytes =>
  keys.tag('address', 'subscriber', sender)

/** Finds and deletes what is kept of one subscriber. */
export const subscriberRows = (db: Transaction, keys: Keys) => {
  const subscriptions = subscriptionSeal(keys)
  const ledger = deliverySeal(keys)

  /** The tags that find her subscriptions: one for each town that is followed on her channel. */
  const ownersOf = async ({ id, channel }: Reached): Promise<Bytes[]> => {
    // Takes one step in the index for each town, however many peers follow it.
    const towns = await db.$queryRaw<{ city: string }[]>`
      WITH RECURSIVE town (city) AS (
        (SELECT city FROM subscription WHERE channel = ${channel} ORDER BY city LIMIT 1)
        UNION ALL
        SELECT (SELECT s.city FROM subscription s
          WHERE s.channel = ${channel} AND s.city > town.city ORDER BY s.city LIMIT 1)
        FROM town WHERE town.city IS NOT NULL)
      SELECT city FROM town WHERE city IS NOT NULL`
    return towns.map(({ city }) => subscriptions.ownerOf(id, city))
  }

  const alertIds = async (): Promise<string[]> =>
    (await db.alert.findMany({ select: { id: true } })).map(({ id }) => id)

  /** Finds her rows in the ledgers of alerts. */
  const inLedgers = (subscriber: string, alerts: readonly string[]) => ({
    alertId: { in: [...alerts] },
    reader: { in: alerts.map((alert) => ledger.readerOf(alert, subscriber)) },
  })

  return {
    async find(sender: Bytes): Promise<SubscriberRow | null> {
      return db.subscriber.findUnique({ where: { tag: subscriberTag(keys, sender) } })
    },

    /**
     * Her row. Until the transaction ends, nobody else changes what she follows, and no alert finds
     * her.
     */
    async lock(sender: Bytes): Promise<SubscriberRow | undefined> {
      const [row] = await db.$queryRaw<SubscriberRow[]>`
        SELECT id, channel, content FROM subscriber
        WHERE tag = ${subscriberTag(keys, sender)} FOR UPDATE`
      return row
    },

    /** As `lock`, by her id. */
    async lockById(id: string): Promise<Reached | undefined> {
      const [row] = await db.$queryRaw<Reached[]>`
        SELECT id, channel FROM subscriber WHERE id = ${id}::uuid FOR UPDATE`
      return row
    },

    /** Her row. Until the transaction ends, she is not deleted, but alerts may find her. */
    async hold(sender: Bytes): Promise<SubscriberRow | undefined> {
      const [row] = await db.$queryRaw<SubscriberRow[]>`
        SELECT id, channel, content FROM subscriber
        WHERE tag = ${subscriberTag(keys, sender)} FOR KEY SHARE`
      return row
    },

    /** What she follows. The first to end comes first. */
    async followed(subscriber: Reached): Promise<OpenSubscription[]> {
      const owner = { in: await ownersOf(subscriber) }
      const rows = await db.subscription.findMany({ where: { owner } })
      return rows
        .flatMap((row) => subscriptions.readable(row) ?? [])
        .sort((a, b) => order(a.until, b.until) || order(a.city, b.city))
    },

    /** Whether she follows anything, including what cannot be read any more. */
    async followsAny(subscriber: Reached): Promise<boolean> {
      const owner = { in: await ownersOf(subscriber) }
      return (await db.subscription.count({ where: { owner } })) > 0
    },

    /**
     * How far each of these alerts, or every alert, has come to her. Alerts that have not come to
     * her are left out.
     */
    async deliveries(
      subscriber: string,
      alerts?: readonly string[],
    ): Promise<Map<string, DeliveryRow>> {
      const among = alerts ?? (await alertIds())
      // Mostly no alert is live, and every turn asks.
      if (among.length === 0) return new Map()
      const rows = await db.delivery.findMany({ where: inLedgers(subscriber, among) })
      return new Map(rows.map(({ alertId, ...row }) => [alertId, row]))
    },

    /** Deletes all that is kept of her. False if she was gone already. */
    async delete(subscriber: string): Promise<boolean> {
      // First, so that this waits for an alert that is finding her just now, and deletes that
      // delivery below.
      const [gone] = await db.$queryRaw<{ channel: string }[]>`
        DELETE FROM subscriber WHERE id = ${subscriber}::uuid RETURNING channel`
      if (!gone) return false
      const owner = { in: await ownersOf({ id: subscriber, channel: gone.channel }) }
      await db.subscription.deleteMany({ where: { owner } })
      await db.delivery.deleteMany({ where: inLedgers(subscriber, await alertIds()) })
      return true
    },
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
