/** Delivers an answer: sends what a turn has to say. */

import { randomUUID } from 'node:crypto'
import type { Stay } from '../members/preferences.ts'
import type { SentMessageStore } from '../stores/sent-messages.ts'
import type { TurnStore } from '../stores/turns.ts'
import type { Sending } from '../terms/channel.ts'
import { DELETABLE, deletionTime, TOO_LATE_TO_DELETE } from '../terms/deletion.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { OperatorLog } from '../terms/log.ts'
import { type Address, type Message, SendError } from '../terms/message.ts'
import { type Language, say, type Words } from '../terms/text.ts'

/** What a handled turn keeps, sealed, until it is delivered. */
export interface Outgoing {
  address: Address
  /** The peer's tag. */
  language?: Language
  /** Since when her chat has not taken it, and when it is tried again, in milliseconds. */
  held?: { since: number; until: number }
  /** What remains to be sent. */
  messages: Message[]
  /** The platform's ids of what was sent. */
  shown: string[]
  /** The platform's id of the peer's own message. */
  asked?: string
  stay: Stay
  discreet: boolean
  /** What it is about, if everything about that is deleted together. */
  about?: string
  forget: boolean
  pause: number
  parked: boolean
}

interface Needs {
  keys: Keys
  turns: TurnStore
  sent: SentMessageStore
  channels: ReadonlyMap<string, Sending>
  words: Words
  log: OperatorLog
  now(): Date
  sleep(ms: number): Promise<void>
  stopping(): boolean
  /** Deletes from the chats what is due. */
  erase(): Promise<void>
}

const MINUTE = 60 * 1000
const HOUR = 60 * MINUTE
const STAYS = { now: 5 * MINUTE, hour: HOUR, day: 24 * HOUR, always: DELETABLE } as const
/** How long to wait if the channel may have taken it, in milliseconds: each try may make one more copy. */
const IN_DOUBT = 10_000
/** The longest wait here for one chat, in seconds. */
const PATIENCE = 60
/** The shortest and the longest rest of an answer that her chat did not take, in milliseconds. */
const REST = { first: MINUTE, most: 12 * HOUR }
/** An answer that is this late, in milliseconds, says so. */
const LATE = 10 * MINUTE
/** How long to wait before the next try. After the last one the finishing job takes over. */
const WAITS = [1_000, 3_000, 9_000]

export const createDelivery = (needs: Needs) => {
  const { keys, turns, sent, channels, words, log, now } = needs

  /** Sends what a turn has to say. What cannot be sent now stays, and is taken up again. */
  async function deliver(
    id: string,
    channel: string,
    sender: Bytes,
    outgoing: Outgoing,
  ): Promise<void> {
    if (outgoing.held && outgoing.held.until > now().getTime()) return
    if (outgoing.pause > 0) await needs.sleep(outgoing.pause)
    const shown = [...outgoing.shown]
    const messages = withApology(outgoing)
    for (const [index, message] of messages.entries()) {
      const result = await sendOne(channel, outgoing.address, message)
      if (result === 'never') break
      if (Array.isArray(result)) {
        shown.push(...result)
        continue
      }
      // So that what was sent is not sent again, and its ids are kept.
      const left = outgoing.messages.slice(-(messages.length - index))
      const held = result === 'later' ? outgoing.held : rested(outgoing, result.restFor)
      const rest: Outgoing = { ...outgoing, messages: left, shown, ...(held && { held }) }
      if (index > 0 || result !== 'later')
        await turns.progress(id, keys.seal('inbox', id, JSON.stringify(rest)))
      return
    }
    // Before the turn is closed, and in a transaction of its own, so that nothing joins the two rows.
    await keep(channel, sender, outgoing, shown)
    // The answer is sent before old messages are deleted, so that she sees that a wipe is done.
    if (outgoing.forget) await forget(channel, outgoing.address)
    await turns.delivered(id, outgoing.parked ? 'parked' : 'delivered')
  }

  /** Each rest is twice as long as the last one. */
  function rested({ held }: Outgoing, restFor: number): Outgoing['held'] {
    const at = now().getTime()
    const since = held?.since ?? at
    const rest = Math.min(REST.most, Math.max(REST.first, at - since, restFor))
    return { since, until: at + rest }
  }

  /** What she is sent. If it is late, it says so first. */
  function withApology({ held, messages, language }: Outgoing): Message[] {
    const isLate = held !== undefined && now().getTime() - held.since > LATE
    if (!isLate || messages.length === 0) return messages
    const text = words.in(language ?? words.languages[0] ?? 'en', say('late'))
    return [{ text, options: [] }, ...messages]
  }

  /** Deletes what is still in the chat, and what the channel needed to write there. */
  async function forget(channel: string, address: Address): Promise<void> {
    try {
      await needs.erase()
      await channelOf(channel).forget?.(address)
    } catch (error) {
      log.error({ channel, error }, 'not all that belongs to a wiped chat could be deleted yet')
    }
  }

  async function sendOne(
    channel: string,
    address: Address,
    message: Message,
  ): Promise<string[] | 'later' | 'never' | { restFor: number }> {
    for (const wait of [...WAITS, undefined]) {
      if (needs.stopping()) return 'later'
      try {
        return await channelOf(channel).send(address, message)
      } catch (error) {
        if (!(error instanceof SendError)) throw error
        if (error.retry === 'never-this')
          log.error({ channel, error }, 'the channel refused a message for good')
        if (error.retry === 'never-this' || error.retry === 'never-to-chat') return 'never'
        if (error.maybeSent && wait !== WAITS[0]) return { restFor: 0 }
        const isOnlyHers = error.retry === 'later-to-chat'
        if (isOnlyHers && (wait === undefined || (error.retryAfter ?? 0) > PATIENCE)) {
          return { restFor: (error.retryAfter ?? 0) * 1000 }
        }
        if (error.retry === 'later-to-all' || wait === undefined) return 'later'
        const usual = error.maybeSent ? IN_DOUBT : wait
        await needs.sleep(error.retryAfter === undefined ? usual : error.retryAfter * 1000)
      }
    }
    return 'later'
  }

  /** Keeps, sealed, which messages are in the chat, for as long as they can be deleted. */
  async function keep(
    channel: string,
    sender: Bytes,
    { address, asked, stay: chosen, discreet, about, forget }: Outgoing,
    shown: string[],
  ): Promise<void> {
    const messages = discreet && asked !== undefined ? [asked, ...shown] : shown
    if (messages.length === 0 || forget) return
    // What goes when it is dealt with goes soon, also where it never is.
    const stay = about === undefined ? chosen : 'hour'
    const erase = discreet && stay !== 'always'
    const dueAt = deletionTime(now(), erase ? STAYS[stay] : DELETABLE)
    const id = randomUUID()
    const until = now().getTime() + TOO_LATE_TO_DELETE
    const inChat = { address, messages, erase, until, ...(about !== undefined && { about }) }
    await sent.keep({ id, sender, channel, dueAt }, inChat)
  }

  const channelOf = (name: string): Sending => {
    const channel = channels.get(name)
    if (!channel) throw new Error(`there is no channel ${name}`)
    return channel
  }

  return { deliver, channelOf }
}
