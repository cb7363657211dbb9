import { Bot } from 'grammy'
import type { Update } from 'grammy/types'
import type { ChannelLog } from '../channel.ts'
import { backOff, pause, within } from '../waiting.ts'
import type { Call } from './calls.ts'
import { type Failure, failureFields, failureOf, failureOfRefusal, sendErrorOf } from './failure.ts'
import { updatesWanted } from './inbound.ts'
import type { TelegramPace } from './pace.ts'
import type { TelegramStatus } from './status.ts'

/** One way of receiving updates. */
export interface Reception {
  /** Resolves when updates arrive or the first attempt has failed. It goes on trying after a failure. */
  start(): Promise<void>
  /** Resolves when nothing more is received. */
  stop(): Promise<void>
}

export interface ReceptionNeeds {
  pace: TelegramPace
  call: Call
  status: TelegramStatus
  log: ChannelLog
}

interface Needs extends ReceptionNeeds {
  token: string
  apiRoot: string
  /** Stores an update. Rejects if it could not be stored. */
  receive: (update: Update) => Promise<void>
}

const unknown: Failure = { kind: 'unreachable' }
// After most failures grammY sleeps and tries again, and does not react to stop() meanwhile. Only a
// 409 ends its loop. So grammY is told this for every failure, and the true one is dealt with here.
const endOfLoop = { ok: false, error_code: 409, description: 'the loop ends' } as const

const areUpdates = (result: unknown): result is Update[] => Array.isArray(result)

const writerOf = (update: Update): number | undefined =>
  (update.message ?? update.edited_message ?? update.callback_query ?? update.my_chat_member)?.from
    ?.id

/** Receives by long polling. The offset never moves past an update that is not stored. */
export const createPolling = (needs: Needs): Reception => {
  const { token, apiRoot, pace, call, status, log, receive } = needs
  const bot = new Bot(token, { client: { apiRoot, timeoutSeconds: pace.poll + pace.margin } })
  const stopping = new AbortController()
  const ready = Promise.withResolvers<void>()
  let running: Promise<void> = Promise.resolve()
  let failure = unknown
  let failing = 'getUpdates'
  let failed = 0
  let connected = false
  let stored = 0

  bot.api.config.use(async (next, method, payload, signal) => {
    // Above all, bot.stop() must not confirm the last update: it may not be stored.
    if (stopping.signal.aborted) return endOfLoop
    // The first poll is short: a long one would not tell for half a minute whether it works.
    if (method === 'getUpdates' && !connected) Object.assign(payload, { timeout: 0 })
    try {
      const answer = await next(method, payload, signal)
      if (!answer.ok) {
        failure = failureOfRefusal(answer)
        failing = method
        return endOfLoop
      }
      if (method === 'getUpdates') {
        connected = true
        failed = 0
        if (areUpdates(answer.result)) beginAll(answer.result)
        status.well('receiving')
        ready.resolve()
      }
      return answer
    } catch (error) {
      failure = failureOf(error)
      failing = method
      return endOfLoop
    }
  })

  /** What has begun to be stored. grammY hands on one update after another; of different people many are stored at once. */
  const begun = new Map<number, Promise<void>>()
  const beginAll = (updates: readonly Update[]): void => {
    const last = new Map<number | undefined, Promise<void>>()
    for (const update of updates) {
      const before = last.get(writerOf(update))
      const storing = before === undefined ? receive(update) : before.then(() => receive(update))
      // Whoever waits for it hears of it.
      storing.catch(() => {})
      last.set(writerOf(update), storing)
      begun.set(update.update_id, storing)
    }
  }

  // grammY moves its offset on even if a handler fails. So this one does not fail: it waits, and
  // polling waits with it, until the update is stored. Once the loop is to end it returns at once,
  // because no offset is sent to Telegram any more.
  bot.use(async ({ update }) => {
    for (let attempts = 1; !stopping.signal.aborted; attempts += 1) {
      try {
        await (begun.get(update.update_id) ?? receive(update))
        stored = update.update_id
        begun.delete(update.update_id)
        return
      } catch {
        // `receive` has logged it.
        begun.delete(update.update_id)
        await pause(backOff(pace, attempts), stopping.signal)
      }
    }
  })
  // Never called. Without it grammY would print the update.
  bot.catch(({ error }) => {
    throw error
  })

  const run = async () => {
    while (!stopping.signal.aborted) {
      failure = unknown
      try {
        await bot.start({ timeout: pace.poll, allowed_updates: updatesWanted })
      } catch {
        // grammY's loop always ends by rejecting; `failure` holds the reason.
      }
      if (stopping.signal.aborted) return
      connected = false
      failed += 1
      const isToken = status.refused(failing, failure, failed)
      ready.resolve()
      const asked = (failure.retryAfter ?? 0) * 1_000
      const most = isToken ? pace.refused : pace.most
      await pause(Math.max(asked, backOff({ ...pace, most }, failed)), stopping.signal)
    }
  }

  /**
   * Confirms what is stored, so that it is not delivered again at the next start. Nothing is lost
   * if this fails.
   */
  const confirm = async () => {
    if (stored === 0) return
    try {
      await call('getUpdates', (api) =>
        api.getUpdates({ offset: stored + 1, limit: 1, timeout: 0 }),
      )
    } catch (error) {
      log.info(
        failureFields('getUpdates', sendErrorOf(error)),
        'the last messages may be delivered again',
      )
    }
  }

  return {
    start() {
      running = run()
      return ready.promise
    },
    async stop() {
      stopping.abort()
      try {
        await bot.stop()
      } catch {
        // It ended the open poll, and was kept from confirming the last update (see above).
      }
      ready.resolve()
      await within(pace.farewell, running)
      await within(pace.farewell, confirm())
    },
  }
}
