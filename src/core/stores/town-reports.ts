import { Prisma, type Transaction } from '../../database/database.ts'
import { dayOf } from '../alerts/dates.ts'
import { isOn } from '../alerts/reaches.ts'
import type { Content } from '../blacklist/reports.ts'
import type { Keys } from '../terms/keys.ts'
import { reachesSql } from './alert-reach.ts'
import { reportSeal } from './report-seal.ts'
import { type SubscriptionRow, subscriptionSeal } from './subscription-seal.ts'

/** Town reports, for the moderator who has one open. */
export const townReportStore = (db: Transaction, keys: Keys) => {
  const { readable } = reportSeal(keys)

  const contentOf = async (id: string): Promise<Content | undefined> => {
    const row = await db.report.findUnique({ where: { id } })
    return row?.content ? readable(id, row.content) : undefined
  }

  return {
    /**
     * How many other groups tell the same of the same town and wait to be read. All guests together
     * are one.
     */
    async others(id: string): Promise<number> {
      const own = await contentOf(id)
      if (!own?.town) return 0
      const rows = await db.report.findMany({
        where: { id: { not: id }, state: 'received', content: { not: null } },
      })
      const groups = rows.flatMap((row) => {
        const told = row.content ? readable(row.id, row.content) : undefined
        const isSame = told?.town?.kind === own.town?.kind && told?.city === own.city
        return told && isSame && told.group !== own.group ? [told.group] : []
      })
      return new Set(groups).size
    },

    /** How many peers follow a town today, however they want to be warned. */
    async followers(city: string, now: Date): Promise<number> {
      const { town, near, country } = reachesSql(Prisma.sql, { city })
      const { readable: open } = subscriptionSeal(keys)
      const rows = await db.$queryRaw<SubscriptionRow[]>(Prisma.sql`
        SELECT s.id, s.city, s.near, s.country, s.content FROM subscription s
        WHERE ${town} OR ${near} OR ${country}`)
      const on = rows.flatMap((row) => open(row) ?? []).filter((one) => isOn(one, dayOf(now)))
      return new Set(on.map(({ subscriber }) => subscriber)).size
    },
  }
}
