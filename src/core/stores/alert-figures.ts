import { Prisma, type Transaction } from '../../database/database.ts'
import type { AlertContent } from '../alerts/alert.ts'
import { dayOf } from '../alerts/dates.ts'
import { isOn } from '../alerts/reaches.ts'
import type { Keys } from '../terms/keys.ts'
import { reachesSql } from './alert-reach.ts'
import { deliverySeal } from './delivery-seal.ts'
import { type SubscriptionRow, subscriptionSeal } from './subscription-seal.ts'

/** How an alert is doing. */
export interface AlertFigures {
  chosen: number
  sent: number
  /** Peers who wait for their turn, or for their quiet hours to end. */
  waiting: number
  /** Peers who see the alert with their next answer and are not sent it before. */
  later: number
  blocked: number
  /** Milliseconds from the approval until the channel took the first one, and the median one. */
  first: number | undefined
  median: number | undefined
}

interface Needs {
  db: Transaction
  keys: Keys
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

/**
 * Counts how an alert is doing. If its content is undefined, peers whom it has yet to reach are not
 * counted.
 */
export const alertFigures = async (
  { db, keys }: Needs,
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
  const waiting = open + (content ? await countLeft({ db, keys }, id, content, now) : 0)
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

/** How many subscriptions are opened before other work has its turn: some milliseconds. */
const AT_ONCE = 250
/** Sorts before every random id. */
const NO_ID = '00000000-0000-0000-0000-000000000000'

/**
 * How many peers an alert reaches who are not in its ledger yet. Opens every subscription to its
 * town.
 */
const countLeft = async (
  { db, keys }: Needs,
  id: string,
  content: AlertContent,
  now: Date,
): Promise<number> => {
  const { town, near, country } = reachesSql(Prisma.sql, content)
  const { readable } = subscriptionSeal(keys)
  const { readerOf } = deliverySeal(keys)
  const today = dayOf(now)
  const readers = new Set<string>()
  for (let after = NO_ID; ; ) {
    const rows = await db.$queryRaw<SubscriptionRow[]>(Prisma.sql`
      SELECT s.id, s.city, s.near, s.country, s.content FROM subscription s
      WHERE s.id > ${after}::uuid AND (${town} OR ${near} OR ${country})
      ORDER BY s.id LIMIT ${AT_ONCE}`)
    const reached = rows.flatMap((row) => readable(row) ?? []).filter((one) => isOn(one, today))
    for (const { subscriber } of reached) readers.add(readerOf(id, subscriber))
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) break
    after = last.id
  }
  const listed = await db.$queryRaw<{ reader: string }[]>`
    SELECT reader FROM delivery WHERE alert_id = ${id}::uuid`
  for (const { reader } of listed) readers.delete(reader)
  return readers.size
}
