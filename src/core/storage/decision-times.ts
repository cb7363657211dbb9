import type { Transaction } from './database.ts'

/** Where a wait is counted: its quarter, and a coarse length in hours. */
export interface Waited {
  quarter: number
  hours: number
}

/** How long reports waited for their first decision: how many in a quarter, nothing of which. */
export const decisionTimeStore = (db: Transaction) => ({
  async count({ quarter, hours }: Waited): Promise<void> {
    await db.decisionTime.upsert({
      where: { quarter_hours: { quarter, hours } },
      create: { quarter, hours, count: 1 },
      update: { count: { increment: 1 } },
    })
  },

  /** Takes back what a decision counted that was undone. */
  async uncount({ quarter, hours }: Waited): Promise<void> {
    await db.decisionTime.updateMany({
      where: { quarter, hours, count: { gt: 0 } },
      data: { count: { decrement: 1 } },
    })
  },

  /** At most so many hours did half of a quarter's reports wait; undefined when there was none. */
  async median(quarter: number): Promise<number | undefined> {
    const rows = await db.decisionTime.findMany({ where: { quarter }, orderBy: { hours: 'asc' } })
    const half = rows.reduce((sum, { count }) => sum + count, 0) / 2
    let sum = 0
    for (const { hours, count } of rows) {
      sum += count
      if (count > 0 && sum >= half) return hours
    }
    return undefined
  },
})
