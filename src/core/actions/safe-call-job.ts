/** Safe-calls as the clock and the channels move them: what is due is done, what waits is sent. */
import { randomUUID } from 'node:crypto'
import type { Database } from '../../database/database.ts'
import type { Sending } from '../terms/channel.ts'
import type { Keys } from '../terms/keys.ts'
import type { OperatorLog } from '../terms/log.ts'
import type { Words } from '../terms/text.ts'
import { createDutyAlarm } from './duty-alarm.ts'
import type { OnDuty } from './on-duty.ts'
import { createLines } from './safe-call-lines.ts'
import { createLook, OFF } from './safe-call-look.ts'
import { createLineNotes } from './safe-call-notes.ts'
import { createOutboxes } from './safe-call-outboxes.ts'

/** What the program around says about safe-calls. */
export interface SafeCallSettings {
  /** Those on duty are told last, where she said yes to it (SAFE_CALL_DUTY). */
  duty: boolean
  /** No other process sends. */
  alone: boolean
  /** How many milliseconds lie between two lines on a channel. */
  pauseOf(channel: string): number
  /** Whether nothing is pressed there on somebody who never writes. */
  isCautious(channel: string): boolean
}

interface Needs {
  database: Database
  keys: Keys
  words: Words
  channels: readonly Sending[]
  safeCalls: SafeCallSettings
  /** Knows who is on duty; undefined where they are not told (SAFE_CALL_DUTY). */
  onDuty: OnDuty | undefined
  /** Whether somebody who wrote waits for her answer in this process. */
  isAnswering(): boolean
  log: OperatorLog
  now(): Date
  sleep(ms: number): Promise<void>
}

/** How often, in milliseconds, it is looked whether people who write still wait. */
const GLANCE = 5

/** Watches over all calls. */
export const createSafeCalls = (needs: Needs) => {
  const { safeCalls: settings, now } = needs
  const channels = new Map(needs.channels.map((channel) => [channel.name, channel]))
  let isStopping = false
  // What the process before this one did not finish is sent at once where there is no other.
  const process = settings.alone ? undefined : randomUUID()
  const outboxes = createOutboxes({ ...needs, process })
  const notes = createLineNotes(needs)
  const stopping = () => isStopping
  const giveWay = async (most: number): Promise<void> => {
    const until = now().getTime() + most
    for (let slept = 0; slept < most && needs.isAnswering(); slept += GLANCE) {
      await needs.sleep(GLANCE)
      // On a busy machine it sleeps longer than it wishes.
      if (now().getTime() >= until) return
    }
  }
  const parts = { ...needs, ...settings, giveWay, stopping }
  const lines = createLines({ ...parts, outboxes, notes })
  const duty = createDutyAlarm(needs)
  let looked: number | undefined
  /** Channels on which something was asked to be sent after their present run began. */
  const again = new Set<string>()
  /** The same, since the run last looked for what is more urgent. */
  const news = new Set<string>()
  const running = new Map<string, Promise<void>>()

  const sendAllOn = async (channel: Sending): Promise<void> => {
    const { name } = channel
    try {
      while (again.delete(name) && !isStopping) await lines.sendOn(channel, () => news.delete(name))
    } finally {
      running.delete(name)
    }
  }
  /** Sends what waits on the channels of this process. One run at a time on each: others join it. */
  const send = async (): Promise<void> => {
    if (isStopping) return
    for (const channel of channels.values()) {
      const { name } = channel
      if (!(channel.here?.() ?? true)) continue
      again.add(name)
      news.add(name)
      if (!running.has(name)) running.set(name, sendAllOn(channel))
    }
    for (const one of await Promise.allSettled(running.values()))
      if (one.status === 'rejected') throw one.reason
  }
  const beginToSend = (): void => {
    void send().catch((error: unknown) =>
      needs.log.error({ error }, 'lines of safe-calls could not be sent yet; it is tried again'),
    )
  }
  const lookOnce = createLook(parts)

  /** Does what is due. `done`: called when some of it is done. */
  const look = async (done?: () => void): Promise<void> => {
    await lookOnce(done)
    looked = now().getTime()
    await duty.look()
  }

  return {
    look: (): Promise<void> => look(),
    send,
    /** Begins to send what waits; what is being sent already hears that there is more. */
    beginToSend,
    /**
     * Does what is due, and begins to send what waits. Call it every few seconds. What is due next is not
     * held up by many lines on a slow channel, and the first lines not by many calls that are due.
     */
    watchOver: (): Promise<void> => look(beginToSend),
    /** Begins nothing more, and waits for what is being sent. */
    async stop(): Promise<void> {
      isStopping = true
      await Promise.allSettled(running.values())
    },
    /** Whether this process has lately done what was due. */
    isWatching: (): boolean => looked !== undefined && now().getTime() - looked <= OFF,
    /** Channels that did not take the last line. */
    silent: (): string[] => lines.silent(),
    /** Whether alarms are going out on a channel: what nobody asked for comes after them. */
    isAlarming: lines.isAlarming,
    /** For health. */
    health(): { ok: boolean; detail: string } {
      if (looked !== undefined && now().getTime() - looked > OFF)
        return { ok: false, detail: 'alarm: nobody looks which safe-calls are due' }
      const silent = lines.silent()
      if (silent.length > 0)
        return { ok: false, detail: `alarm: safe-calls cannot be told on ${silent.join(', ')}` }
      const refused = lines.refused()
      return {
        ok: true,
        detail:
          refused > 0
            ? `alarm: ${refused} lines of safe-calls were refused within an hour`
            : 'safe-calls are watched',
      }
    },
    /** For health: whether those on duty can be told. */
    duty: duty.health,
  }
}
export type SafeCalls = ReturnType<typeof createSafeCalls>
