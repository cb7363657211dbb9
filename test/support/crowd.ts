import { randomUUID } from 'node:crypto'
import type { AlertContent } from '../../src/core/alerts/alert.ts'
import { dayAfter, dayOf } from '../../src/core/alerts/dates.ts'
import { newHandle } from '../../src/core/members/code.ts'
import { receiverSeal } from '../../src/core/stores/receiver-seal.ts'
import { storesIn } from '../../src/core/stores/stores.ts'
import { subscriberTag } from '../../src/core/stores/subscriber-rows.ts'
import { subscriptionSeal } from '../../src/core/stores/subscription-seal.ts'
import type { Keys } from '../../src/core/terms/keys.ts'
import type { Address } from '../../src/core/terms/message.ts'
import type { Database } from '../../src/database/database.ts'
import type { RecordedCall, startFakeTelegram } from './fake-telegram/server.ts'

type Fake = Awaited<ReturnType<typeof startFakeTelegram>>

interface Open {
  database: Database
  keys: Keys
}

/** What was counted of a fake: looking at all its calls anew takes as long as sending them did. */
interface Counted {
  times: Map<number, number>
  /** How many of the calls were looked at. */
  seen: number
  /** Those that had no answer then. */
  waiting: RecordedCall[]
}

const countedOf = new WeakMap<Fake, Counted>()

/** How often each chat was written to, of what Telegram took. */
export const taken = (fake: Fake): Map<number, number> => {
  const counted = countedOf.get(fake) ?? { times: new Map(), seen: 0, waiting: [] }
  countedOf.set(fake, counted)
  const { times, seen, waiting } = counted
  const fresh = fake.callsFrom(seen)
  counted.seen += fresh.length
  counted.waiting = [...waiting, ...fresh].filter(({ method, params, status }) => {
    if (method !== 'sendMessage') return false
    const chat = Number(params['chat_id'])
    if (status === 200) times.set(chat, (times.get(chat) ?? 0) + 1)
    return status === 0
  })
  return times
}

/** Lets as many members in as there are chats, who all follow one town, without a conversation. */
export const letInCrowd = async (
  { database, keys }: Open,
  chats: readonly number[],
  city = 'bergen',
): Promise<void> => {
  const now = new Date()
  const until = dayAfter(dayOf(now), 30)
  const [receivers, subscriptions] = [receiverSeal(keys), subscriptionSeal(keys)]
  const people = chats.map((chat) => {
    const tag = keys.tag('sender', 'sender', 'telegram', String(chat))
    const [memberId, subscriber, id] = [randomUUID(), randomUUID(), randomUUID()]
    const receiver = { address: String(chat) as Address, sender: Buffer.from(tag).toString('hex') }
    return {
      member: {
        id: memberId,
        handle: newHandle(),
        groupId: memberId,
        role: 'member' as const,
        seenOn: now,
      },
      sender: { tag, memberId, seenOn: now },
      subscriber: {
        id: subscriber,
        tag: subscriberTag(keys, tag),
        channel: 'telegram',
        content: receivers.seal(subscriber, receiver),
      },
      subscription: {
        id,
        owner: subscriptions.ownerOf(subscriber, city),
        channel: 'telegram',
        city,
        content: subscriptions.seal(id, { subscriber, until, paused: false, remindedAt: null }),
      },
    }
  })
  const { prisma } = database
  await prisma.member.createMany({ data: people.map(({ member }) => member) })
  await prisma.sender.createMany({ data: people.map(({ sender }) => sender) })
  await prisma.subscriber.createMany({ data: people.map(({ subscriber }) => subscriber) })
  await prisma.subscription.createMany({ data: people.map(({ subscription }) => subscription) })
}

/** A danger in a town, on its way to whoever follows it; its id. */
export const sendAlert = async (
  { database, keys }: Open,
  content: Partial<AlertContent> = {},
): Promise<string> => {
  const { alerts } = storesIn(database.prisma, { keys, sql: database.sql })
  const id = await alerts.publish(
    {
      content: {
        kind: 'client',
        level: 4,
        dangers: ['violence'],
        city: 'bergen',
        flags: [],
        descriptors: {},
        ...content,
      },
    },
    new Date(),
  )
  if (id === undefined) throw new Error('the alert could not be sent')
  return id
}
