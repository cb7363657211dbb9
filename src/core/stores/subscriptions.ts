import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../database/database.ts'
import { type Day, dateOf, dayOf } from '../alerts/dates.ts'
import { type Followed, hasGot, reaches } from '../alerts/reaches.ts'
import type { Reach } from '../terms/channel.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { openAlert } from './alert-seal.ts'
import { receiverSeal } from './receiver-seal.ts'

/** One town that a peer follows. */
export interface Subscription extends Followed {
  id: string
}

interface Row {
  id: string
  city: string
  near: string | null
  country: boolean
  until: Date
  paused: boolean
}

/** A subscription from its row. */
export const subscriptionOf = ({ id, city, near, country, until, paused }: Row): Subscription => ({
  id,
  city,
  near: near ?? undefined,
  country,
  until: dayOf(until),
  paused,
})

/** Recognises a peer who wants alerts; not the tag that any other table has. */
export const subscriberTag = (keys: Keys, sender: Bytes): Bytes =>
  keys.tag('address', 'subscriber', sender)

/** Which towns each peer follows, and where she can be written to while she does. */
export const subscriptionStore = (db: Transaction, keys: Keys) => {
  const receivers = receiverSeal(keys)

  const subscriberId = async (sender: Bytes): Promise<string | undefined> => {
    const tag = subscriberTag(keys, sender)
    return (await db.subscriber.findUnique({ where: { tag }, select: { id: true } }))?.id
  }

  const of = async (sender: Bytes): Promise<Subscription[]> => {
    const rows = await db.subscription.findMany({
      where: { subscriber: { tag: subscriberTag(keys, sender) } },
      orderBy: [{ until: 'asc' }, { city: 'asc' }],
    })
    return rows.map(subscriptionOf)
  }

  const forget = async (sender: Bytes): Promise<void> => {
    await db.subscriber.deleteMany({ where: { tag: subscriberTag(keys, sender) } })
  }

  /** Brings what she follows under one account to another of hers, where she is reached from then on. */
  const move = async (
    from: Bytes,
    to: Bytes,
    { channel, address }: Reach,
    now: Date,
  ): Promise<void> => {
    const [old, known] = [await subscriberId(from), await subscriberId(to)]
    if (old === undefined) return
    const id = known ?? randomUUID()
    const content = receivers.seal(id, { address, sender: hex(to) })
    if (known === undefined)
      await db.subscriber.create({ data: { id, tag: subscriberTag(keys, to), channel, content } })
    const already = (await of(to)).map(({ city }) => city)
    await db.subscription.updateMany({
      where: { subscriberId: old, city: { notIn: already } },
      data: { subscriberId: id, channel },
    })
    // An alert that she was sent there is not sent again here.
    await db.$executeRaw`
      UPDATE delivery SET subscriber_id = ${id}::uuid, channel = ${channel}
      WHERE subscriber_id = ${old}::uuid AND alert_id NOT IN (
        SELECT alert_id FROM delivery WHERE subscriber_id = ${id}::uuid)`
    // What is still to be sent to her is looked for there, where nobody may have followed anything.
    await db.$executeRaw`
      INSERT INTO fanout (alert_id, channel, stage)
      SELECT id, ${channel}, CASE WHEN corrects IS NULL THEN 1 ELSE 0 END
      FROM alert WHERE state = 'live'
      ON CONFLICT (alert_id, channel) DO UPDATE SET state = 'open' WHERE fanout.state = 'done'`
    await catchUp(id, channel, now)
    await forget(from)
  }

  /**
   * Has her sent the live alerts that have not reached her: on the channel that she left they had not
   * got as far as her, and on this one they may be past her place.
   */
  const catchUp = async (subscriberId: string, channel: string, now: Date): Promise<void> => {
    const live = await db.alert.findMany({ where: { state: 'live' } })
    if (live.length === 0) return
    const rows = await db.subscription.findMany({ where: { subscriberId } })
    const followed = rows.map(subscriptionOf)
    const deliveries = await db.delivery.findMany({ where: { subscriberId } })
    const stateOf = new Map(deliveries.map(({ alertId, state }) => [alertId, state]))
    const today = dayOf(now)
    const due = live.filter(({ id, corrects, content: sealed }) => {
      const content = openAlert(keys, id, sealed)
      if (!content) return false
      return (
        (corrects !== null && hasGot(stateOf.get(corrects))) ||
        followed.some((one) => reaches(one, content, today))
      )
    })
    await db.delivery.createMany({
      // Due at once, whatever the clock says.
      data: due.map(({ id }) => ({ alertId: id, subscriberId, channel, dueAt: new Date(0) })),
      // Most of them she has.
      skipDuplicates: true,
    })
  }

  return {
    /** What she follows; first what ends first. */
    of,

    /** Follows a town, or changes how; another time for the same town is the same subscription. */
    async follow(
      sender: Bytes,
      { channel, address }: Reach,
      { city, near, country, until }: Pick<Subscription, 'city' | 'near' | 'country' | 'until'>,
    ): Promise<void> {
      const known = await subscriberId(sender)
      const id = known ?? randomUUID()
      const content = receivers.seal(id, { address, sender: hex(sender) })
      if (known) await db.subscriber.update({ where: { id }, data: { content } })
      else
        await db.subscriber.create({
          data: { id, tag: subscriberTag(keys, sender), channel, content },
        })
      const chosen = { near: near ?? null, country, until: dateOf(until), paused: false }
      await db.subscription.upsert({
        where: { subscriberId_city: { subscriberId: id, city } },
        create: { id: randomUUID(), subscriberId: id, channel, city, ...chosen },
        update: { ...chosen, remindedAt: null },
      })
    },

    /** Lets one of hers last until another day. */
    async renew(sender: Bytes, id: string, until: Day): Promise<boolean> {
      const { count } = await db.subscription.updateMany({
        where: { id, subscriber: { tag: subscriberTag(keys, sender) } },
        data: { until: dateOf(until), remindedAt: null, paused: false },
      })
      return count === 1
    },

    /** Has all of hers rest, or go on. */
    async pause(sender: Bytes, paused: boolean): Promise<void> {
      await db.subscription.updateMany({
        where: { subscriber: { tag: subscriberTag(keys, sender) } },
        data: { paused },
      })
    },

    /** Ends one of hers; with the last one her address goes. */
    async end(sender: Bytes, id: string): Promise<boolean> {
      const { count } = await db.subscription.deleteMany({
        where: { id, subscriber: { tag: subscriberTag(keys, sender) } },
      })
      if ((await of(sender)).length === 0) await forget(sender)
      return count === 1
    },

    move,

    /** What one key of hers follows, another of the same channel does. */
    async unite(from: Bytes, to: Bytes, now: Date): Promise<void> {
      const tag = subscriberTag(keys, from)
      const old = await db.subscriber.findUnique({ where: { tag } })
      if (!old) return
      const { address } = receivers.open(old.id, old.content)
      await move(from, to, { channel: old.channel, address }, now)
    },

    /** Ends all of hers, and deletes where she can be reached. */
    forget,

    /** The same for several peers. */
    async forgetAll(senders: readonly Bytes[]): Promise<void> {
      const tags = senders.map((sender) => subscriberTag(keys, sender))
      await db.subscriber.deleteMany({ where: { tag: { in: tags } } })
    },

    /** How many peers of a channel follow a town. */
    async crowd(channel: string, city: string): Promise<number> {
      return db.subscription.count({ where: { channel, city } })
    },

    /** When she was last written to without having asked; undefined where she follows no town. */
    async called(sender: Bytes, now: Date): Promise<{ at: Date | undefined } | undefined> {
      const [row] = await db.$queryRaw<{ at: Date | null }[]>`
        SELECT greatest(
          (SELECT max(d.sent_at) FROM delivery d JOIN alert a ON a.id = d.alert_id
            WHERE d.subscriber_id = s.id AND d.state = 'sent' AND a.expires_at > ${now}),
          (SELECT max(reminded_at) FROM subscription WHERE subscriber_id = s.id)) AS at
        FROM subscriber s WHERE s.tag = ${subscriberTag(keys, sender)}`
      return row && { at: row.at ?? undefined }
    },

    /** Ends what had its last day before today; peers who follow nothing more are forgotten. */
    async expire(now: Date): Promise<number> {
      const today = dateOf(dayOf(now))
      const { count } = await db.subscription.deleteMany({ where: { until: { lt: today } } })
      await db.subscriber.deleteMany({ where: { subscriptions: { none: {} } } })
      return count
    },
  }
}
export type SubscriptionStore = ReturnType<typeof subscriptionStore>
