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
  /** Resolves when updates come in, or when the first attempt failed; then it goes on trying. */
  start(): Promise<void>
  /** Resolves when nothing more will be received. */
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
  /** Stores what an update brings; rejects when it could not be stored. */
  receive: (update: Update) => Promise<void>
}

const unknown: Failure = { kind: 'unreachable' }
// grammY sleeps and tries again by itself, deaf to stop(), except after a 409, which ends its loop.
// So every failure is told to it as this one; the true one is kept and acted on here.
const endOfLoop = { ok: false, error_code: 409, description: 'the loop ends' } as const

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
    // Above all this keeps bot.stop() from confirming what was tried last: it may not be stored.
    if (stopping.signal.aborted) return endOfLoop
    // A long poll would leave us not knowing, for as long as it lasts, whether it works.
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

  // grammY moves its offset on even when a handler fails, so this one does not fail: it stands
  // still, and the polling with it, until the update is stored. Once the loop is to end it lets
  // everything go by, for no offset is told to Telegram any more.
  bot.use(async ({ update }) => {
    for (let attempts = 1; !stopping.signal.aborted; attempts += 1) {
      try {
        await receive(update)
        stored = update.update_id
        return
      } catch {
        // Told to the operator by `receive`.
        await pause(backOff(pace, attempts), stopping.signal)
      }
    }
  })
  // Never called; grammY's own would print what it was given.
  bot.catch(({ error }) => {
    throw error
  })

  const run = async () => {
    while (!stopping.signal.aborted) {
      failure = unknown
      try {
        await bot.start({ timeout: pace.poll, allowed_updates: updatesWanted })
      } catch {
        // Every way out of grammY's loop is a rejection; `failure` holds the reason.
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

  /** Spares the next start what is stored already. Nothing is lost when it does not work. */
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
        // It ended the open poll, and was kept from confirming (see above).
      }
      ready.resolve()
      await within(pace.farewell, running)
      await within(pace.farewell, confirm())
    },
  }
}
