import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../database/database.ts'
import { type Day, dateOf } from '../alerts/dates.ts'
import type { Reach } from '../terms/channel.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Address } from '../terms/message.ts'
import { openAlert } from './alert-seal.ts'

/** One town that a peer follows. */
export interface Subscription {
  id: string
  city: string
  /** The larger town near it that she follows with it. */
  near: string | undefined
  country: boolean
  until: Day
  paused: boolean
}

/** Who gets an alert, as it lies sealed. */
export interface Receiver {
  address: Address
  /** The sender's tag in hex: it leads to her wishes, and to whether she is still a member. */
  sender: string
}

/** Recognises a peer who wants alerts; not the tag that any other table has. */
export const subscriberTag = (keys: Keys, sender: Bytes): Bytes =>
  keys.tag('address', 'subscriber', sender)

/** Which towns each peer follows, and where she can be written to while she does. */
export const subscriptionStore = (db: Transaction, keys: Keys) => {
  const seal = (id: string, receiver: Receiver): Bytes =>
    keys.seal('address', `subscriber ${id}`, JSON.stringify(receiver))

  const open = (id: string, content: Uint8Array): Receiver =>
    JSON.parse(keys.open('address', `subscriber ${id}`, content))

  const subscriberId = async (sender: Bytes): Promise<string | undefined> => {
    const tag = subscriberTag(keys, sender)
    return (await db.subscriber.findUnique({ where: { tag }, select: { id: true } }))?.id
  }

  const of = async (sender: Bytes): Promise<Subscription[]> => {
    const rows = await db.subscription.findMany({
      where: { subscriber: { tag: subscriberTag(keys, sender) } },
      orderBy: [{ until: 'asc' }, { city: 'asc' }],
    })
    return rows.map(({ id, city, near, country, until, paused }) => ({
      id,
      city,
      near: near ?? undefined,
      country,
      until: until.toISOString().slice(0, 10),
      paused,
    }))
  }

  const forget = async (sender: Bytes): Promise<void> => {
    await db.subscriber.deleteMany({ where: { tag: subscriberTag(keys, sender) } })
  }

  /** Brings what she follows under one account to another of hers, where she is reached from then on. */
  const move = async (from: Bytes, to: Bytes, { channel, address }: Reach): Promise<void> => {
    const [old, known] = [await subscriberId(from), await subscriberId(to)]
    if (old === undefined) return
    const id = known ?? randomUUID()
    const content = seal(id, { address, sender: Buffer.from(to).toString('hex') })
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
    await callFor(id, channel)
    await forget(from)
  }

  /**
   * Has her sent what lives and has not come to her: on the channel that she left it had not got as
   * far as her, and on this one it may be past where she stands now.
   */
  const callFor = async (subscriberId: string, channel: string): Promise<void> => {
    const live = await db.alert.findMany({ where: { state: 'live' } })
    if (live.length === 0) return
    const follows = await db.subscription.findMany({ where: { subscriberId, paused: false } })
    const deliveries = await db.delivery.findMany({ where: { subscriberId } })
    const stateOf = new Map(deliveries.map(({ alertId, state }) => [alertId, state]))
    const due = live.filter(({ id, corrects, content: sealed }) => {
      const content = openAlert(keys, id, sealed)
      if (!content) return false
      const before = corrects === null ? undefined : stateOf.get(corrects)
      if (before === 'claimed' || before === 'sent' || before === 'shown') return true
      const isHers = follows.some(
        ({ city, near, country }) => country || city === content.city || near === content.city,
      )
      return isHers && !content.takenBack
    })
    await db.delivery.createMany({
      // Due at once, whatever the clock says.
      data: due.map(({ id }) => ({ alertId: id, subscriberId, channel, dueAt: new Date(0) })),
      // Most of them she has.
      skipDuplicates: true,
    })
  }

  return {
    /** What she follows, what ends first first. */
    of,

    /** Follows a town, or changes how; another time for the same town is the same subscription. */
    async follow(
      sender: Bytes,
      { channel, address }: Reach,
      { city, near, country, until }: Pick<Subscription, 'city' | 'near' | 'country' | 'until'>,
    ): Promise<void> {
      const known = await subscriberId(sender)
      const id = known ?? randomUUID()
      const content = seal(id, { address, sender: Buffer.from(sender).toString('hex') })
      if (known) await db.subscriber.update({ where: { id }, data: { content } })
      else
        await db.subscriber.create({
          data: { id, tag: subscriberTag(keys, sender), channel, content },
        })
      const wish = { near: near ?? null, country, until: dateOf(until), paused: false }
      await db.subscription.upsert({
        where: { subscriberId_city: { subscriberId: id, city } },
        create: { id: randomUUID(), subscriberId: id, channel, city, ...wish },
        update: { ...wish, remindedAt: null },
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
    async unite(from: Bytes, to: Bytes): Promise<void> {
      const tag = subscriberTag(keys, from)
      const old = await db.subscriber.findUnique({ where: { tag } })
      if (!old) return
      const { address } = open(old.id, old.content)
      await move(from, to, { channel: old.channel, address })
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

    /** Ends what had its last day before today; whoever follows nothing more is forgotten. */
    async expire(now: Date): Promise<number> {
      const today = dateOf(now.toISOString().slice(0, 10))
      const { count } = await db.subscription.deleteMany({ where: { until: { lt: today } } })
      await db.subscriber.deleteMany({ where: { subscriptions: { none: {} } } })
      return count
    },
  }
}
export type SubscriptionStore = ReturnType<typeof subscriptionStore>
