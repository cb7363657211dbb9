/**
 * Looks what waits and nobody has opened: since when, for notices; how long it took, for the
 * figures; and whether it is so long that the operator must hear of it.
 */
import type { Database } from '../../database/database.ts'
import { UNREAD_ALARM } from '../alerts/notices.ts'
import { openedCounts } from '../blacklist/tallies.ts'
import { quarterOf } from '../blacklist/warning.ts'
import { type Stores, storesIn } from '../stores/stores.ts'
import { type AllUnopened, type Unopened, unopenedKey } from '../stores/unopened.ts'
import type { Keys } from '../terms/keys.ts'
import type { OperatorLog } from '../terms/log.ts'
import { areTooFew } from './too-few.ts'

interface Needs {
  database: Database
  keys: Keys
  /** Today in the organisation's time zone, such as 2026-11-22. */
  day(now: Date): string
  log: Pick<OperatorLog, 'warn'>
  now(): Date
}

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** Keeps an eye on what nobody has opened. `look` must be called every minute. */
export const createUnopened = (needs: Needs) => {
  const { database, keys, day, log, now } = needs
  let unread = 0
  let tooFew = false
  // Only keeps the log from filling up: another process may log the same once more.
  let toldAt = Number.NEGATIVE_INFINITY
  let tooFewToldAt = Number.NEGATIVE_INFINITY

  const inTransaction = <T>(work: (stores: Stores) => Promise<T>): Promise<T> =>
    database.prisma.$transaction((db) => work(storesIn(db, { keys, sql: database.sql })))

  const alarm = async (stores: Stores, all: AllUnopened): Promise<void> => {
    const at = now().getTime()
    unread = Object.values(all).filter(({ toldAt }) => toldAt && at - toldAt >= UNREAD_ALARM).length
    if (unread > 0 && at - toldAt >= HOUR) {
      toldAt = at
      log.warn(
        { count: unread },
        'alarm: moderators or case workers were to be told two hours ago that something waits, and nobody has opened it',
      )
    }
    tooFew = await areTooFew(stores, now())
    if (tooFew && at - tooFewToldAt >= DAY) {
      tooFewToldAt = at
      log.warn(
        {},
        'alarm: fewer than two moderators have written within a week; dangers stay risks until a second one agrees',
      )
    }
  }

  return {
    /**
     * Finds what waits unopened. What was opened since the last look is counted in the figures.
     * Returns the time since when each waits, by its random id.
     */
    look: (): Promise<AllUnopened> =>
      inTransaction(async (stores) => {
        const before = await stores.unopened.locked()
        const at = now()
        const piled = await stores.piles.ofAll(at, day(at))
        const opened = await stores.audit.opened(piled.map(({ id }) => id))
        const counted = Object.keys(before).filter((key) => before[key]?.first)
        const ever = await stores.audit.everRead([...piled.map(({ id }) => id), ...counted])
        const all: Record<string, Unopened> = {}
        for (const { id, second, grave, came } of piled) {
          if (opened.has(id)) continue
          const key = unopenedKey(id, second)
          all[key] = before[key] ?? {
            since: sinceOf(came, at, ever.has(id)),
            ...(!second && !ever.has(id) && { first: true }),
            ...(grave && { grave }),
          }
        }
        const read = Object.entries(before).flatMap(([id, one]) =>
          one.first && !all[id] && ever.has(id) ? openedCounts(one, at) : [],
        )
        await stores.tallies.add(quarterOf(at), read)
        if (JSON.stringify(all) !== JSON.stringify(before)) await stores.unopened.save(all)
        await alarm(stores, all)
        return all
      }),

    /** Notes that somebody is told of these now, or would be if the channel took it. */
    told: (ids: readonly string[]): Promise<void> =>
      inTransaction(async (stores) => {
        const before = await stores.unopened.locked()
        const toldAt = now().getTime()
        const all = Object.entries(before).map(([id, one]) => [
          id,
          ids.includes(id) ? { toldAt, ...one } : one,
        ])
        await stores.unopened.save(Object.fromEntries(all))
      }),

    /** For /health. Always ok, because the bot works. */
    health: () => ({
      ok: true,
      detail:
        [
          ...(unread > 0 ? [`alarm: nobody has opened ${unread} things for two hours`] : []),
          ...(tooFew ? ['alarm: fewer than two moderators have written within a week'] : []),
        ].join('; ') || 'nothing waits too long',
    }),
  }
}
export type UnopenedWatch = ReturnType<typeof createUnopened>

/** Since when it waits. It came before the last look where the bot was away, or is new here. */
const sinceOf = (came: string | undefined, now: Date, wasRead: boolean): number => {
  const hour = came === undefined ? Number.NaN : Date.parse(`${came}:00Z`)
  const isLongAgo = now.getTime() - hour > 2 * HOUR
  return isLongAgo && !wasRead ? hour + HOUR : now.getTime()
}
