/** Subscriptions that end soon, or are over: which ones is sealed, so all are opened to see it. */
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
  /** Of the subscriber: random. */
  id: string
  channel: string
  receiver: Receiver | undefined
}

/** Rows that are opened before others have their turn: some milliseconds. */
const AT_ONCE = 250

/** Finds who is to be reminded, and ends what is over. */
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

  /** Changes the time at which she was told of one, if that is as it should be; whether it was changed. */
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
      // Not when it was changed meanwhile: she has gone on for longer, or another process tells her.
      where: { id, content: row.content },
      data: { content: subscriptions.seal(id, { subscriber, until, paused, remindedAt }) },
    })
    return count === 1
  }

  /** Ends what is over of one subscriber's; with her last one all that is kept of her goes. */
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
    /** Subscriptions that end by that day and whose peers were not told yet; first what ends first. */
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

    /** Notes that she is told now; false when she need not be any more, or another process tells her. */
    remind: (
      { subscription, id }: Pick<EndingSubscription, 'subscription' | 'id'>,
      by: Day,
      now: Date,
    ): Promise<boolean> =>
      note(subscription, now.getTime(), (one) => one.subscriber === id && endsUntold(one, by)),

    /** She was not told after all. */
    async remindLater(subscription: string): Promise<void> {
      await note(subscription, null, () => true)
    },

    /** Ends what had its last day before today; peers who follow nothing more are forgotten. How many ended. */
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
