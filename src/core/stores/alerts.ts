import { randomUUID } from 'node:crypto'
import { Prisma, type Transaction } from '../../database/database.ts'
import { ALERT_LIFETIME, type AlertContent } from '../alerts/alert.ts'
import type { AlertWishes } from '../alerts/preferences.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { openAlert } from './alert-seal.ts'
import { sealOf } from './kind-seal.ts'
import { subscriberTag } from './subscriptions.ts'

/** An alert as a peer is shown it. */
export interface Told {
  id: string
  content: AlertContent
  /** She has seen what this one corrects. */
  corrects: boolean
  unread: boolean
}

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

/** An alert as a moderator sees it. */
export interface Recent {
  id: string
  content: AlertContent
  state: 'live' | 'stopped' | 'expired'
  corrected: boolean
}

/** Alerts and, for each, who got it. What they say is sealed. */
export const alertStore = (db: Transaction, keys: Keys) => {
  interface NewAlert {
    content: AlertContent
    /** What only the receipt of its report can make. */
    withdrawal?: Bytes
    /** The alert that it takes the place of, or takes back. */
    corrects?: string
  }

  /** Sends an alert on its way: the rows that say so are all that is needed. Undefined: what it corrects is corrected already. */
  const publish = async (
    { content, withdrawal, corrects }: NewAlert,
    now: Date,
  ): Promise<string | undefined> => {
    const before = corrects === undefined ? undefined : await supersede(corrects)
    if (corrects !== undefined && !before) return undefined
    const id = randomUUID()
    const lifetime = ALERT_LIFETIME[content.takenBack ? 4 : content.level]
    await db.alert.create({
      data: {
        id,
        content: sealOf<AlertContent>(keys, 'alert').seal(id, content),
        // What takes the place of a report's alert is one of the same report: its receipt takes it back.
        withdrawal: withdrawal ?? before?.withdrawal ?? null,
        corrects: corrects ?? null,
        startedAt: now,
        expiresAt: new Date(now.getTime() + lifetime),
      },
    })
    await db.$executeRaw`
      INSERT INTO fanout (alert_id, channel, stage)
      SELECT ${id}::uuid, channel, ${corrects === undefined ? 1 : 0}
      FROM (SELECT DISTINCT channel FROM subscription) channels`
    return id
  }

  /** Ends what is corrected, so that nobody else is sent it; undefined when that was done before. */
  const supersede = async (id: string): Promise<{ withdrawal: Bytes | null } | undefined> => {
    const [row] = await db.$queryRaw<{ withdrawal: Bytes | null }[]>`
      SELECT withdrawal FROM alert WHERE id = ${id}::uuid FOR UPDATE`
    // Only once it is locked: whoever was quicker has corrected it by then.
    if (!row || (await db.alert.count({ where: { corrects: id } })) > 0) return undefined
    await db.alert.updateMany({ where: { id }, data: { state: 'stopped' } })
    return row
  }

  /** Alerts of a report that are not over, and that nothing has corrected yet. */
  const standing = async (withdrawal: Bytes, now: Date) => {
    const rows = await db.alert.findMany({ where: { withdrawal } })
    const corrected = new Set(rows.map(({ corrects }) => corrects))
    return rows
      .filter(({ id, expiresAt }) => !corrected.has(id) && expiresAt > now)
      .flatMap((row) => {
        const content = open(row)
        return content && !content.takenBack ? [{ id: row.id, content }] : []
      })
  }

  // As with an entry, only who holds the receipt can find it.
  const tagOf = (report: string): Bytes => keys.tag('receipt', 'alert', report)

  const open = (row: { id: string; content: Uint8Array }) => openAlert(keys, row.id, row.content)

  return {
    publish,

    /** Sends the alert of a report, in place of an earlier one of the same; `report` is its withdrawal tag, in hex. */
    async publishOf(content: AlertContent, report: string, now: Date): Promise<void> {
      const withdrawal = tagOf(report)
      const [earlier] = await standing(withdrawal, now)
      // Nobody is called twice to read the same.
      if (earlier?.content.level === content.level) return
      await publish({ content, withdrawal, ...(earlier && { corrects: earlier.id }) }, now)
    },

    /** Whether an alert of a report went out that is not over and that nobody has taken back. */
    async standsOf(report: string, now: Date): Promise<boolean> {
      return (await standing(tagOf(report), now)).length > 0
    },

    /** Takes back what went out of a report: those who got it are told, nobody else hears of it. */
    async withdrawOf(report: string, now: Date): Promise<void> {
      const withdrawal = tagOf(report)
      // Once more, until there is none: a moderator may correct one of them at this moment.
      for (;;) {
        const [one] = await standing(withdrawal, now)
        if (!one) return
        await publish({ content: takenBack(one.content), withdrawal, corrects: one.id }, now)
      }
    },

    /** Takes back an alert; false when that was done before. */
    async withdraw(id: string, now: Date): Promise<boolean> {
      const row = await db.alert.findUnique({ where: { id } })
      const before = row && open(row)
      if (!before) return false
      const { withdrawal } = row
      const content = takenBack(before)
      const sent = await publish({ content, corrects: id, ...(withdrawal && { withdrawal }) }, now)
      return sent !== undefined
    },

    /** Has nobody else sent it or shown it; whoever has read it has read it. */
    async stop(id: string): Promise<boolean> {
      const { count } = await db.alert.updateMany({
        where: { id, state: 'live' },
        data: { state: 'stopped' },
      })
      return count === 1
    },

    /** What a peer is to be shown: what was sent to her, and what has not reached her yet. */
    async of(sender: Bytes, wishes: AlertWishes, now: Date): Promise<Told[]> {
      const live = await db.alert.findMany({
        where: { state: 'live', expiresAt: { gt: now } },
        orderBy: { startedAt: 'asc' },
      })
      if (live.length === 0) return []
      const subscriber = await db.subscriber.findUnique({
        where: { tag: subscriberTag(keys, sender) },
        include: { subscriptions: { where: { paused: false } }, deliveries: true },
      })
      if (!subscriber) return []
      const { subscriptions, deliveries } = subscriber
      const stateOf = new Map(deliveries.map(({ alertId, state }) => [alertId, state]))
      return live.flatMap((row): Told[] => {
        const content = open(row)
        if (!content) return []
        const state = stateOf.get(row.id)
        const before = row.corrects === null ? undefined : stateOf.get(row.corrects)
        const corrects = before === 'sent' || before === 'shown' || before === 'claimed'
        const follows = subscriptions.some(
          ({ city, near, country }) => country || city === content.city || near === content.city,
        )
        const wanted = content.takenBack
          ? corrects
          : corrects || (follows && wishes.kinds.includes(content.kind))
        if (state === 'unwanted' || (state === undefined && !wanted)) return []
        return [{ id: row.id, content, corrects, unread: state !== 'shown' }]
      })
    },

    /** Notes that she has read them. */
    async shown(sender: Bytes, ids: readonly string[], now: Date): Promise<void> {
      if (ids.length === 0) return
      await db.$executeRaw`
        INSERT INTO delivery (alert_id, subscriber_id, channel, state, due_at, sent_at)
        SELECT told.id::uuid, s.id, s.channel, 'shown', ${now}, ${now}
        FROM unnest(${[...ids]}::text[]) AS told (id), subscriber s WHERE s.tag = ${subscriberTag(keys, sender)}
        ON CONFLICT (alert_id, subscriber_id) DO UPDATE
          SET state = 'shown', sent_at = coalesce(delivery.sent_at, excluded.sent_at)`
    },

    /** The newest alerts, for moderators; what takes others back is not among them. */
    async recent(now: Date, most: number): Promise<Recent[]> {
      const rows = await db.alert.findMany({ orderBy: { startedAt: 'desc' }, take: most * 2 })
      const corrected = new Set(rows.map(({ corrects }) => corrects))
      return rows
        .flatMap((row): Recent[] => {
          const content = open(row)
          if (!content || content.takenBack) return []
          const isOver = row.state === 'live' && row.expiresAt <= now
          const state = isOver ? 'expired' : row.state
          return [{ id: row.id, content, state, corrected: corrected.has(row.id) }]
        })
        .slice(0, most)
    },

    /** How an alert is doing. */
    async figures(id: string): Promise<AlertFigures> {
      const row = await db.alert.findUniqueOrThrow({ where: { id }, include: { fanouts: true } })
      const city = open(row)?.city ?? ''
      const [counted] = await db.$queryRaw<Counted[]>(Prisma.sql`
        SELECT
          count(*) FILTER (WHERE state IN ('sent', 'shown'))::int AS sent,
          count(*) FILTER (WHERE state IN ('claimed', 'quiet'))::int AS open,
          count(*) FILTER (WHERE state = 'later')::int AS later,
          min(sent_at) AS first,
          percentile_disc(0.5) WITHIN GROUP (ORDER BY sent_at) AS median
        FROM delivery WHERE alert_id = ${id}::uuid`)
      const [rest] = await db.$queryRaw<{ count: number }[]>(Prisma.sql`
        SELECT count(DISTINCT s.subscriber_id)::int AS count FROM subscription s
        WHERE (s.city = ${city} OR s.near = ${city} OR s.country) AND NOT s.paused
          AND NOT EXISTS (
            SELECT FROM delivery d WHERE d.alert_id = ${id}::uuid AND d.subscriber_id = s.subscriber_id)`)
      const { sent = 0, open: under = 0, later = 0 } = counted ?? {}
      const waiting = under + (rest?.count ?? 0)
      const blocked = row.fanouts.reduce((sum, fanout) => sum + fanout.blocked, 0)
      const since = (at: Date | null | undefined) =>
        at ? at.getTime() - row.startedAt.getTime() : undefined
      return {
        chosen: sent + waiting + later + blocked,
        sent,
        waiting,
        later,
        blocked,
        first: since(counted?.first),
        median: since(counted?.median),
      }
    },

    /** Deletes alerts that went out before, and who got them. */
    async expire(before: Date): Promise<number> {
      return (await db.alert.deleteMany({ where: { startedAt: { lt: before } } })).count
    },
  }
}

interface Counted {
  sent: number
  open: number
  later: number
  first: Date | null
  median: Date | null
}

/** What remains of an alert that is taken back: which town it was about. */
const takenBack = ({ kind, level, city }: AlertContent): AlertContent => ({
  kind,
  level,
  city,
  dangers: [],
  flags: [],
  descriptors: {},
  takenBack: true,
})

export type AlertStore = ReturnType<typeof alertStore>
