/**
 * Sends the lines that wait. Each is noted when the channel took it: after a crash at most the line
 * that was being sent is sent once more, and none is left out.
 */
import { randomUUID } from 'node:crypto'
import type { Database } from '../../database/database.ts'
import { ownStatements } from '../../database/statements.ts'
import { lineText } from '../alerts/alert-text.ts'
import { alertPreferencesOf } from '../alerts/preferences.ts'
import { render } from '../engine/render.ts'
import { sentMessageStore } from '../stores/sent-messages.ts'
import type { Sending } from '../terms/channel.ts'
import { DELETABLE, deletionTime, TOO_LATE_TO_DELETE } from '../terms/deletion.ts'
import { bytesOf } from '../terms/hex.ts'
import type { Keys } from '../terms/keys.ts'
import type { OperatorLog } from '../terms/log.ts'
import { type Address, type Message, SendError } from '../terms/message.ts'
import { say, type Words } from '../terms/text.ts'
import { createFaultyLines } from './faulty-lines.ts'
import { createRefusedLines } from './refused-lines.ts'
import type { LineNotes } from './safe-call-notes.ts'
import type { LineResult, OutboxItem } from './safe-call-outbox-item.ts'
import type { Outboxes } from './safe-call-outboxes.ts'

interface Needs {
  database: Database
  keys: Keys
  words: Words
  outboxes: Outboxes
  notes: LineNotes
  /** How many milliseconds lie between two lines on a channel. */
  pauseOf(channel: string): number
  /** Lets people who write come first, for so many milliseconds at most. */
  giveWay(most: number): Promise<void>
  log: Pick<OperatorLog, 'error' | 'warn'>
  now(): Date
  sleep(ms: number): Promise<void>
  stopping(): boolean
}

/** How many lines may be on their way at a time, where a channel answers slowly. */
const AT_ONCE = 8
/** How long a line rests that a channel did not take: at least, and at most, in milliseconds. */
const REST = { first: 10_000, most: 60_000 }
/** After so many more lines that could not be sent at all, and none that could, the fault is not theirs. */
const MOST_FAULTS = 3
/** How often it is tried to note that a line was taken, a second apart. */
const MOST_NOTES = 600
/** So long, in milliseconds, a line waits for people who write: about as long as a check takes. */
const GIVES_WAY = 100
/** What came late by so much, in milliseconds, is caught up with. */
const CATCH_UP = 250
/** For so long after a line of an alarm, in milliseconds, nothing else that nobody asked for is sent. */
const AFTER_ALARM = 1_000

/** How long a line is not tried again in the same run, after that became of it. */
const restAfter = (result: LineResult): number => {
  if (result === 'taken') return Number.POSITIVE_INFINITY
  return typeof result === 'object' ? result.restFor : REST.most
}

/** Makes the function that sends what waits, on the channels of this process. */
export const createLines = (needs: Needs) => {
  const { database, keys, words, outboxes, notes, log, now, sleep } = needs
  const refusedLines = createRefusedLines(needs)
  const faultyLines = createFaultyLines(needs)
  /** Channels that did not answer last time. */
  const silent = new Set<string>()
  /** When the last line of an alarm was sent on a channel. */
  const alarmed = new Map<string, number>()

  const message = (channel: Sending, { chosen, way, sounds }: OutboxItem): Message => {
    const own = way.id === 'her' ? chosen.safeCall?.line : undefined
    const text = [lineText(own === undefined ? alertPreferencesOf(chosen).line : { own })]
    const options = [{ id: '/safecall', label: say('command.news') }]
    const open = { token: '', options, page: 0, asked: 0 }
    const language = chosen.language ?? words.languages[0] ?? 'en'
    const [rendered] = render([{ text }], open, { words, language, limits: channel.limits })
    if (!rendered) throw new Error('a line was rendered to nothing')
    return { ...rendered, unasked: true, urgent: true, ...(sounds ? {} : { quiet: true }) }
  }

  /** Sends a line; what became of it, and the row of its messages, if there is one. */
  const sendOne = async (
    item: OutboxItem,
    channel: Sending,
  ): Promise<{ result: LineResult; kept?: string | undefined }> => {
    try {
      const shown = await channel.send(item.way.address as Address, message(channel, item))
      silent.delete(channel.name)
      refusedLines.taken(item)
      return { result: 'taken', kept: await keep(item, channel, shown) }
    } catch (error) {
      if (!(error instanceof SendError)) throw error
      return { result: resultOf(item, channel, error) }
    }
  }

  const resultOf = (item: OutboxItem, channel: Sending, error: SendError): LineResult => {
    if (error.retry === 'never-this') {
      refusedLines.refused(item, error)
      return 'refused'
    }
    if (error.retry === 'never-to-chat') return 'never'
    if (error.retry !== 'later-to-chat') noteSilence(channel.name, error)
    const wait = (error.retryAfter ?? 0) * 1_000
    return { restFor: Math.min(REST.most, Math.max(REST.first, wait)) }
  }

  const noteSilence = (channel: string, error: SendError): void => {
    if (silent.has(channel)) return
    silent.add(channel)
    log.error({ channel, error }, 'alarm: safe-calls cannot be told on this channel; others are')
  }

  const sent = sentMessageStore(ownStatements(database.sql), keys)

  /** Keeps which messages are in the chat, so that they are deleted with the call. Returns their row. */
  const keep = async (
    { way, about, until }: OutboxItem,
    channel: Sending,
    messages: string[],
  ): Promise<string | undefined> => {
    if (messages.length === 0) return undefined
    const at = now()
    const id = randomUUID()
    const dueAt = deletionTime(at, Math.min(DELETABLE, until))
    const row = { id, sender: bytesOf(way.sender), channel: channel.name, dueAt }
    const latest = at.getTime() + TOO_LATE_TO_DELETE
    const address = way.address as Address
    await patiently(() => sent.keep(row, { address, messages, erase: true, until: latest, about }))
    return id
  }

  /** What was sent must be noted, or it is sent again: so a database that is away is waited for. */
  const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        return await work()
      } catch (error) {
        if (tries >= MOST_NOTES || needs.stopping()) throw error
        await sleep(1_000)
      }
    }
  }

  const deliver = async (item: OutboxItem, channel: Sending): Promise<LineResult> => {
    const { result, kept } = await sendOne(item, channel)
    // Its message is kept before: if the call is over meanwhile, it leaves the chat with the others.
    const belongs = await patiently(() => notes.note(item, result, now()))
    if (!belongs && kept !== undefined) await patiently(() => sent.releaseOne(kept, now()))
    return result
  }

  return {
    /**
     * Sends everything that waits on a channel. Resolves when it is sent, or rests. `isNews`: whether more
     * may wait there than when it was last asked.
     */
    async sendOn(channel: Sending, isNews: () => boolean): Promise<void> {
      const pause = needs.pauseOf(channel.name)
      const running = new Set<Promise<void>>()
      /** When lines of this run may be tried again: what was read before may say that they are free. */
      const notBefore = new Map<string, number>()
      const faults: unknown[] = []
      let inARow = 0
      let next = now().getTime()
      const isOver = () => needs.stopping() || inARow >= MOST_FAULTS
      /** Sends what is found. Returns whether that was anything. */
      const sendFound = async (): Promise<boolean> => {
        let isAny = false
        for await (const item of outboxes.waiting(channel, isNews)) {
          if (isOver()) break
          if (faultyLines.isResting(item)) continue
          // By the chat, not by the way: while its line is on its way, it may come to stand for a lost one.
          const name = `${item.row} ${item.n} ${item.way.sender}`
          if ((notBefore.get(name) ?? 0) > now().getTime()) continue
          notBefore.set(name, Number.POSITIVE_INFINITY)
          isAny = true
          const rest = next - now().getTime()
          if (rest > 0) await sleep(rest)
          // What it loses by that, it can still catch up with.
          if (now().getTime() - next < CATCH_UP - GIVES_WAY) await needs.giveWay(GIVES_WAY)
          next = Math.max(next, now().getTime() - CATCH_UP) + pause
          while (running.size >= AT_ONCE) await Promise.race(running)
          if (item.urgency > 1) alarmed.set(channel.name, now().getTime())
          const one: Promise<void> = deliver(item, channel)
            .then((result) => {
              notBefore.set(name, now().getTime() + restAfter(result))
              faultyLines.sent(item)
              inARow = 0
            })
            .catch((error: unknown) => {
              // Those behind it do not wait for one that cannot be sent at all.
              if (!faultyLines.failed(item, error)) return
              faults.push(error)
              inARow += 1
            })
            .finally(() => running.delete(one))
          running.add(one)
          // A channel that answers at once has one line on its way at a time.
          await Promise.race([one, sleep(pause)])
        }
        await Promise.all(running)
        return isAny
      }
      // Where a line of a call was just being noted, others of it may have been left out.
      while (!isOver() && (await sendFound()));
      if (faults.length > 0) throw faults[0]
    },
    /** Whether alarms are going out on a channel. */
    isAlarming: (channel: string): boolean =>
      now().getTime() - (alarmed.get(channel) ?? Number.NEGATIVE_INFINITY) < AFTER_ALARM,
    /** Channels that did not answer. */
    silent: (): string[] => [...silent],
    /** How many lines a channel refused within the last hour. */
    refused: refusedLines.count,
  }
}
