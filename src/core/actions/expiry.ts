import type { Database } from '../../database/database.ts'
import { quarterOf } from '../blacklist/warning.ts'
import { endingStore } from '../stores/ending-subscriptions.ts'
import { expireReports } from '../stores/expiring-reports.ts'
import { type Stores, storesIn } from '../stores/stores.ts'
import type { TurnStore } from '../stores/turns.ts'
import { whatsappStore } from '../stores/whatsapp.ts'
import type { Keys } from '../terms/keys.ts'
import type { OperatorLog } from '../terms/log.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** How long each thing is kept, in milliseconds. Each is a promise in SECURITY.md. */
const LIFETIMES = {
  turn: 48 * HOUR,
  /** Longer than a machine stays broken, so that every accepted message is answered. */
  unanswered: 14 * DAY,
  sentMessage: 48 * HOUR,
  counter: 31 * DAY,
  member: 365 * DAY,
  guest: 30 * DAY,
  import: 365 * DAY,
  tally: 5 * 365 * DAY,
  alert: 7 * DAY,
} as const

interface Needs {
  database: Database
  keys: Keys
  turns: TurnStore
  log: Pick<OperatorLog, 'error'>
  now(): Date
}

/** Deletes everything whose time is over. May run twice or late: it finds what is due. */
export const expire = async ({ database, keys, turns, log, now }: Needs): Promise<void> => {
  const stores = storesIn(database.prisma, { keys, sql: database.sql })
  const within = (work: (each: Stores) => Promise<void>): Promise<void> =>
    database.prisma.$transaction((db) => work(storesIn(db, { keys, sql: database.sql })))
  const before = (age: number): Date => new Date(now().getTime() - age)
  const forgetUndeletable = async (): Promise<void> => {
    const count = await stores.sent.expire(before(LIFETIMES.sentMessage))
    if (count > 0)
      log.error({ count }, 'alarm: messages stay in chats of a channel that is no longer served')
  }
  const tellOverdue = async (): Promise<void> => {
    const count = await stores.objections.overdue(now())
    if (count > 0)
      log.error({ count }, 'alarm: objections have waited two weeks for two moderators to look')
  }
  const expireCases = async (): Promise<void> => {
    let count = 0
    await within(async (each) => {
      count = await each.caseFiles.expire(now())
    })
    if (count > 0)
      log.error({ count }, 'alarm: cases have letters that nobody has read; they close in a week')
  }
  const expireReportsAloud = async (): Promise<void> => {
    const inUse = await stores.caseFiles.reportsInUse(now())
    const { unread, cases, undecided } = await expireReports(database.prisma, keys, now(), inUse)
    if (unread > 0)
      log.error(
        { count: unread },
        'alarm: reports or cases have waited a year, and nobody has read them',
      )
    if (cases > 0)
      log.error({ count: cases }, 'alarm: cases were deleted that were open for a year')
    if (undecided > 0)
      log.error(
        { count: undecided },
        'alarm: reports were deleted that were read and never decided',
      )
  }
  const faults: unknown[] = []
  for (const step of [
    () => turns.expire(before(LIFETIMES.turn), before(LIFETIMES.unanswered)),
    () => stores.sessions.expire(now()),
    () => stores.codes.expire(now()),
    () => stores.moves.expire(now()),
    () => stores.counters.expire(before(LIFETIMES.counter), now()),
    forgetUndeletable,
    () => within((each) => each.objections.expire(now())),
    tellOverdue,
    expireCases,
    expireReportsAloud,
    () => within((each) => each.entries.expire(now())),
    () => stores.subjects.deleteUnlisted(),
    () => endingStore(database, keys).expire(now()),
    () => stores.alerts.expire(before(LIFETIMES.alert)),
    () => stores.imports.expire(before(LIFETIMES.import)),
    () => stores.tallies.expire(quarterOf(before(LIFETIMES.tally))),
    () => whatsappStore(database, keys).expire(now()),
    () => stores.deleteIdle(before(LIFETIMES.member), before(LIFETIMES.guest)),
  ]) {
    // A step that fails does not stop the others.
    await step().catch((fault: unknown) => faults.push(fault))
  }
  if (faults.length > 0) throw faults[0]
}
