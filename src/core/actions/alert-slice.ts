/** A slice: the next few sends of one alert on one channel. */

import type { AlertContent } from '../alerts/alert.ts'
import type { AlertPace, PaceOf } from '../alerts/pace.ts'
import { postponed } from '../alerts/postpone.ts'
import { alertPreferencesOf } from '../alerts/preferences.ts'
import type { AlertDeliveryStore, Claimed } from '../stores/alert-deliveries.ts'
import type { SubscriberStore } from '../stores/subscribers.ts'
import type { Sending } from '../terms/channel.ts'
import { bytesOf } from '../terms/hex.ts'
import type { Bytes } from '../terms/keys.ts'
import type { OperatorLog } from '../terms/log.ts'
import { SendError } from '../terms/message.ts'
import type { AlertLine, Recipient } from './alert-line.ts'
import type { StoppedChannels } from './stopped-channels.ts'

interface Needs {
  deliveries: AlertDeliveryStore
  subscribers: SubscriberStore
  line: AlertLine
  channels: ReadonlyMap<string, Sending>
  stopped: StoppedChannels
  paceOf: PaceOf
  /** Whether alarms of safe-calls are going out on a channel, which come first. */
  isAlarming(channel: string): boolean
  /** Keeps what she follows before it ends, so that she can restore it. */
  keepFollowed(sender: Bytes): Promise<void>
  log: Pick<OperatorLog, 'error'>
  now(): Date
  sleep(ms: number): Promise<void>
}

/** What follows a slice: another one, one when something is due, or one after some seconds. */
export type Sliced = { next: 'slice' } | { next: 'wait' } | { next: 'pause'; seconds: number }

/** An alert that goes out on one channel. */
interface AlertOnChannel {
  alert: string
  channel: Sending
  content: AlertContent & { startedAt: Date; expiresAt: Date }
  pace: AlertPace
}

/**
 * The result of writing to a peer.
 *
 * sent · blocked: she does not want to be written to any more · later: she sees it with her next
 * answer · waitChat: the bot tries again after this many seconds · waitAll: so it does for
 * everybody else · restricted: the platform holds the bot back, and nobody else is written to.
 */
type SendResult =
  | 'sent'
  | 'blocked'
  | 'later'
  | 'restricted'
  | { waitChat: number }
  | { waitAll: number }

/** The shortest time between two messages to one chat, in milliseconds. */
const CHAT_PAUSE = 1_000
/** Seconds until the bot tries again after a channel did not answer. */
const UNREACHABLE = 15
/** How long an alert waits for alarms of safe-calls, a second at a time; then it goes out beside them. */
const MOST_ALARMS = 20
/**
 * The shortest and the longest time until a chat that the platform does not know is tried again, in
 * seconds.
 */
const UNKNOWN_CHAT = { first: 15 * 60, most: 12 * 60 * 60 }

/** What a failure means for her and for those after her in the slice. */
const resultOf = (
  { retry, retryAfter }: SendError,
  pace: AlertPace,
  /** Seconds since the alert began. */
  age: number,
): SendResult => {
  switch (retry) {
    case 'never-to-chat':
      return 'blocked'
    case 'never-this':
      return 'later'
    case 'later-to-chat':
      return { waitChat: retryAfter ?? waitForChat(age) }
    case 'later-to-all':
      return pace.stops ? 'restricted' : { waitAll: retryAfter ?? UNREACHABLE }
    case 'soon':
      return { waitAll: retryAfter ?? UNREACHABLE }
  }
}

/** As long as the alert is old. So each wait is twice the last one, and no count is kept. */
const waitForChat = (age: number): number =>
  Math.min(UNKNOWN_CHAT.most, Math.max(UNKNOWN_CHAT.first, Math.ceil(age)))

const secondsOf = (result: SendResult): number =>
  typeof result === 'object' && 'waitAll' in result ? result.waitAll : 0

/** What the results so far mean for those who follow. Undefined: they are written to. */
const afterThat = (results: readonly SendResult[]): SendResult | undefined => {
  if (results.includes('restricted')) return 'later'
  return results.some((result) => secondsOf(result) > 0) ? { waitChat: 0 } : undefined
}

/** Sends alerts, one slice at a time. */
export const createSlices = (needs: Needs) => {
  const { deliveries, subscribers, line, stopped, log, now } = needs
  /** When each subscriber was last written to, while that matters. */
  const lastSent = new Map<string, number>()

  /** Waits for her place in the slice, and until the bot may write to her chat again. */
  const waitFor = async (id: string, index: number, { every, size }: AlertPace): Promise<void> => {
    // Spread over the slice, so that a crash leaves few peers of whom nobody knows whether they got
    // it.
    await needs.sleep(index * Math.floor((every * 0.9) / size))
    const rest = (lastSent.get(id) ?? 0) + CHAT_PAUSE - now().getTime()
    if (rest > 0) await needs.sleep(rest)
  }

  const sendOne = async (
    { alert, channel, content, pace }: AlertOnChannel,
    recipient: Recipient,
  ): Promise<SendResult> => {
    const { id, receiver, preferences } = recipient
    try {
      const shown = await channel.send(receiver.address, line.message(channel, preferences))
      lastSent.set(id, now().getTime())
      await deliveries.sent(alert, id, now())
      await line.keep(channel, recipient, shown, content.expiresAt)
      return 'sent'
    } catch (error) {
      if (!(error instanceof SendError)) throw error
      if (error.retry === 'never-this')
        log.error({ channel: channel.name, alert, error }, 'the channel refused an alert for good')
      return resultOf(error, pace, (now().getTime() - content.startedAt.getTime()) / 1_000)
    }
  }

  const note = async (
    { alert, channel }: AlertOnChannel,
    { id, receiver }: Pick<Recipient, 'id' | 'receiver'>,
    result: SendResult,
  ): Promise<void> => {
    if (result === 'sent') return
    if (result === 'blocked') {
      await needs.keepFollowed(bytesOf(receiver.sender))
      return subscribers.lost(id, alert, channel.name)
    }
    if (result === 'later' || result === 'restricted')
      return deliveries.put(alert, id, 'later', now())
    const seconds = 'waitChat' in result ? result.waitChat : 0
    return deliveries.put(alert, id, 'claimed', new Date(now().getTime() + seconds * 1_000))
  }

  /**
   * Writes to all who were claimed. Returns the results, and errors that came from elsewhere than
   * the channel.
   */
  const sendAll = async (
    outgoing: AlertOnChannel,
    claimed: readonly Claimed[],
  ): Promise<{ results: SendResult[]; failed: unknown[] }> => {
    const { alert, content, pace } = outgoing
    const senders = claimed.flatMap(({ receiver }) => (receiver ? [bytesOf(receiver.sender)] : []))
    const members = await subscribers.membersAmong(senders)
    const results: SendResult[] = []

    const writeTo = async (one: Claimed, index: number): Promise<void> => {
      const { id, receiver, corrected } = one
      const member = receiver && members.get(receiver.sender)
      // Only members are written to; somebody else should have been forgotten.
      if (!member) return subscribers.forget(id)
      const { preferences, seenOn } = member
      const reader = { preferences: alertPreferencesOf(preferences), seenOn, corrected }
      const postponement = postponed(content, reader, pace, now())
      if (postponement) return deliveries.put(alert, id, postponement.state, postponement.due)
      // Somebody at another terminal, where nothing appears before she writes.
      if (outgoing.channel.reaches?.(receiver.address) === false)
        return note(outgoing, { id, receiver }, 'later')
      await waitFor(id, index, pace)
      const skipped = afterThat(results)
      if (skipped) return note(outgoing, { id, receiver }, skipped)
      if (!(await deliveries.isWaiting(alert, id))) return
      const result = await sendOne(outgoing, { id, receiver, preferences })
      results.push(result)
      await note(outgoing, { id, receiver }, result)
    }

    const done = await Promise.allSettled(claimed.map(writeTo))
    return {
      results,
      failed: done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])),
    }
  }

  /** Sends to the next few. Resolves when each is noted. */
  return async (slice: { alert: string; channel: string }): Promise<Sliced> => {
    const channel = needs.channels.get(slice.channel)
    const content = await deliveries.find(slice.alert, now())
    if (!channel || !content) return { next: 'wait' }
    const pace = needs.paceOf(channel.name)
    for (let waited = 0; waited < MOST_ALARMS && needs.isAlarming(channel.name); waited++)
      await needs.sleep(1_000)
    const { alert } = slice
    const { claimed, more } = await deliveries.claim(alert, channel.name, content, pace.size, now())
    // By age, because the slices of several channels run at the same time.
    for (const [id, at] of lastSent) if (at + CHAT_PAUSE <= now().getTime()) lastSent.delete(id)
    const { results, failed } = await sendAll({ alert, channel, content, pace }, claimed)
    const isStopped = results.includes('restricted')
    if (isStopped) await stopped.stop(channel.name)
    else if (claimed.length > 0) stopped.works(channel.name)
    if (failed.length > 0) throw failed[0]
    const seconds = Math.max(0, ...results.map(secondsOf))
    if (seconds > 0) return { next: 'pause', seconds }
    return more && !isStopped ? { next: 'slice' } : { next: 'wait' }
  }
}
