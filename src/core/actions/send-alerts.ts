/**
 * Brings an alert to those who follow its town.
 *
 * What is to be done stands in the database, a cursor and a ledger; a **slice** is the next few
 * sends of one alert on one channel. Whoever calls for a slice may die in it, or call twice: nobody
 * is left out, and at the very worst those who were being written to at that moment are written to
 * again.
 */
import { randomUUID } from 'node:crypto'
import type { Database } from '../../database/database.ts'
import type { AlertContent } from '../alerts/alert.ts'
import { lineText } from '../alerts/alert-text.ts'
import { dayAfter } from '../alerts/dates.ts'
import { type AlertWishes, quietUntil, USUAL_WISHES, WAKING_LEVEL } from '../alerts/preferences.ts'
import { render } from '../engine/render.ts'
import type { Preferences } from '../members/preferences.ts'
import type { Country } from '../rights/country.ts'
import { type Claimed, fanOutStore } from '../stores/alert-deliveries.ts'
import { storesIn } from '../stores/stores.ts'
import type { Receiver } from '../stores/subscriptions.ts'
import { namesHere, type Sending } from '../terms/channel.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { type Message, SendError } from '../terms/message.ts'
import { say, type Words } from '../terms/text.ts'

/** How fast a channel may be written to by somebody whom nobody waits for. */
export interface AlertPace {
  /** Sends in one slice; there is one slice in `every` ms. */
  size: number
  every: number
  /** Up to so many ms more, by chance. */
  more: number
  /** Only peers who have written within so many days; undefined: all. */
  within: number | undefined
  /** When the platform holds the bot back, nobody else is written to until the next alert. */
  stops: boolean
}

/** Thirty a second is what Telegram permits; the rest is left for answers. */
export const USUAL_PACE: AlertPace = {
  size: 25,
  every: 1_000,
  more: 0,
  within: undefined,
  stops: false,
}

/** For a platform that looks for those who write to many. */
export const cautiousPace = (within: number): AlertPace => ({
  size: 1,
  every: 2_000,
  more: 1_000,
  within,
  stops: true,
})

export type PaceOf = (channel: string) => AlertPace

interface Needs {
  database: Database
  keys: Keys
  words: Words
  country: Country
  channels: readonly Sending[]
  paceOf: PaceOf
  /** Today where the organisation is, as 2026-11-22. */
  today(): string
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void }
  now(): Date
  sleep(ms: number): Promise<void>
}

/** What comes after a slice: another one, one when something is due, or one after so many seconds. */
export type Sliced = { next: 'slice' } | { next: 'wait' } | { next: 'pause'; seconds: number }

const DAY = 24 * 60 * 60 * 1000
/** Platforms let us delete a message for 48 hours; a little less, so that we are never too late. */
const DELETABLE = 47 * 60 * 60 * 1000
const FIVE_MINUTES = 5 * 60 * 1000
/** One chat is not written to twice in it. */
const CHAT_PAUSE = 1_000
/** Seconds until a channel that did not answer is tried again. */
const UNREACHABLE = 15
/** How many days before its end a peer is told that a subscription ends. */
const NOTICE_DAYS = 2
/** Peers who are reminded at one time. */
const MOST_REMINDERS = 25

export const wishesOf = ({ alerts }: Preferences): AlertWishes => ({ ...USUAL_WISHES, ...alerts })

export const createFanOut = (needs: Needs) => {
  const { keys, words, log, now } = needs
  const store = fanOutStore(needs.database, keys)
  const channels = new Map(needs.channels.map((channel) => [channel.name, channel]))
  const heldBack = new Set<string>()
  /** When whom was last written to: of one slice and the one before it. */
  let lastSent = new Map<string, number>()

  const stores = () => storesIn(needs.database.prisma, { keys, sql: needs.database.sql })

  /** A line that says nothing, and the way to what there is. */
  const callFor = (channel: Sending, preferences: Preferences): Message => {
    const { line } = wishesOf(preferences)
    const language = preferences.language ?? words.languages[0] ?? 'en'
    const options = [{ id: '/news', label: say('command.news') }]
    const open = { token: '', options, page: 0, asked: 0 }
    const [message] = render([{ text: [lineText(line)] }], open, {
      words,
      language,
      limits: channel.limits,
    })
    if (!message) throw new Error('a line was rendered to nothing')
    return { ...message, unasked: true }
  }

  /**
   * Keeps, sealed, what stands in her chat now, so that it goes with the alert or with a wipe. False
   * when she left while she was written to: then it is taken out of that chat, and nothing is kept.
   */
  const keep = async (
    channel: Sending,
    subscriber: string,
    { address, sender }: Receiver,
    messages: string[],
    { stay = 'hour' }: Preferences,
    until: Date,
  ): Promise<boolean> => {
    const id = randomUUID()
    const due = Math.min(until.getTime(), now().getTime() + DELETABLE)
    const dueAt = new Date(Math.ceil(due / FIVE_MINUTES) * FIVE_MINUTES)
    const row = { id, sender: bytesOf(sender), channel: channel.name, dueAt }
    const { sent } = stores()
    if (messages.length > 0) await sent.keep(row, { address, messages, erase: stay !== 'always' })
    if (await store.isThere(subscriber)) return true
    await takeOut(channel, { address, sender }, messages, id)
    return false
  }

  /** Deletes what was sent to somebody who is gone, and what the channel needed for it. */
  const takeOut = async (
    channel: Sending,
    { address, sender }: Receiver,
    messages: string[],
    id: string,
  ): Promise<void> => {
    const { sent } = stores()
    // Nobody's from now on, and deleted later if it cannot be now.
    await sent.releaseOne(id, now())
    try {
      if (messages.length > 0) await channel.erase(address, messages)
      await sent.delete(id)
      const members = await store.membersAmong([bytesOf(sender)])
      if (members.size === 0) await channel.forget?.(address)
    } catch (error) {
      log.warn(
        { channel: channel.name, error },
        'a message to somebody who has just left could not be deleted yet; it is tried again',
      )
    }
  }

  /** When she may not be written to now: until when, or that it is to be shown with her next answer. */
  const holdsBack = (
    content: AlertContent,
    pace: AlertPace,
    { preferences, seenOn }: { preferences: Preferences; seenOn: Date },
    corrected: boolean,
  ): { state: 'quiet' | 'later' | 'unwanted'; due: Date } | undefined => {
    const { kinds, from, quiet, wake } = wishesOf(preferences)
    const at = now()
    if (!corrected && !kinds.includes(content.kind)) return { state: 'unwanted', due: at }
    if (pace.within !== undefined && at.getTime() - seenOn.getTime() > (pace.within + 1) * DAY)
      return { state: 'later', due: at }
    if (!corrected && content.level < from) return { state: 'later', due: at }
    const end = quiet && quietUntil(quiet, at)
    if (!end || (wake && content.level >= WAKING_LEVEL && !content.takenBack)) return undefined
    return { state: 'quiet', due: end }
  }

  /** Sends the next few; resolves when each of them is noted. */
  const slice = async ({
    alert,
    channel: name,
  }: {
    alert: string
    channel: string
  }): Promise<Sliced> => {
    const channel = channels.get(name)
    const content = await store.find(alert, now())
    if (!channel || !content) return { next: 'wait' }
    const pace = needs.paceOf(name)
    const { claimed, more } = await store.claim(alert, name, content, pace.size, now())
    const members = await store.membersAmong(
      claimed.flatMap(({ receiver }) => (receiver ? [bytesOf(receiver.sender)] : [])),
    )
    const recent = lastSent
    lastSent = new Map()
    let pause = 0
    let stopped = false

    const sendTo = async ({ id, receiver, corrected }: Claimed, index: number): Promise<void> => {
      const member = receiver && members.get(receiver.sender)
      // Whoever is no member any more should have been forgotten; nobody writes to her.
      if (!receiver || !member) return store.gone(id)
      const held = holdsBack(content, pace, member, corrected)
      if (held) return store.put(alert, id, held.state, held.due)
      // Spread over the slice: a crash then leaves few of whom it is not known whether they got it.
      await needs.sleep(index * Math.floor((pace.every * 0.9) / pace.size))
      const before = (recent.get(id) ?? 0) + CHAT_PAUSE - now().getTime()
      if (before > 0) await needs.sleep(before)
      if (stopped) return store.put(alert, id, 'later', now())
      if (pause > 0) return store.put(alert, id, 'claimed', now())
      if (!(await store.isWaiting(alert, id))) return
      try {
        const shown = await channel.send(receiver.address, callFor(channel, member.preferences))
        lastSent.set(id, now().getTime())
        await store.sent(alert, id, now())
        await keep(channel, id, receiver, shown, member.preferences, content.expiresAt)
      } catch (error) {
        if (!(error instanceof SendError)) throw error
        switch (error.kind) {
          case 'blocked':
          case 'gone':
            return store.lost(alert, name, id)
          case 'invalid':
            log.error({ channel: name, alert, error }, 'the channel refused an alert for good')
            return store.put(alert, id, 'later', now())
          case 'restricted':
            if (pace.stops) {
              stopped = true
              return store.put(alert, id, 'later', now())
            }
        }
        const wait = error.retryAfter ?? UNREACHABLE
        // Nobody else waits because she has been written to enough.
        if (error.chatOnly)
          return store.put(alert, id, 'claimed', new Date(now().getTime() + wait * 1_000))
        pause = Math.max(pause, wait)
        return store.put(alert, id, 'claimed', now())
      }
    }

    const done = await Promise.allSettled(claimed.map(sendTo))
    const failed = done.find((one) => one.status === 'rejected')
    if (stopped) await hold(name)
    else if (claimed.length > 0) heldBack.delete(name)
    if (failed) throw failed.reason
    if (pause > 0) return { next: 'pause', seconds: pause }
    return more && !stopped ? { next: 'slice' } : { next: 'wait' }
  }

  const hold = async (channel: string): Promise<void> => {
    heldBack.add(channel)
    await store.hold(channel)
    log.error(
      { channel },
      'the platform holds the bot back: no more alerts are sent there; they are shown with the next answer',
    )
  }

  /** Tells those whose subscriptions end soon; what it is about they see after a tap. */
  const remind = async (on: readonly string[] = [...channels.keys()]): Promise<void> => {
    const by = dayAfter(needs.today(), NOTICE_DAYS)
    const reminded = new Set<string>()
    const seen: string[] = []
    let written = 0
    while (written < MOST_REMINDERS) {
      // What another process holds is sent from there.
      const here = namesHere(channels.values()).filter((name) => on.includes(name))
      const ending = await store.ending(here, by, seen, MOST_REMINDERS)
      if (ending.length === 0) return
      for (const one of ending) {
        seen.push(one.subscription)
        if (written < MOST_REMINDERS && (await remindOne(one, by, reminded))) written++
      }
    }
  }

  /** Tells one, as she is at this moment; false when nobody was written to. */
  const remindOne = async (
    one: Awaited<ReturnType<typeof store.ending>>[number],
    by: string,
    reminded: Set<string>,
  ): Promise<boolean> => {
    const { subscription, id, channel: name, receiver } = one
    const channel = channels.get(name)
    const members = await store.membersAmong(receiver ? [bytesOf(receiver.sender)] : [])
    const member = receiver && members.get(receiver.sender)
    if (!channel || !receiver || !member) {
      await store.gone(id)
      return false
    }
    const pace = needs.paceOf(name)
    const { quiet } = wishesOf(member.preferences)
    const isLongAgo =
      pace.within !== undefined &&
      now().getTime() - member.seenOn.getTime() > (pace.within + 1) * DAY
    // One line is enough for all that end; or she sees it when she next looks at her alerts.
    const needsNone = reminded.has(id) || isLongAgo || heldBack.has(name)
    // Her turn comes when they end, and until then it is the others'.
    if (!needsNone && quiet && quietUntil(quiet, now())) return false
    // As late as can be: she may have left, or gone on for longer, since she was found.
    if (!(await store.remind(one, by, now())) || needsNone) return false
    try {
      const shown = await channel.send(receiver.address, callFor(channel, member.preferences))
      const until = new Date(now().getTime() + 2 * DAY)
      if (await keep(channel, id, receiver, shown, member.preferences, until)) reminded.add(id)
      // She may have moved, and has not read it then.
      else await store.remindLater(subscription)
    } catch (error) {
      if (!(error instanceof SendError)) throw error
      if (error.kind === 'blocked' || error.kind === 'gone') await store.gone(id)
      else if (error.kind === 'restricted' && pace.stops) await hold(name)
      else await store.remindLater(subscription)
    }
    await needs.sleep(pace.every / pace.size + pace.more)
    return true
  }

  return {
    slice,
    remind,
    /** Alerts that somebody could be sent now; the most urgent has the smallest number. */
    async unfinished(): Promise<{ alert: string; channel: string; priority: number }[]> {
      const found = await store.unfinished([...channels.keys()], now())
      return found.map(({ alert, channel, content }) => ({
        alert,
        channel,
        priority: 5 - content.level,
      }))
    },
    /** Lets be taken anew what somebody took who is not there any more. */
    release: (names: readonly string[]) => store.release(names, now()),
    paceOf: needs.paceOf,
    /** Whether a platform holds the bot back. */
    health: (): { ok: boolean; detail: string } =>
      heldBack.size === 0
        ? { ok: true, detail: 'working' }
        : { ok: false, detail: `no alerts are sent: held back by ${[...heldBack].join(', ')}` },
  }
}
export type FanOut = ReturnType<typeof createFanOut>

const bytesOf = (hex: string): Bytes => Uint8Array.from(Buffer.from(hex, 'hex'))
