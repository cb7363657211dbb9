import { setTimeout as wait } from 'node:timers/promises'
import type { Update } from 'grammy/types'
import { conflict } from './refusal.ts'

/** What the bot asks for in one poll. */
export interface Poll {
  offset?: number | undefined
  limit?: number | undefined
  timeout?: number | undefined
  allowed_updates?: string[] | undefined
}

export interface Webhook {
  url: string
  secret_token?: string | undefined
  allowed_updates?: string[] | undefined
}

/** The queue of what the bot has not confirmed yet, handed out by long poll or pushed to a webhook. */
export const createUpdates = (reply: (method: string, params: object) => void) => {
  // Telegram begins somewhere.
  let next = 700_000_001
  let queue: Update[] = []
  let allowed: string[] = []
  let webhook: Webhook | undefined
  let changed = Promise.withResolvers<void>()
  let poller: { fail(error: Error): void } | undefined
  const failures: number[] = []
  let failedAt = 0

  const wake = () => {
    changed.resolve()
    changed = Promise.withResolvers<void>()
  }

  const deliver = async (to: Webhook) => {
    for (let tries = 0; webhook === to; ) {
      const update = queue[0]
      if (update === undefined) {
        await changed.promise
        continue
      }
      const status = await post(to, update)
      if (webhook !== to) return
      if (status >= 200 && status < 300) {
        queue = queue.filter((other) => other !== update)
        tries = 0
        wake()
      } else {
        failures.push(status)
        failedAt = Date.now()
        tries += 1
        await wait(Math.min(200, 10 * 2 ** tries))
      }
    }
  }

  /** The status of the webhook's answer; 0 when there was none. */
  const post = async ({ url, secret_token: secret }: Webhook, update: Update): Promise<number> => {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret ? { 'x-telegram-bot-api-secret-token': secret } : {}),
        },
        body: JSON.stringify(update),
      })
      const body = await answer.text()
      if (answer.ok && body.startsWith('{')) {
        const { method, ...params } = JSON.parse(body)
        if (typeof method === 'string') reply(method, params)
      }
      return answer.status
    } catch {
      // Nobody listens there at the moment; Telegram tries again too.
      return 0
    }
  }

  return {
    push(content: Omit<Update, 'update_id'>) {
      const [kind = ''] = Object.keys(content)
      if (allowed.length > 0 && !allowed.includes(kind)) return
      queue.push({ update_id: next, ...content })
      next += 1
      wake()
    },

    async poll(request: Poll, signal: AbortSignal): Promise<Update[]> {
      const { offset = 0, limit = 100, timeout = 0, allowed_updates: wanted } = request
      if (webhook) {
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        )
      }
      poller?.fail(
        conflict(
          'terminated by other getUpdates request; make sure that only one bot instance is running',
        ),
      )
      if (wanted) allowed = wanted
      queue = offset < 0 ? queue.slice(offset) : queue.filter(({ update_id: id }) => id >= offset)
      wake()

      const ended = Promise.withResolvers<void>()
      const me = { fail: ended.reject }
      poller = me
      const timer = setTimeout(ended.resolve, timeout * 1_000)
      signal.addEventListener('abort', () => ended.resolve())
      let over = false
      const end = ended.promise.then(() => {
        over = true
      })
      try {
        while (queue.length === 0 && !over) await Promise.race([changed.promise, end])
        return queue.slice(0, Math.min(100, Math.max(1, limit)))
      } finally {
        clearTimeout(timer)
        if (poller === me) poller = undefined
      }
    },

    setWebhook(to: Webhook) {
      poller?.fail(conflict('terminated by setWebhook request'))
      if (to.allowed_updates) allowed = to.allowed_updates
      webhook = to
      wake()
      void deliver(to)
    },
    deleteWebhook(drop: boolean) {
      webhook = undefined
      if (drop) queue = []
      wake()
    },
    webhook: () => webhook,
    /** How many the bot has not confirmed. */
    pending: () => queue.length,
    /** What the webhook answered when it did not take an update; 0 for no answer. */
    webhookFailures: () => [...failures],
    /** When the webhook last did not take an update (ms); 0 for never. */
    failedAt: () => failedAt,
    allowed: () => [...allowed],
    /** Resolves when the bot has confirmed everything. */
    async allConfirmed() {
      while (queue.length > 0) await changed.promise
    },
  }
}

export type Updates = ReturnType<typeof createUpdates>
