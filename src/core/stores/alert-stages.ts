/** In which order an alert finds its readers, and who comes next. */
import type { Fragment, TransactionSql } from 'postgres'
import type { AlertContent } from '../alerts/alert.ts'
import type { Day } from '../alerts/dates.ts'
import { hasGotSql, reachesSql } from './alert-reach.ts'

/** An alert whose readers are looked for: on which channel, and on which day. */
export interface ReaderSearch {
  alert: string
  /** The alert that it corrects. */
  corrects: string | null
  channel: string
  content: Pick<AlertContent, 'city' | 'takenBack'>
  today: Day
}

/** How far an alert has come: in which stage it is, and the last one taken in that stage. */
export interface Progress {
  stage: number
  cursor: string | null
}

/** A place for the cursor, and the subscriber at that place. */
interface Next {
  at: string
  id: string
}

type ReadNext = (
  tx: TransactionSql,
  search: ReaderSearch,
  after: string,
  room: number,
) => PromiseLike<Next[]>

const following =
  (how: 'town' | 'near' | 'country'): ReadNext =>
  (tx, { channel, content, today }, after, room) => {
    const { counts, ...by } = reachesSql<Fragment>(tx, content, today)
    return tx<Next[]>`
      SELECT s.id AS at, s.subscriber_id AS id FROM subscription s
      WHERE s.channel = ${channel} AND ${by[how]} AND ${counts} AND s.id > ${after}
      ORDER BY s.id LIMIT ${room}`
  }

/**
 * Those whom an alert reaches, stage by stage; a stage's number is its place here.
 *
 * Each reads one index in its order from the cursor on: no slice costs more than the one before.
 */
const STAGES: Record<string, ReadNext> = {
  corrected: (tx, { corrects, channel }, after, room) => tx<Next[]>`
    SELECT subscriber_id AS at, subscriber_id AS id FROM delivery
    WHERE alert_id = ${corrects} AND channel = ${channel}
      AND ${hasGotSql<Fragment>(tx)} AND subscriber_id > ${after}
    ORDER BY subscriber_id LIMIT ${room}`,
  town: following('town'),
  near: following('near'),
  country: following('country'),
}
const IN_ORDER = Object.values(STAGES)

/** The stage in which nobody more is found. */
export const END = IN_ORDER.length

/** Rounds of looking for somebody who has not got the alert yet, in one claim. */
const MOST_ROUNDS = 40
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Takes up to `most` who come next, and moves the progress on past them. */
export const takeNext = async (
  tx: TransactionSql,
  search: ReaderSearch,
  progress: Progress,
  most: number,
  due: Date,
): Promise<Progress & { taken: string[] }> => {
  let { stage, cursor } = progress
  const taken: string[] = []
  for (let round = 0; taken.length < most && round < MOST_ROUNDS; round++) {
    const room = most - taken.length
    const next = await IN_ORDER[stage]?.(tx, search, cursor ?? FIRST, room)
    if (!next) break
    taken.push(...(await take(tx, search, next, due)))
    cursor = next.at(-1)?.at ?? cursor
    if (next.length < room) {
      stage++
      cursor = null
    }
  }
  return { stage, cursor, taken }
}

/** Notes that they are being sent it; those who have it already are not among what comes back. */
const take = async (
  tx: TransactionSql,
  { alert, channel }: ReaderSearch,
  next: readonly Next[],
  due: Date,
): Promise<string[]> => {
  if (next.length === 0) return []
  const ids = [...new Set(next.map(({ id }) => id))]
  const rows = await tx<{ id: string }[]>`
    INSERT INTO delivery (alert_id, subscriber_id, channel, due_at)
    SELECT ${alert}, id, ${channel}, ${due} FROM unnest(${tx.array(ids)}::uuid[]) id
    ON CONFLICT DO NOTHING RETURNING subscriber_id AS id`
  return rows.map(({ id }) => id)
}
