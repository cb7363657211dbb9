import { Prisma, type Transaction } from '../../database/database.ts'
import { dayOf } from '../alerts/dates.ts'
import { isOn, type TownReach } from '../alerts/reaches.ts'
import type { Keys } from '../terms/keys.ts'
import { type SubscriptionRow, subscriptionSeal } from './subscription-seal.ts'

/** How many subscriptions are opened before other work has its turn. */
const AT_ONCE = 250
/** Sorts before every random id. */
const NO_ID = '00000000-0000-0000-0000-000000000000'

/** Counts who follows which town today. Opens every subscription. */
export const reachByTown = async (
  { db, keys }: { db: Transaction; keys: Keys },
  now: Date,
): Promise<TownReach> => {
  const { readable } = subscriptionSeal(keys)
  const today = dayOf(now)
  const towns = new Map<string, Set<string>>()
  const everywhere = new Set<string>()
  const add = (town: string, subscriber: string) =>
    towns.set(town, (towns.get(town) ?? new Set()).add(subscriber))
  for (let after = NO_ID; ; ) {
    const rows = await db.$queryRaw<SubscriptionRow[]>(Prisma.sql`
      SELECT id, city, near, country, content FROM subscription
      WHERE id > ${after}::uuid ORDER BY id LIMIT ${AT_ONCE}`)
    for (const row of rows) {
      const one = readable(row)
      if (!one || !isOn(one, today)) continue
      add(one.city, one.subscriber)
      if (one.near) add(one.near, one.subscriber)
      if (one.country) everywhere.add(one.subscriber)
    }
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) break
    after = last.id
  }
  return {
    towns: Object.fromEntries(
      [...towns].map(([town, some]) => [town, new Set([...some, ...everywhere]).size]),
    ),
    elsewhere: everywhere.size,
  }
}
