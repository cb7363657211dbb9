import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../database/database.ts'
import type { Day } from '../alerts/dates.ts'
import type { Followed } from '../alerts/reaches.ts'
import type { Reach } from '../terms/channel.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Address } from '../terms/message.ts'
import { moveSubscriptions } from './move-subscriptions.ts'
import { receiverSeal } from './receiver-seal.ts'
import { subscriberRows, subscriberTag } from './subscriber-rows.ts'
import {
  type OpenSubscription,
  type SubscriptionContent,
  subscriptionSeal,
} from './subscription-seal.ts'

/** One town that a peer follows. */
export interface Subscription extends Followed {
  id: string
}

/** Which towns each peer follows, and where she can be written to as long as she follows one. */
export const subscriptionStore = (db: Transaction, keys: Keys) => {
  const receivers = receiverSeal(keys)
  const seals = subscriptionSeal(keys)
  const rows = subscriberRows(db, keys)

  const of = async (sender: Bytes): Promise<Subscription[]> => {
    const subscriber = await rows.find(sender)
    const followed = subscriber ? await rows.followed(subscriber) : []
    return followed.map(({ id, city, near, country, until, paused }) => ({
      id,
      city,
      near,
      country,
      until,
      paused,
    }))
  }

  const forget = async (sender: Bytes): Promise<void> => {
    const subscriber = await rows.find(sender)
    if (subscriber) await rows.delete(subscriber.id)
  }

  const change = async (
    { id, subscriber, until, paused, remindedAt }: OpenSubscription,
    to: Partial<SubscriptionContent>,
  ): Promise<void> => {
    const content = seals.seal(id, { subscriber, until, paused, remindedAt, ...to })
    await db.subscription.updateMany({ where: { id }, data: { content } })
  }

  /** One of her subscriptions, locked. */
  const lockOne = async (sender: Bytes, id: string) => {
    const subscriber = await rows.lock(sender)
    if (!subscriber) return undefined
    const one = (await rows.followed(subscriber)).find((each) => each.id === id)
    return one && { subscriber, one }
  }

  const move = moveSubscriptions(db, keys)

  return {
    /** What she follows. The first to end comes first. */
    of,

    /**
     * Updates where she is written to. Her address changes, for example, if messages in her chat
     * disappear sooner or later than before.
     */
    async reachedAt(sender: Bytes, address: Address): Promise<void> {
      const known = await rows.find(sender)
      const receiver = known && receivers.readable(known.id, known.content)
      if (!receiver || receiver.address === address) return
      const content = receivers.seal(known.id, { ...receiver, address })
      await db.subscriber.updateMany({ where: { id: known.id }, data: { content } })
    },

    /** Follows a town, or changes how. There is one subscription to each town. */
    async follow(
      sender: Bytes,
      { channel, address }: Reach,
      { city, near, country, until }: Pick<Subscription, 'city' | 'near' | 'country' | 'until'>,
    ): Promise<void> {
      const known = await rows.lock(sender)
      const id = known?.id ?? randomUUID()
      const receiver = { address, sender: hex(sender) }
      if (!known)
        await db.subscriber.create({
          data: {
            id,
            tag: subscriberTag(keys, sender),
            channel,
            content: receivers.seal(id, receiver),
          },
        })
      else if (receivers.readable(id, known.content)?.address !== address)
        // Only if it differs: rows that are written together can be recognised for a while.
        await db.subscriber.update({
          where: { id },
          data: { content: receivers.seal(id, receiver) },
        })
      const owner = seals.ownerOf(id, city)
      const before = await db.subscription.findUnique({ where: { owner } })
      const subscription = before?.id ?? randomUUID()
      const chosen = {
        near: near ?? null,
        country,
        content: seals.seal(subscription, {
          subscriber: id,
          until,
          paused: false,
          remindedAt: null,
        }),
      }
      await db.subscription.upsert({
        where: { owner },
        create: { id: subscription, owner, channel, city, ...chosen },
        update: chosen,
      })
    },

    /** Extends one of her subscriptions to another day. False if she has none with that id. */
    async renew(sender: Bytes, id: string, until: Day): Promise<boolean> {
      const hers = await lockOne(sender, id)
      if (hers) await change(hers.one, { until, remindedAt: null, paused: false })
      return hers !== undefined
    },

    /** Pauses all her subscriptions, or resumes them. */
    async pause(sender: Bytes, paused: boolean): Promise<void> {
      const subscriber = await rows.lock(sender)
      if (!subscriber) return
      for (const one of await rows.followed(subscriber)) await change(one, { paused })
    },

    /**
     * Ends one of her subscriptions. Without any, her address is deleted. False if she has none
     * with that id.
     */
    async end(sender: Bytes, id: string): Promise<boolean> {
      const hers = await lockOne(sender, id)
      if (!hers) return false
      await db.subscription.deleteMany({ where: { id } })
      if (!(await rows.followsAny(hers.subscriber))) await rows.delete(hers.subscriber.id)
      return true
    },

    /**
     * Moves what she follows under one account to another of hers, where she is reached from then
     * on.
     */
    move,

    /** Moves what one key of hers follows to another key on the same channel. */
    async unite(from: Bytes, to: Bytes, now: Date): Promise<void> {
      const old = await rows.find(from)
      if (!old) return
      const { address } = receivers.open(old.id, old.content)
      await move(from, to, { channel: old.channel, address }, now)
    },

    /** Ends all her subscriptions, and deletes where she can be reached. */
    forget,

    /** The same for several peers. */
    async forgetAll(senders: readonly Bytes[]): Promise<void> {
      for (const sender of senders) await forget(sender)
    },

    /** How many alerts that are kept came to her. */
    async got(sender: Bytes): Promise<number> {
      const subscriber = await rows.find(sender)
      return subscriber ? (await rows.deliveries(subscriber.id)).size : 0
    },

    /** How many peers of a channel follow a town. */
    async crowd(channel: string, city: string): Promise<number> {
      return db.subscription.count({ where: { channel, city } })
    },

    /** When the bot last wrote to her first; undefined if she follows no town. */
    async called(sender: Bytes, now: Date): Promise<{ at: Date | undefined } | undefined> {
      const subscriber = await rows.find(sender)
      if (!subscriber) return undefined
      const where = { expiresAt: { gt: now } }
      const live = await db.alert.findMany({ where, select: { id: true } })
      const deliveries = await rows.deliveries(
        subscriber.id,
        live.map(({ id }) => id),
      )
      const times = [
        ...[...deliveries.values()].flatMap(({ state, sentAt }) =>
          state === 'sent' && sentAt ? [sentAt.getTime()] : [],
        ),
        ...(await rows.followed(subscriber)).flatMap(({ remindedAt }) => remindedAt ?? []),
      ]
      return { at: times.length > 0 ? new Date(Math.max(...times)) : undefined }
    },
  }
}
export type SubscriptionStore = ReturnType<typeof subscriptionStore>
