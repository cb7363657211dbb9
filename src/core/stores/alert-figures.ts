import { Prisma, type Transaction } from '../../database/database.ts'
import type { AlertContent } from '../alerts/alert.ts'
import { dayOf } from '../alerts/dates.ts'
import { reachesSql } from './alert-reach.ts'

/** How an alert is doing. */
export interface AlertFigures {
  chosen: number
  sent: number
  /** Waits for its turn, or for somebody's quiet hours to end. */
  waiting: number
  /** Is shown with the next answer, and to nobody before. */
  later: number
  blocked: number
  /** Milliseconds from the approval to the first, and to the median, that the channel took. */
  first: number | undefined
  median: number | undefined
}

interface Counted {
  sent: number
  open: number
  later: number
  first: Date | null
  median: Date | null
}

interface AlertRow {
  id: string
  startedAt: Date
  fanouts: { blocked: number }[]
}

/** Counts how an alert is doing; without its content, whom it has yet to reach is not counted. */
export const alertFigures = async (
  db: Transaction,
  { id, startedAt, fanouts }: AlertRow,
  content: AlertContent | undefined,
  now: Date,
): Promise<AlertFigures> => {
  const [counted] = await db.$queryRaw<Counted[]>(Prisma.sql`
    SELECT
      count(*) FILTER (WHERE state IN ('sent', 'shown'))::int AS sent,
      count(*) FILTER (WHERE state IN ('claimed', 'quiet'))::int AS open,
      count(*) FILTER (WHERE state = 'later')::int AS later,
      min(sent_at) AS first,
      percentile_disc(0.5) WITHIN GROUP (ORDER BY sent_at) AS median
    FROM delivery WHERE alert_id = ${id}::uuid`)
  const { sent = 0, open = 0, later = 0 } = counted ?? {}
  const waiting = open + (content ? await countLeft(db, id, content, now) : 0)
  const blocked = fanouts.reduce((sum, fanout) => sum + fanout.blocked, 0)
  const since = (at: Date | null | undefined) =>
    at ? at.getTime() - startedAt.getTime() : undefined
  return {
    chosen: sent + waiting + later + blocked,
    sent,
    waiting,
    later,
    blocked,
    first: since(counted?.first),
    median: since(counted?.median),
  }
}

/** How many an alert reaches who are not in its ledger yet. */
const countLeft = async (
  db: Transaction,
  id: string,
  content: AlertContent,
  now: Date,
): Promise<number> => {
  const { town, near, country, counts } = reachesSql(Prisma.sql, content, dayOf(now))
  const [left] = await db.$queryRaw<{ count: number }[]>(Prisma.sql`
    SELECT count(DISTINCT s.subscriber_id)::int AS count FROM subscription s
    WHERE (${town} OR ${near} OR ${country}) AND ${counts}
      AND NOT EXISTS (
        SELECT FROM delivery d WHERE d.alert_id = ${id}::uuid AND d.subscriber_id = s.subscriber_id)`)
  return left?.count ?? 0
}
