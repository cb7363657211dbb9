/**
 * Seals what earlier versions kept of subscriptions in the clear. No migration can do this, because
 * it needs the keys.
 */
import type { Database } from '../../database/database.ts'
import { dayOf } from '../alerts/dates.ts'
import type { Keys } from '../terms/keys.ts'
import { deliverySeal } from './delivery-seal.ts'
import { subscriptionSeal } from './subscription-seal.ts'

const AT_ONCE = 250

/**
 * Seals the subscriber of each subscription and delivery, and empties the columns that held it in
 * the clear. Returns how many rows there were. May run twice.
 */
export const sealPlainSubscriptions = async (
  { prisma }: Pick<Database, 'prisma'>,
  keys: Keys,
): Promise<number> => {
  const { ownerOf, seal } = subscriptionSeal(keys)
  const { entryOf } = deliverySeal(keys)
  const plain = { where: { subscriberId: { not: null } }, take: AT_ONCE }

  const subscriptions = async (): Promise<number> => {
    const rows = await prisma.subscription.findMany(plain)
    for (const { id, city, subscriberId, until, paused, remindedAt } of rows) {
      const subscriber = subscriberId ?? ''
      const content = {
        subscriber,
        until: dayOf(until ?? new Date(0)),
        paused,
        remindedAt: remindedAt?.getTime() ?? null,
      }
      await prisma.subscription.updateMany({
        where: { id, subscriberId },
        data: {
          owner: ownerOf(subscriber, city),
          content: seal(id, content),
          ...{ subscriberId: null, until: null, paused: false, remindedAt: null },
        },
      })
    }
    return rows.length
  }

  const deliveries = async (): Promise<number> => {
    const rows = await prisma.delivery.findMany(plain)
    for (const { alertId, reader, subscriberId } of rows)
      await prisma.delivery.updateMany({
        where: { alertId, reader, subscriberId },
        data: { ...entryOf(alertId, subscriberId ?? ''), subscriberId: null },
      })
    return rows.length
  }

  let sealed = 0
  for (const some of [subscriptions, deliveries])
    for (let rows = await some(); rows > 0; rows = await some()) sealed += rows
  return sealed
}
