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
import { storesIn } from '../stores/stores.ts'
import { namesHere, type Sending } from '../terms/channel.ts'
import { DELETABLE, deletionTime, TOO_LATE_TO_DELETE } from '../terms/deletion.ts'
import { bytesOf } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { OperatorLog } from '../terms/log.ts'
import { type Address, type Message, SendError } from '../terms/message.ts'
import { say, type Words } from '../terms/text.ts'
import { createRefusedLines } from './refused-lines.ts'
import type { LineResult, OutboxItem } from './safe-call-outbox-item.ts'
import type { Outboxes } from './safe-call-outboxes.ts'

interface Needs {
  database: Database
  keys: Keys
  words: Words
  channels: ReadonlyMap<string, Sending>
  outboxes: Outboxes
  /** How many milliseconds lie between two lines on a channel. */
  pauseOf(channel: string): number
  log: Pick<OperatorLog, 'error' | 'warn'>
  now(): Date
  sleep(ms: number): Promise<void>
  stopping(): boolean
}

/** How many lines may be on their way at a time, where a channel answers slowly. */
const AT_ONCE = 8
/** How long a line rests that a channel did not take: at least, and at most, in milliseconds. */
const REST = { first: 10_000, most: 60_000 }
/** How often it is tried to note that a line was taken, a second apart. */
const MOST_NOTES = 600

/** Makes the function that sends what waits, on the channels of this process. */
export const createLines = (needs: Needs) => {
  const { database, keys, words, channels, outboxes, log, now, sleep } = needs
  const refusedLines = createRefusedLines(needs)
  /** Channels that did not answer last time. */
  const silent = new Set<string>()

  const message = (channel: Sending, { line, language }: Wished, sounds: boolean): Message => {
    const options = [{ id: '/safecall', label: say('command.news') }]
    const open = { token: '', options, page: 0, asked: 0 }
    const [rendered] = render([{ text: [line] }], open, { words, language, limits: channel.limits })
    if (!rendered) throw new Error('a line was rendered to nothing')
    return { ...rendered, unasked: true, urgent: true, ...(sounds ? {} : { quiet: true }) }
  }

  const wishedBy = async (sender: Bytes, isHers: boolean): Promise<Wished> => {
    const { members } = storesIn(database.prisma, { keys, sql: database.sql })
    const preferences = await members.chosen(sender)
    const own = preferences.safeCall?.line
    return {
      line: lineText(isHers && own !== undefined ? { own } : alertPreferencesOf(preferences).line),
      language: preferences.language ?? words.languages[0] ?? 'en',
    }
  }

  const sendOne = async (item: OutboxItem, channel: Sending): Promise<LineResult> => {
    const { way, sounds } = item
    const sender = bytesOf(way.sender)
    const address = way.address as Address
    try {
      const shown = await channel.send(
        address,
        message(channel, await wishedBy(sender, way.id === 'her'), sounds),
      )
      silent.delete(channel.name)
      refusedLines.taken(item)
      await keep(item, channel, shown)
      return 'taken'
    } catch (error) {
      if (!(error instanceof SendError)) throw error
      if (error.retry === 'never-this') {
        refusedLines.refused(item, error)
        return 'refused'
      }
      if (error.retry === 'never-to-chat') return 'never'
      if (error.retry !== 'later-to-chat') noteSilence(channel.name, error)
      const wait = (error.retryAfter ?? 0) * 1_000
      return { restFor: Math.min(REST.most, Math.max(REST.first, wait)) }
    }
  }

  const noteSilence = (channel: string, error: SendError): void => {
    if (silent.has(channel)) return
    silent.add(channel)
    log.error({ channel, error }, 'alarm: safe-calls cannot be told on this channel; others are')
  }

  /** Keeps which messages are in the chat, so that they are deleted with the call. */
  const keep = async ({ way, about, until }: OutboxItem, channel: Sending, messages: string[]) => {
    if (messages.length === 0) return
    const sent = sentMessageStore(ownStatements(database.sql), keys)
    const at = now()
    const row = {
      id: randomUUID(),
      sender: bytesOf(way.sender),
      channel: channel.name,
      dueAt: deletionTime(at, Math.min(DELETABLE, until)),
    }
    const latest = at.getTime() + TOO_LATE_TO_DELETE
    const address = way.address as Address
    await patiently(async () => {
      await sent.keep(row, { address, messages, erase: true, until: latest, about })
    })
    if (!(await patiently(() => outboxes.isWanted(about, way))))
      await sent.releaseOne(row.id, now())
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

  const deliver = async (item: OutboxItem): Promise<void> => {
    const channel = channels.get(item.way.channel)
    if (!channel) return
    const result = await sendOne(item, channel)
    await patiently(() => outboxes.note(item, result, now()))
  }

  return {
    /** Sends everything that waits. Resolves when it is sent, or rests. */
    async send(): Promise<void> {
      const here = namesHere(channels.values())
      const running = new Set<Promise<void>>()
      const faults: unknown[] = []
      const lastAt = new Map<string, number>()
      for await (const item of outboxes.waiting(here)) {
        if (needs.stopping() || faults.length > 0) break
        const { channel } = item.way
        const rest = (lastAt.get(channel) ?? 0) + needs.pauseOf(channel) - now().getTime()
        if (rest > 0) await sleep(rest)
        lastAt.set(channel, now().getTime())
        while (running.size >= AT_ONCE) await Promise.race(running)
        const one: Promise<void> = deliver(item)
          .catch((fault: unknown) => void faults.push(fault))
          .finally(() => running.delete(one))
        running.add(one)
        // A channel that answers at once has one line on its way at a time.
        await Promise.race([one, sleep(needs.pauseOf(channel))])
      }
      await Promise.all(running)
      if (faults.length > 0) throw faults[0]
    },
    /** Channels that did not answer. */
    silent: (): string[] => [...silent],
    /** How many lines a channel refused within the last hour. */
    refused: refusedLines.count,
  }
}

interface Wished {
  line: ReturnType<typeof say>
  language: string
}
