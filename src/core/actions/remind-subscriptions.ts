/** Tells peers that a subscription ends soon. They see which one after a tap. */
import { type Day, dayAfter } from '../alerts/dates.ts'
import { isLongAgo, type PaceOf } from '../alerts/pace.ts'
import { alertPreferencesOf, quietUntil } from '../alerts/preferences.ts'
import type { EndingStore, EndingSubscription } from '../stores/ending-subscriptions.ts'
import type { SubscriberStore } from '../stores/subscribers.ts'
import { namesHere, type Sending } from '../terms/channel.ts'
import { bytesOf } from '../terms/hex.ts'
import type { Bytes } from '../terms/keys.ts'
import { SendError } from '../terms/message.ts'
import type { AlertLine, Recipient } from './alert-line.ts'
import type { StoppedChannels } from './stopped-channels.ts'

interface Needs {
  subscribers: SubscriberStore
  ending: EndingStore
  line: AlertLine
  channels: ReadonlyMap<string, Sending>
  stopped: StoppedChannels
  paceOf: PaceOf
  /** Keeps what she follows before it ends, so that she can restore it. */
  keepFollowed(sender: Bytes): Promise<void>
  /** Today in the organisation's time zone. */
  today(): Day
  now(): Date
  sleep(ms: number): Promise<void>
}

const DAY = 24 * 60 * 60 * 1000
/** How many days before its end a peer is told that a subscription ends. */
const NOTICE_DAYS = 2
/** Peers who are reminded at one time. */
const MOST = 25

/** Makes the function that reminds peers whose subscriptions end soon, on all or some channels. */
export const createReminders = (needs: Needs) => {
  const { subscribers, ending, line, channels, stopped, now } = needs

  const send = async (
    channel: Sending,
    subscription: string,
    recipient: Recipient,
  ): Promise<boolean> => {
    const { id, receiver, preferences } = recipient
    try {
      const shown = await channel.send(receiver.address, line.message(channel, preferences))
      const endsAt = new Date(now().getTime() + NOTICE_DAYS * DAY)
      if (await line.keep(channel, recipient, shown, endsAt)) return true
      // If she has moved, she has not read it.
      await ending.remindLater(subscription)
    } catch (error) {
      if (!(error instanceof SendError)) throw error
      if (error.retry === 'never-to-chat') {
        await needs.keepFollowed(bytesOf(receiver.sender))
        await subscribers.forget(id)
      } else if (error.retry === 'later-to-all' && needs.paceOf(channel.name).stops)
        await stopped.stop(channel.name)
      // A chat that is unknown for days would block the others. She sees it when she looks.
      else if (error.retry !== 'later-to-chat' || error.retryAfter !== undefined)
        await ending.remindLater(subscription)
    }
    return false
  }

  /** Tells one peer. False if nobody was written to. */
  const remindOne = async (
    one: EndingSubscription,
    by: Day,
    reminded: Set<string>,
  ): Promise<boolean> => {
    const { subscription, id, receiver } = one
    const channel = channels.get(one.channel)
    const members = await subscribers.membersAmong(receiver ? [bytesOf(receiver.sender)] : [])
    const member = receiver && members.get(receiver.sender)
    if (!channel || !member) {
      await subscribers.forget(id)
      return false
    }
    const { preferences, seenOn } = member
    const pace = needs.paceOf(channel.name)
    const { quiet } = alertPreferencesOf(preferences)
    // One line is enough for all that end. Otherwise she sees it when she looks at her alerts.
    const needsNone =
      reminded.has(id) || isLongAgo(pace, seenOn, now()) || stopped.has(channel.name)
    // She is reminded when her quiet hours end; until then the others are.
    if (!needsNone && quiet && quietUntil(quiet, now())) return false
    // Looked up at the last moment: since she was found she may have left, or renewed it.
    if (!(await ending.remind(one, by, now())) || needsNone) return false
    if (await send(channel, subscription, { id, receiver, preferences })) reminded.add(id)
    await needs.sleep(pace.every / pace.size + pace.more)
    return true
  }

  return async (on: readonly string[] = [...channels.keys()]): Promise<void> => {
    const by = dayAfter(needs.today(), NOTICE_DAYS)
    const reminded = new Set<string>()
    let written = 0
    for (const one of await ending.find(on, by)) {
      if (written === MOST) return
      // Another process sends on the channels that it holds, which may have changed by now.
      if (!namesHere(channels.values()).includes(one.channel)) continue
      if (await remindOne(one, by, reminded)) written++
    }
  }
}
