/** Subscriptions that end soon, or are over. The last day is sealed, so all are opened. */
import type { Database } from '../../database/database.ts'
import { type Day, dayOf } from '../alerts/dates.ts'
import type { Keys } from '../terms/keys.ts'
import { type Receiver, receiverSeal } from './receiver-seal.ts'
import { subscriberRows } from './subscriber-rows.ts'
import {
  type OpenSubscription,
  type SubscriptionRow,
  subscriptionSeal,
} from './subscription-seal.ts'

/** A subscription that ends soon. */
export interface EndingSubscription {
  subscription: string
  /** The random id of the subscriber. */
  id: string
  channel: string
  receiver: Receiver | undefined
}

/** How many rows are opened in one go before other work has its turn: some milliseconds. */
const AT_ONCE = 250

/** Finds peers who are to be reminded, and ends subscriptions that are over. */
export const endingStore = ({ prisma }: Pick<Database, 'prisma'>, keys: Keys) => {
  const subscriptions = subscriptionSeal(keys)
  const receivers = receiverSeal(keys)

  /** Every subscription that can be read. */
  async function* opened(): AsyncGenerator<{ one: OpenSubscription; row: SubscriptionRow }> {
    let after = ''
    for (;;) {
      const rows = await prisma.subscription.findMany({
        ...(after && { where: { id: { gt: after } } }),
        orderBy: { id: 'asc' },
        take: AT_ONCE,
      })
      for (const row of rows) {
        const one = subscriptions.readable(row)
        if (one) yield { one, row }
      }
      const last = rows.at(-1)
      if (!last) return
      after = last.id
    }
  }

  const endsUntold = ({ until, paused, remindedAt }: OpenSubscription, by: Day): boolean =>
    until <= by && remindedAt === null && !paused

  /**
   * Changes when she was told that a subscription ends, if `isRight` allows it. Returns whether it
   * did.
   */
  const note = async (
    id: string,
    remindedAt: number | null,
    isRight: (one: OpenSubscription) => boolean,
  ): Promise<boolean> => {
    const row = await prisma.subscription.findUnique({ where: { id } })
    const one = row && subscriptions.readable(row)
    if (!one || !isRight(one)) return false
    const { subscriber, until, paused } = one
    const { count } = await prisma.subscription.updateMany({
      // Not if it has changed since: she has extended it, or another process tells her.
      where: { id, content: row.content },
      data: { content: subscriptions.seal(id, { subscriber, until, paused, remindedAt }) },
    })
    return count === 1
  }

  /**
   * Ends one subscriber's subscriptions that are over. If none is left, deletes all that is kept of
   * her.
   */
  const endFor = (id: string, today: Day): Promise<number> =>
    prisma.$transaction(async (db) => {
      const rows = subscriberRows(db, keys)
      const subscriber = await rows.lockById(id)
      if (!subscriber) return 0
      const over = (await rows.followed(subscriber)).filter(({ until }) => until < today)
      await db.subscription.deleteMany({ where: { id: { in: over.map((one) => one.id) } } })
      if (!(await rows.followsAny(subscriber))) await rows.delete(id)
      return over.length
    })

  return {
    /**
     * Subscriptions that end by a day and whose peers have not been told; the first to end comes
     * first.
     */
    async find(channels: readonly string[], by: Day): Promise<EndingSubscription[]> {
      const ending: OpenSubscription[] = []
      for await (const { one } of opened()) if (endsUntold(one, by)) ending.push(one)
      ending.sort((a, b) => Date.parse(a.until) - Date.parse(b.until))
      const whose = await prisma.subscriber.findMany({
        where: { id: { in: ending.map(({ subscriber }) => subscriber) } },
      })
      const rowOf = new Map(whose.map((row) => [row.id, row]))
      return ending.flatMap(({ id: subscription, subscriber }) => {
        const row = rowOf.get(subscriber)
        if (!row || !channels.includes(row.channel)) return []
        const { id, channel, content } = row
        return [{ subscription, id, channel, receiver: receivers.readable(id, content) }]
      })
    },

    /**
     * Notes that she is told now. False if she need not be told any more, or another process tells
     * her.
     */
    remind: (
      { subscription, id }: Pick<EndingSubscription, 'subscription' | 'id'>,
      by: Day,
      now: Date,
    ): Promise<boolean> =>
      note(subscription, now.getTime(), (one) => one.subscriber === id && endsUntold(one, by)),

    /** Notes that she was not told after all. */
    async remindLater(subscription: string): Promise<void> {
      await note(subscription, null, () => true)
    },

    /**
     * Ends subscriptions whose last day was before today, and forgets peers who follow nothing
     * more. Returns how many subscriptions ended.
     */
    async expire(now: Date): Promise<number> {
      const today = dayOf(now)
      const ending = new Set<string>()
      for await (const { one } of opened()) if (one.until < today) ending.add(one.subscriber)
      let count = 0
      for (const subscriber of ending) count += await endFor(subscriber, today)
      return count
    },
  }
}
export type EndingStore = ReturnType<typeof endingStore>
