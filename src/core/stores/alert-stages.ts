/** The order in which an alert finds its readers, and who comes next. */
import type { Fragment, TransactionSql } from 'postgres'
import type { AlertContent } from '../alerts/alert.ts'
import type { Day } from '../alerts/dates.ts'
import { isOn } from '../alerts/reaches.ts'
import type { Keys } from '../terms/keys.ts'
import { hasGotSql, reachesSql } from './alert-reach.ts'
import { deliverySeal } from './delivery-seal.ts'
import { forArray } from './subjects.ts'
import { type SubscriptionRow, subscriptionSeal } from './subscription-seal.ts'

/** An alert whose readers are searched for, with the channel and the day. */
export interface ReaderSearch {
  alert: string
  /** The alert that it corrects. */
  corrects: string | null
  channel: string
  content: Pick<AlertContent, 'city' | 'takenBack'>
  today: Day
  keys: Keys
}

/** How far an alert has come: its stage, and the last one taken in that stage. */
export interface Progress {
  stage: number
  cursor: string | null
}

/**
 * A place for the cursor, and the subscriber at that place; undefined if she is not to be written
 * to.
 */
interface Next {
  at: string
  id: string | undefined
}

type ReadNext = (
  tx: TransactionSql,
  search: ReaderSearch,
  after: string,
  room: number,
) => Promise<Next[]>

const following =
  (how: 'town' | 'near' | 'country'): ReadNext =>
  async (tx, { channel, content, today, keys }, after, room) => {
    const by = reachesSql<Fragment>(tx, content)
    const rows = await tx<SubscriptionRow[]>`
      SELECT s.id, s.city, s.near, s.country, s.content FROM subscription s
      WHERE s.channel = ${channel} AND ${by[how]} AND s.id > ${after}
      ORDER BY s.id LIMIT ${room}`
    const { readable } = subscriptionSeal(keys)
    return rows.map((row) => {
      const opened = readable(row)
      return { at: row.id, id: opened && isOn(opened, today) ? opened.subscriber : undefined }
    })
  }

const corrected: ReadNext = async (tx, { corrects, channel, keys }, after, room) => {
  const rows = await tx<{ reader: string; content: Uint8Array }[]>`
    SELECT reader, content FROM delivery
    WHERE alert_id = ${corrects} AND channel = ${channel}
      AND ${hasGotSql<Fragment>(tx)} AND reader > ${after}
    ORDER BY reader LIMIT ${room}`
  const { readable } = deliverySeal(keys)
  return rows.map(({ reader, content }) => ({
    at: reader,
    id: readable(corrects ?? '', reader, content),
  }))
}

/**
 * Finds those whom an alert reaches, stage by stage. The number of a stage is its place here.
 *
 * Each stage reads one index in order from the cursor on, so that no slice costs more than the one
 * before.
 */
const STAGES: Record<string, ReadNext> = {
  corrected,
  town: following('town'),
  near: following('near'),
  country: following('country'),
}
const IN_ORDER = Object.values(STAGES)

/** The stage in which nobody more is found. */
export const END = IN_ORDER.length

/** How often one claim looks for somebody who has not got the alert yet. */
const MOST_ROUNDS = 40
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Takes the next peers, up to `most`, and moves the progress past them. */
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

/** Notes that these peers are being sent the alert. Returns those who did not have it yet. */
const take = async (
  tx: TransactionSql,
  { alert, channel, keys }: ReaderSearch,
  next: readonly Next[],
  due: Date,
): Promise<string[]> => {
  const ids = next.flatMap(({ id }) => id ?? [])
  if (ids.length === 0) return []
  // In one order, so that two claims never wait for each other. If a peer wipes herself just now,
  // this waits for it.
  const present = await tx<{ id: string }[]>`
    SELECT id FROM subscriber WHERE id = ANY(${tx.array([...new Set(ids)])}::uuid[])
    ORDER BY id FOR KEY SHARE`
  const ledger = deliverySeal(keys)
  const entries = present.map(({ id }) => ({ id, ...ledger.entryOf(alert, id) }))
  const rows = await tx<{ reader: string }[]>`
    INSERT INTO delivery (alert_id, reader, content, channel, due_at)
    SELECT ${alert}, reader, content, ${channel}, ${due} FROM unnest(
      ${tx.array(entries.map(({ reader }) => reader))}::uuid[],
      ${tx.array(entries.map(({ content }) => forArray(content)))}::bytea[]) AS entry (reader, content)
    ON CONFLICT DO NOTHING RETURNING reader`
  const isNew = new Set(rows.map(({ reader }) => reader))
  return entries.filter(({ reader }) => isNew.has(reader)).map(({ id }) => id)
}
