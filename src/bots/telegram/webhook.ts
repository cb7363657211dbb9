import { createHash, timingSafeEqual } from 'node:crypto'
import type { Update } from 'grammy/types'
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

/** Has Telegram send updates to an address, trying until it agrees. */
export const createWebhookReception = (
  { pace, call, status }: ReceptionNeeds,
  webhook: { url: string; secret: string },
): Reception => {
  const stopping = new AbortController()
  const ready = Promise.withResolvers<void>()
  let running: Promise<void> = Promise.resolve()

  const run = async () => {
    for (let attempts = 1; !stopping.signal.aborted; attempts += 1) {
      try {
        await call('setWebhook', (api) =>
          api.setWebhook(webhook.url, {
            secret_token: webhook.secret,
            allowed_updates: updatesWanted,
          }),
        )
        status.well('receiving')
        return ready.resolve()
      } catch (error) {
        const failure = sendErrorOf(error)
        const { retryAfter = 0 } = failure
        const final = status.refused('setWebhook', failure)
        ready.resolve()
        if (final) return
        await pause(Math.max(retryAfter * 1_000, backOff(pace, attempts)), stopping.signal)
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
