import { randomInt } from 'node:crypto'
import type { Database } from '../database/database.ts'
import { type CheckLimits, checkCaps } from './actions/caps.ts'
import { createCounting } from './actions/counting.ts'
import { expire } from './actions/expiry.ts'
import { finaliseDecisions } from './actions/finalise-decisions.ts'
import { createGraveAlarm } from './actions/grave-unopened.ts'
import { createNotices } from './actions/notices.ts'
import { createOnDuty } from './actions/on-duty.ts'
import { publish } from './actions/publish-reports.ts'
import { createSafeCalls, type SafeCallSettings } from './actions/safe-call-job.ts'
import { createFanOut } from './actions/send-alerts.ts'
import { createUnopened } from './actions/unopened.ts'
import { createCaseAlarm } from './actions/untaken-cases.ts'
import { wrongReceipts } from './actions/wrong-receipts.ts'
import type { AlertKind } from './alerts/alert.ts'
import type { PaceOf } from './alerts/pace.ts'
import { minuteOf } from './alerts/preferences.ts'
import { type Cost, createFingerprinter } from './blacklist/fingerprint.ts'
import { fingerprinterFor } from './blacklist/slow-work.ts'
import type { Desk } from './cases/desk.ts'
import { createConversation } from './conversation/conversation.ts'
import { createTurns } from './conversation/turns.ts'
import { allDialogs } from './dialogs/index.ts'
import type { Corrections } from './rights/corrections.ts'
import { withKnowledge } from './rights/countries.ts'
import type { CountryData } from './rights/country.ts'
import { tallyStore } from './stores/tallies.ts'
import { turnStore } from './stores/turns.ts'
import type { Sending } from './terms/channel.ts'
import type { Keys } from './terms/keys.ts'
import type { OperatorLog } from './terms/log.ts'
import type { Words } from './terms/text.ts'

export interface BotNeeds {
  database: Database
  keys: Keys
  words: Words
  country: CountryData
  /** The operator's corrections of the country pack, as they are now. */
  corrections?(): Corrections
  access: 'codes' | 'open'
  limits: CheckLimits
  timeZone: string
  /** The kinds of alert that are switched on, and how fast the bot may send on each channel. */
  alerts: { kinds: readonly AlertKind[]; paceOf: PaceOf }
  safeCalls: SafeCallSettings
  /** When case workers read, and where to call them; undefined where nobody answers in the chat. */
  desk?: Omit<Desk, 'timeZone'> | undefined
  channels: readonly Sending[]
  log: OperatorLog
  /** The cost of a fingerprint, and how many may be computed at once. */
  cost: Cost
  concurrency: number
  now(): Date
  sleep(ms: number): Promise<void>
}

/** The whole bot without its channels and its jobs, which the caller provides. */
export const createBot = (needs: BotNeeds) => {
  const { database, keys, words, log, now } = needs
  const country = withKnowledge(needs.country, needs.corrections)
  // The Swedish form of a date is 2026-11-22.
  const dates = new Intl.DateTimeFormat('sv', { timeZone: needs.timeZone })
  const day = (now: Date): string => dates.format(now)
  const counting = createCounting()
  const caps = checkCaps(needs.limits, {
    everybody: () =>
      log.warn({}, 'alarm: more numbers are checked than CHECKS_PER_DAY_ALL; answers are slowed'),
    group: () =>
      log.warn(
        {},
        'alarm: a group has used up its checks; each of its members has five a day left, of her own',
      ),
  })
  const { timeZone, alerts } = needs
  let guessedOn: string | undefined
  const wrong = wrongReceipts((today) => {
    guessedOn = day(now())
    log.warn(
      {},
      `alarm: ${today} wrong receipts today; somebody may be guessing, and is slowed down`,
    )
  })
  let shutOutOn: string | undefined
  const desk = needs.desk && { ...needs.desk, timeZone }
  const onDuty = needs.safeCalls.duty
    ? createOnDuty({ desk, paceOf: alerts.paceOf, now })
    : undefined
  const channels = new Map(needs.channels.map((channel) => [channel.name, channel]))
  const safeCalls = createSafeCalls({ ...needs, onDuty, isAnswering: () => turns.isAnswering() })
  const dialogs = allDialogs({
    keys,
    fingerprinterFor: fingerprinterFor(createFingerprinter(needs), needs),
    country,
    words,
    caps,
    counting,
    wrong,
    day,
    timeZone,
    ...alerts,
    desk,
    onDuty,
    getsThrough: (name) =>
      (channels.get(name)?.health?.().ok ?? true) && !safeCalls.silent().includes(name),
    manyClaims: () => log.warn({}, 'alarm: a case worker claims more cases than is usual in a day'),
  })
  const conversation = createConversation({
    dialogs,
    words,
    country,
    access: needs.access,
    talks: needs.desk && true,
    onTelegram: needs.channels.some(({ name }) => name === 'telegram') || undefined,
    kinds: alerts.kinds,
    day,
    token: () => randomInt(36 ** 5).toString(36),
  })
  const kept = turnStore(database)
  const turns = createTurns({ ...needs, turns: kept, conversation })
  const grave = createGraveAlarm(needs)
  const untaken = createCaseAlarm(needs)
  const writeFigures = () =>
    counting.flush((quarter, counted) =>
      database.prisma.$transaction((db) => tallyStore(db, keys).add(quarter, counted)),
    )
  const { isAlarming } = safeCalls
  const fanOut = createFanOut({ ...needs, ...alerts, isAlarming, today: () => day(now()) })

  const unopened = createUnopened({ ...needs, day })
  const notices = createNotices({
    ...needs,
    channels,
    line: fanOut.line,
    paceOf: alerts.paceOf,
    unopened,
    day,
    minute: (at) => minuteOf(at, timeZone),
  })

  return {
    turns,
    /** Writes the entries of reports that are due, and empties reports that are decided for good. */
    async publish(): Promise<number> {
      await grave.look()
      await untaken.look()
      const toBeShutOut = await finaliseDecisions({ database, keys, now, day })
      if (toBeShutOut > 0) {
        shutOutOn = day(now())
        log.warn(
          { count: toBeShutOut },
          'alarm: a moderator wants to shut somebody out; it waits a day, and any moderator can stop it',
        )
      }
      return publish({ database, keys, log, now, day })
    },
    /** Brings alerts to those who follow their towns. */
    fanOut,
    /** Watches over calls of people who are expected back. */
    safeCalls,
    /** Tells those who wish it that something waits for them, on these channels or on all. */
    notices,
    /** For health: whether something waits that nobody opens. */
    unopened: unopened.health,
    /** For health: whether somebody seems to guess receipts today, as far as this process has seen. */
    receipts: () => ({
      ok: true,
      detail:
        guessedOn === day(now())
          ? 'alarm: many wrong receipts were sent today'
          : 'no alarm of wrong receipts today',
    }),
    /** Whether grave dangers wait that nobody has opened, as far as this process publishes. */
    grave: grave.health,
    /** The same about cases that nobody has taken. */
    cases: untaken.health,
    /** Whether moderators are about to shut somebody out, as far as this process has seen. Nothing stands still for it. */
    moderators: () => ({
      ok: true,
      detail:
        shutOutOn === day(now())
          ? 'alarm: a moderator wants to shut somebody out'
          : 'no alarm of moderators today',
    }),
    /** Deletes what has had its time. */
    async expire(): Promise<void> {
      const count = keys.damagedRows()
      if (count > 0) log.error({ count }, 'damaged rows were left out: they cannot be opened')
      await expire({ database, keys, turns: kept, log, now })
    },
    /**
     * Adds what was counted since the last call to the figures. Every process that talks to peers
     * calls it regularly.
     */
    writeFigures,
  }
}
export type Bot = ReturnType<typeof createBot>
