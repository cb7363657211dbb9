import { randomInt, randomUUID } from 'node:crypto'
import type { Transaction } from '../../database/database.ts'
import { type AlertContent, lifetimeOf, type TakenBackWhy, takenBack } from '../alerts/alert.ts'
import { dayOf } from '../alerts/dates.ts'
import type { AlertPreferences } from '../alerts/preferences.ts'
import { hasGot, reaches, type TownReach } from '../alerts/reaches.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { type AlertFigures, alertFigures } from './alert-figures.ts'
import { openAlert } from './alert-seal.ts'
import { deliverySeal } from './delivery-seal.ts'
import { sealOf } from './kind-seal.ts'
import { reachByTown } from './reach-by-town.ts'
import { type NewAlert, reportAlerts } from './report-alerts.ts'
import { subscriberRows } from './subscriber-rows.ts'

/** An alert as a peer is shown it. */
export interface AlertForPeer {
  id: string
  content: AlertContent
  /** She has got the alert that this one corrects. */
  corrects: boolean
  unread: boolean
}

/** An alert as a moderator sees it. */
export interface Recent {
  id: string
  content: AlertContent
  state: 'live' | 'stopped' | 'expired'
  corrected: boolean
}

/** Alerts, and who got each of them. What they say is sealed. */
export const alertStore = (db: Transaction, keys: Keys) => {
  const rows = subscriberRows(db, keys)
  const ledger = deliverySeal(keys)

  /**
   * Has an alert sent: these rows are all that is needed. Undefined if the alert that it corrects
   * is corrected already.
   */
  const publish = async (
    { content, withdrawal, corrects, lag = 0 }: NewAlert,
    now: Date,
  ): Promise<string | undefined> => {
    const before = corrects === undefined ? undefined : await lockUncorrected(corrects, now)
    if (corrects !== undefined && !before) return undefined
    const id = randomUUID()
    const handle = before?.handle ?? (await freeHandle(content.city))
    const startedAt = new Date(now.getTime() + lag)
    if (corrects !== undefined && lag === 0) {
      await supersede([corrects])
      // What was to replace the corrected alert later replaces this one.
      const instead = content.takenBack ? null : id
      await db.alert.updateMany({ where: { corrects }, data: { corrects: instead } })
    }
    await db.alert.create({
      data: {
        id,
        content: sealOf<AlertContent>(keys, 'alert').seal(id, { ...content, handle }),
        // A correction belongs to the same report, so that its receipt takes back the correction,
        // too.
        withdrawal: withdrawal ?? before?.withdrawal ?? null,
        corrects: corrects ?? null,
        startedAt,
        expiresAt: new Date(startedAt.getTime() + lifetimeOf(content)),
      },
    })
    await db.$executeRaw`
      INSERT INTO fanout (alert_id, channel, stage)
      SELECT ${id}::uuid, channel, ${corrects === undefined ? 1 : 0}
      FROM (SELECT DISTINCT channel FROM subscription) channels`
    return id
  }

  /** Locks an alert that is to be corrected; undefined if a correction has already begun. */
  const lockUncorrected = async (
    id: string,
    now: Date,
  ): Promise<{ withdrawal: Bytes | null; handle: number | undefined } | undefined> => {
    const [row] = await db.$queryRaw<{ withdrawal: Bytes | null; content: Uint8Array }[]>`
      SELECT withdrawal, content FROM alert WHERE id = ${id}::uuid FOR UPDATE`
    // Counted after the lock, so that a correction by a quicker transaction is seen.
    const corrections = await db.alert.count({ where: { corrects: id, startedAt: { lte: now } } })
    if (corrections > 0 || !row) return undefined
    return { withdrawal: row.withdrawal, handle: openAlert(keys, id, row.content)?.handle }
  }

  /**
   * A number that no alert of the last week has in this town. By chance: the next one would tell
   * how many alerts have yet to begin, and in which order they were made.
   */
  const freeHandle = async (city: string): Promise<number> => {
    const rows = await db.alert.findMany({ select: { id: true, content: true } })
    const alerts = rows.flatMap((row) => open(row) ?? []).filter((one) => one.city === city)
    const taken = new Set(alerts.map(({ handle }) => handle))
    const free = Array.from({ length: 99 }, (_, index) => index + 1).filter(
      (one) => !taken.has(one),
    )
    return free[randomInt(Math.min(free.length, 9) || 1)] ?? 100
  }

  /** Ends the alerts that are corrected, so that nobody else is sent them. */
  const supersede = async (ids: string[]): Promise<void> => {
    await db.alert.updateMany({ where: { id: { in: ids } }, data: { state: 'stopped' } })
  }

  const open = (row: { id: string; content: Uint8Array }) => openAlert(keys, row.id, row.content)

  return {
    publish,
    ...reportAlerts(db, keys, publish),

    /** Takes back an alert. False if it cannot be read, or is corrected or taken back already. */
    async withdraw(id: string, why: TakenBackWhy, now: Date): Promise<boolean> {
      const row = await db.alert.findUnique({ where: { id } })
      const before = row && open(row)
      if (!before) return false
      const { withdrawal } = row
      const content = takenBack(before, why)
      const sent = await publish({ content, corrects: id, ...(withdrawal && { withdrawal }) }, now)
      return sent !== undefined
    },

    /** Ends an alert: nobody else is sent it or shown it. False if it is stopped already. */
    async stop(id: string): Promise<boolean> {
      const { count } = await db.alert.updateMany({
        where: { id, state: 'live' },
        data: { state: 'stopped' },
      })
      return count === 1
    },

    /**
     * The alerts that a peer is to be shown: those that were sent to her, and those that have not
     * reached her yet.
     */
    async of(sender: Bytes, { kinds }: AlertPreferences, now: Date): Promise<AlertForPeer[]> {
      const begun = await db.alert.findMany({
        where: { state: 'live', startedAt: { lte: now }, expiresAt: { gt: now } },
        orderBy: { startedAt: 'asc' },
      })
      const ended = new Set(begun.map(({ corrects }) => corrects))
      const live = begun.filter(({ id }) => !ended.has(id))
      if (live.length === 0) return []
      const subscriber = await rows.find(sender)
      if (!subscriber) return []
      const followed = await rows.followed(subscriber)
      const deliveries = await rows.deliveries(
        subscriber.id,
        live.flatMap(({ id, corrects }) => (corrects === null ? [id] : [id, corrects])),
      )
      const today = dayOf(now)
      return live.flatMap((row): AlertForPeer[] => {
        const content = open(row)
        if (!content) return []
        const state = deliveries.get(row.id)?.state
        const corrects = row.corrects !== null && hasGot(deliveries.get(row.corrects)?.state)
        const follows = followed.some((one) => reaches(one, content, today))
        const wanted = corrects || (follows && kinds.includes(content.kind))
        if (state === 'unwanted' || (state === undefined && !wanted)) return []
        return [{ id: row.id, content, corrects, unread: state !== 'shown' }]
      })
    },

    /** Notes that she has read these alerts. */
    async shown(sender: Bytes, ids: readonly string[]): Promise<void> {
      if (ids.length === 0) return
      const subscriber = await rows.hold(sender)
      if (!subscriber) return
      for (const id of ids) {
        const { reader, content } = ledger.entryOf(id, subscriber.id)
        // `due_at` is the same for all: she reads several alerts at one moment, and that moment
        // would join the rows.
        await db.$executeRaw`
          INSERT INTO delivery (alert_id, reader, content, channel, state, due_at)
          VALUES (${id}::uuid, ${reader}::uuid, ${content}, ${subscriber.channel}, 'shown', to_timestamp(0))
          ON CONFLICT (alert_id, reader) DO UPDATE SET state = 'shown', due_at = excluded.due_at`
      }
    },

    /** The newest alerts, for moderators, without those that take others back. */
    async recent(now: Date, most: number): Promise<Recent[]> {
      const rows = await db.alert.findMany({
        where: { startedAt: { lte: now } },
        orderBy: { startedAt: 'desc' },
        take: most * 2,
      })
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

    /** How many an alert for each town would reach now. */
    reachByTown: (now: Date): Promise<TownReach> => reachByTown({ db, keys }, now),

    /** How an alert is doing. */
    async figures(id: string, now: Date): Promise<AlertFigures> {
      const row = await db.alert.findUniqueOrThrow({ where: { id }, include: { fanouts: true } })
      return alertFigures({ db, keys }, row, open(row), now)
    },

    /** Deletes the alerts that began before a time, and who got them. Returns how many. */
    async expire(before: Date): Promise<number> {
      return (await db.alert.deleteMany({ where: { startedAt: { lt: before } } })).count
    },
  }
}

export type AlertStore = ReturnType<typeof alertStore>
