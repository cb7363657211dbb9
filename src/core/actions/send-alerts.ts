/**
 * Sends an alert to those who follow its town.
 *
 * The database holds what is to be done: a cursor, and a ledger. A **slice** is the next few sends
 * of one alert on one channel. If a process dies in a slice, or two ask for one at once, nobody is
 * left out. At worst, peers who were being written to at that moment are written to again.
 */

import type { Database } from '../../database/database.ts'
import type { Day } from '../alerts/dates.ts'
import type { PaceOf } from '../alerts/pace.ts'
import { alertDeliveryStore } from '../stores/alert-deliveries.ts'
import { endingStore } from '../stores/ending-subscriptions.ts'
import { storesIn } from '../stores/stores.ts'
import { subscriberStore } from '../stores/subscribers.ts'
import type { Sending } from '../terms/channel.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { OperatorLog } from '../terms/log.ts'
import type { Words } from '../terms/text.ts'
import { createAlertLine } from './alert-line.ts'
import { createSlices } from './alert-slice.ts'
import { keepFollowedOf } from './followed-before.ts'
import { createReminders } from './remind-subscriptions.ts'
import { createStoppedChannels } from './stopped-channels.ts'

interface Needs {
  database: Database
  keys: Keys
  words: Words
  channels: readonly Sending[]
  paceOf: PaceOf
  /** Whether alarms of safe-calls are going out on a channel, which come first. */
  isAlarming(channel: string): boolean
  /** Today in the organisation's time zone, such as 2026-11-22. */
  today(): Day
  log: OperatorLog
  now(): Date
  sleep(ms: number): Promise<void>
}

/** Writes to peers unasked: about alerts, and about subscriptions that end soon. */
export const createFanOut = (needs: Needs) => {
  const { database, keys, paceOf, log, now } = needs
  const channels = new Map(needs.channels.map((channel) => [channel.name, channel]))
  const deliveries = alertDeliveryStore(database, keys)
  const subscribers = subscriberStore(database, keys)
  const stopped = createStoppedChannels(deliveries, log)
  const line = createAlertLine({ ...needs, subscribers })
  const keepFollowed = (sender: Bytes) =>
    keepFollowedOf(storesIn(database.prisma, { keys, sql: database.sql }), sender, now())
  const parts = { ...needs, channels, deliveries, subscribers, stopped, line, keepFollowed }

  return {
    /** Sends an alert to the next few on a channel. Resolves when each is noted. */
    slice: createSlices(parts),
    /** Tells peers whose subscriptions end soon, on these channels or on all. */
    remind: createReminders({ ...parts, ending: endingStore(database, keys) }),
    /** Alerts that can be sent to somebody now. The most urgent has the smallest number. */
    async unfinished(): Promise<{ alert: string; channel: string; priority: number }[]> {
      const found = await deliveries.unfinished([...channels.keys()], now())
      return found.map(({ alert, channel, content }) => ({
        alert,
        channel,
        priority: 5 - content.level,
      }))
    },
    /** Releases peers that were claimed by a process that is gone. */
    release: (names: readonly string[]) => deliveries.release(names, now()),
    paceOf,
    /** Sends and deletes the neutral line. */
    line,
    /** Whether a platform does not let the bot send. */
    health: stopped.health,
  }
}
export type FanOut = ReturnType<typeof createFanOut>
