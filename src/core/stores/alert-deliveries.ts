import type { Fragment, TransactionSql } from 'postgres'
import type { Database } from '../../database/database.ts'
import type { AlertContent } from '../alerts/alert.ts'
import { dayOf } from '../alerts/dates.ts'
import type { Keys } from '../terms/keys.ts'
import { hasGotSql } from './alert-reach.ts'
import { openAlert } from './alert-seal.ts'
import { END, type Progress, takeNext } from './alert-stages.ts'
import { deliverySeal } from './delivery-seal.ts'
import { type Receiver, receiverSeal } from './receiver-seal.ts'

/** A peer who is to be sent an alert now. */
export interface Claimed {
  /** The random id of the subscriber. */
  id: string
  receiver: Receiver | undefined
  /** She got the alert that this one corrects. */
  corrected: boolean
}

/** How long a claim counts, in milliseconds. After that, its process is taken for dead. */
const LEASE = 30_000

/** How far each alert has come: a cursor for each channel, and a ledger of who was sent what. */
export const alertDeliveryStore = ({ sql }: Pick<Database, 'sql'>, keys: Keys) => {
  const receivers = receiverSeal(keys)
  const ledger = deliverySeal(keys)

  /**
   * Takes peers again: those whom a process took without reporting back, and those whose quiet
   * hours are over.
   */
  const takeDue = async (
    tx: TransactionSql,
    { alert, channel }: { alert: string; channel: string },
    most: number,
    { now, due }: { now: Date; due: Date },
  ): Promise<string[]> => {
    const rows = await tx<{ reader: string; content: Uint8Array }[]>`
      UPDATE delivery SET state = 'claimed', due_at = ${due}
      WHERE alert_id = ${alert} AND reader = ANY(ARRAY(
        SELECT reader FROM delivery
        WHERE alert_id = ${alert} AND channel = ${channel} AND state IN ('claimed', 'quiet')
          AND due_at <= ${now}
        ORDER BY due_at LIMIT ${most} FOR UPDATE SKIP LOCKED))
      RETURNING reader, content`
    const opened = rows.map(({ reader, content }) => ({
      reader,
      id: ledger.readable(alert, reader, content),
    }))
    const ids = opened.flatMap(({ id }) => id ?? [])
    const present = await tx<{ id: string }[]>`
      SELECT id FROM subscriber WHERE id = ANY(${tx.array(ids)}::uuid[])`
    const isThere = new Set(present.map(({ id }) => id))
    // A row that leads to nobody would be taken again for ever.
    const lost = opened.filter(({ id }) => id === undefined || !isThere.has(id))
    if (lost.length > 0)
      await tx`
        DELETE FROM delivery WHERE alert_id = ${alert}
          AND reader = ANY(${tx.array(lost.map(({ reader }) => reader))}::uuid[])`
    return [...isThere]
  }

  const claimedOf = async (
    tx: TransactionSql,
    ids: readonly string[],
    corrects: string | null,
  ): Promise<Claimed[]> => {
    if (ids.length === 0) return []
    const rows = await tx<{ id: string; content: Uint8Array }[]>`
      SELECT id, content FROM subscriber WHERE id = ANY(${tx.array([...ids])}::uuid[])`
    const before = corrects === null ? [] : ids.map((id) => ledger.readerOf(corrects, id))
    const got = await tx<{ reader: string }[]>`
      SELECT reader FROM delivery WHERE alert_id = ${corrects}
        AND reader = ANY(${tx.array(before)}::uuid[]) AND ${hasGotSql<Fragment>(tx)}`
    const readers = new Set(got.map(({ reader }) => reader))
    return rows.map(({ id, content }) => ({
      id,
      receiver: receivers.readable(id, content),
      corrected: corrects !== null && readers.has(ledger.readerOf(corrects, id)),
    }))
  }

  return {
    /** Alerts that somebody could be sent now. */
    async unfinished(
      channels: readonly string[],
      now: Date,
    ): Promise<{ alert: string; channel: string; content: AlertContent }[]> {
      // An alert that begins ends the one that it replaces.
      await sql`
        UPDATE alert SET state = 'stopped' WHERE state = 'live' AND id IN (
          SELECT corrects FROM alert WHERE started_at <= ${now})`
      const rows = await sql<{ alert: string; channel: string; content: Uint8Array }[]>`
        SELECT f.alert_id AS alert, f.channel, a.content FROM fanout f JOIN alert a ON a.id = f.alert_id
        WHERE f.state = 'open' AND f.channel = ANY(${sql.array([...channels])})
          AND a.state = 'live' AND a.started_at <= ${now} AND a.expires_at > ${now}
          AND (f.stage < ${END}
            OR EXISTS (
              SELECT FROM delivery d WHERE d.alert_id = f.alert_id AND d.channel = f.channel
                AND d.state IN ('claimed', 'quiet') AND d.due_at <= ${now})
            -- Nobody is left, and nobody has noted it.
            OR NOT EXISTS (
              SELECT FROM delivery d WHERE d.alert_id = f.alert_id AND d.channel = f.channel
                AND d.state IN ('claimed', 'quiet')))`
      return rows.flatMap(({ alert, channel, content: sealed }) => {
        const content = openAlert(keys, alert, sealed)
        return content ? [{ alert, channel, content }] : []
      })
    },

    /** What an alert says; undefined unless it is live. */
    async find(
      alert: string,
      now: Date,
    ): Promise<(AlertContent & { startedAt: Date; expiresAt: Date }) | undefined> {
      const [row] = await sql<{ content: Uint8Array; startedAt: Date; expiresAt: Date }[]>`
        SELECT content, started_at AS "startedAt", expires_at AS "expiresAt" FROM alert
        WHERE id = ${alert} AND state = 'live' AND started_at <= ${now} AND expires_at > ${now}`
      const content = row && openAlert(keys, alert, row.content)
      return content && { ...content, startedAt: row.startedAt, expiresAt: row.expiresAt }
    },

    /**
     * Takes the next peers who are to be sent an alert: first those who are due again, then those
     * after the cursor, the nearest first. `more`: there may be others.
     */
    async claim(
      alert: string,
      channel: string,
      content: Pick<AlertContent, 'city' | 'takenBack'>,
      most: number,
      now: Date,
    ): Promise<{ claimed: Claimed[]; more: boolean }> {
      const due = new Date(now.getTime() + LEASE)
      const today = dayOf(now)
      return sql.begin(async (tx) => {
        const [fanout] = await tx<(Progress & { corrects: string | null })[]>`
          SELECT f.stage, f.cursor, a.corrects FROM fanout f JOIN alert a ON a.id = f.alert_id
          WHERE f.alert_id = ${alert} AND f.channel = ${channel} AND f.state = 'open'
            AND a.state = 'live' AND a.started_at <= ${now} AND a.expires_at > ${now} FOR UPDATE OF f`
        if (!fanout) return { claimed: [], more: false }
        const { corrects } = fanout
        const search = { alert, corrects, channel, content, today, keys }
        const again = await takeDue(tx, search, most, { now, due })
        const next = await takeNext(tx, search, fanout, most - again.length, due)
        const ids = [...again, ...next.taken]
        const more = next.stage < END || ids.length > 0
        await tx`
          UPDATE fanout SET stage = ${next.stage}, cursor = ${next.cursor},
            state = CASE WHEN ${more} OR EXISTS (
              SELECT FROM delivery WHERE alert_id = ${alert} AND channel = ${channel}
                AND state IN ('claimed', 'quiet')) THEN 'open' ELSE 'done' END::"FanoutState"
          WHERE alert_id = ${alert} AND channel = ${channel}`
        return { claimed: await claimedOf(tx, ids, corrects), more }
      })
    },

    /** Lets the deliveries that were claimed on these channels be claimed again at once. */
    async release(channels: readonly string[], now: Date): Promise<void> {
      await sql`
        UPDATE delivery SET due_at = ${now}
        WHERE state = 'claimed' AND channel = ANY(${sql.array([...channels])})`
    },

    /**
     * Whether the alert is still to be sent to her: she may have wiped herself or moved since she
     * was claimed.
     */
    async isWaiting(alert: string, subscriber: string): Promise<boolean> {
      const rows = await sql`
        SELECT FROM delivery
        WHERE alert_id = ${alert} AND reader = ${ledger.readerOf(alert, subscriber)} AND state = 'claimed'`
      return rows.length > 0
    },

    /** Notes that the channel took the alert. */
    async sent(alert: string, subscriber: string, now: Date): Promise<void> {
      await sql`
        UPDATE delivery SET state = 'sent', sent_at = ${now}
        WHERE alert_id = ${alert} AND reader = ${ledger.readerOf(alert, subscriber)} AND state = 'claimed'`
    },

    /** Notes why the alert was not sent; `due` is when it is tried again. */
    async put(
      alert: string,
      subscriber: string,
      state: 'claimed' | 'quiet' | 'later' | 'unwanted',
      due: Date,
    ): Promise<void> {
      await sql`
        UPDATE delivery SET state = ${state}, due_at = ${due}
        WHERE alert_id = ${alert} AND reader = ${ledger.readerOf(alert, subscriber)} AND state = 'claimed'`
    },

    /**
     * Nobody else is sent an alert on this channel. The others see live alerts with their next
     * answer.
     */
    async stop(channel: string): Promise<void> {
      await sql`UPDATE fanout SET state = 'held' WHERE channel = ${channel} AND state = 'open'`
    },
  }
}
export type AlertDeliveryStore = ReturnType<typeof alertDeliveryStore>
