import { createHash, timingSafeEqual } from 'node:crypto'
import type { Update } from 'grammy/types'
import type { SendError } from '../../core/terms/message.ts'
import { backOff, pause, within } from '../waiting.ts'
import { sendErrorOf } from './failure.ts'
import { updatesWanted } from './inbound.ts'
import type { Reception, ReceptionNeeds } from './polling.ts'

/** What the handler needs of a request; fastify's and a read node:http request both have it. */
export interface WebhookRequest {
  headers: Record<string, string | string[] | undefined>
  /** As it came, or parsed from JSON. */
  body: unknown
}

/** The most bytes that a request may have; Telegram's have a few thousand. */
export const webhookBodyLimit = 256 * 1024

/** A failure to deliver that is younger (ms) still counts. */
const RECENT = 15 * 60_000

/** What Telegram asks to be told of: only after 200 does it forget the update. */
export interface WebhookAnswer {
  status: 200 | 400 | 401 | 413 | 500
}

const digest = (text: string) => createHash('sha256').update(text).digest()

const isUpdate = (value: unknown): value is Update =>
  typeof value === 'object' &&
  value !== null &&
  'update_id' in value &&
  Number.isSafeInteger(value.update_id)

const parse = (body: unknown): unknown => {
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) return body
  try {
    return JSON.parse(typeof body === 'string' ? body : Buffer.from(body).toString('utf8'))
  } catch {
    return undefined
  }
}

/**
 * Answers Telegram's requests. Not grammY's webhookCallback: that one asks Telegram who the bot is
 * before it looks at the secret, takes a body of any shape, and gives up after ten seconds.
 */
export const createWebhookHandler = (
  secret: string,
  receive: (update: Update) => Promise<void>,
): ((request: WebhookRequest) => Promise<WebhookAnswer>) => {
  const expected = digest(secret)
  return async ({ headers, body }) => {
    const given = headers['x-telegram-bot-api-secret-token']
    if (typeof given !== 'string' || !timingSafeEqual(digest(given), expected)) {
      return { status: 401 }
    }
    if (
      (typeof body === 'string' || body instanceof Uint8Array) &&
      body.length > webhookBodyLimit
    ) {
      return { status: 413 }
    }
    const update = parse(body)
    if (!isUpdate(update)) return { status: 400 }
    try {
      await receive(update)
      return { status: 200 }
    } catch {
      // Told to the operator by `receive`; Telegram sends the update again.
      return { status: 500 }
    }
  }
}

/** Has Telegram send updates to an address, trying until it agrees, and looks every so often whether it does. */
export const createWebhookReception = (
  { pace, call, status }: ReceptionNeeds,
  webhook: { url: string; secret: string },
): Reception => {
  const stopping = new AbortController()
  const ready = Promise.withResolvers<void>()
  let running: Promise<void> = Promise.resolve()

  /** Changes nothing where it is set already; another program may have taken it away. */
  const set = () =>
    call('setWebhook', (api) =>
      api.setWebhook(webhook.url, {
        secret_token: webhook.secret,
        allowed_updates: updatesWanted,
      }),
    )

  /** Whether Telegram has lately failed to deliver what is waiting. */
  const isFailing = async (): Promise<boolean> => {
    const info = await call('getWebhookInfo', (api) => api.getWebhookInfo())
    const { pending_update_count: waiting, last_error_date: failed = 0 } = info
    return waiting > 0 && failed * 1_000 > Date.now() - RECENT
  }

  /** Waits after a try that failed. */
  const rest = async (failure: SendError, failed: number): Promise<void> => {
    const isToken = status.refused('setWebhook', failure, failed)
    ready.resolve()
    const most = isToken ? pace.refused : pace.most
    const asked = (failure.retryAfter ?? 0) * 1_000
    await pause(Math.max(asked, backOff({ ...pace, most }, failed)), stopping.signal)
  }

  const run = async () => {
    let failing = false
    for (let failed = 0; !stopping.signal.aborted; ) {
      try {
        await set()
        if (!failing) status.well('receiving')
        failing = await isFailing()
        if (failing)
          status.trouble('receiving', 'Telegram cannot deliver to TELEGRAM_WEBHOOK_URL', {})
        else status.well('receiving')
        failed = 0
        ready.resolve()
        await pause(pace.look, stopping.signal)
      } catch (error) {
        failed += 1
        await rest(sendErrorOf(error), failed)
      }
    }
  }

  return {
    start() {
      running = run()
      return ready.promise
    },
    async stop() {
      // The webhook stays set: what comes in meanwhile waits at Telegram.
      stopping.abort()
      ready.resolve()
      await within(pace.farewell, running)
    },
  }
}
