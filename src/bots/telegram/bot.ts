import type { Update } from 'grammy/types'
import type { Words } from '../../core/terms/text.ts'
import type { Accept, Channel, ChannelLog } from '../channel.ts'
import { within } from '../waiting.ts'
import { createAlbums } from './albums.ts'
import { createCalls } from './calls.ts'
import { announceCommands, type Command } from './commands.ts'
import { createCopies } from './copies.ts'
import { failureFields, sendErrorOf } from './failure.ts'
import { type Arrival, read } from './inbound.ts'
import { createGroupLeaving } from './leave-groups.ts'
import { createOutbound, limits } from './outbound.ts'
import { type TelegramPace, usualPace } from './pace.ts'
import { createPolling, type Reception } from './polling.ts'
import { createTelegramStatus } from './status.ts'
import {
  createWebhookHandler,
  createWebhookReception,
  type WebhookAnswer,
  type WebhookRequest,
} from './webhook.ts'

interface Needs {
  token: string
  /** https://api.telegram.org, or a loopback address in tests. */
  apiRoot: string
  /** Undefined: the bot polls. */
  webhook?: { url: string; secret: string }
  log: ChannelLog
  words: Words
  commands: readonly Command[]
  pace?: Partial<TelegramPace>
}

/** Telegram, over its Bot API. */
export interface Telegram extends Channel {
  /** Handles a request of Telegram to the webhook; returns the status to reply with. */
  webhook?(request: WebhookRequest): Promise<WebhookAnswer>
}

/** Makes the Telegram channel of one bot. */
export const createTelegram = (needs: Needs): Telegram => {
  const { token, webhook, log, words, commands } = needs
  const apiRoot = needs.apiRoot.replace(/\/+$/, '')
  const pace = { ...usualPace, ...needs.pace }
  const status = createTelegramStatus(log)
  const call = createCalls({ token, apiRoot, pace })
  const leave = createGroupLeaving({ call, words, log })

  let accept: Accept | undefined
  let reception: Reception | undefined
  let ending = new AbortController()
  const beside = new Set<Promise<void>>()
  const goOnBeside = (work: () => Promise<void>) => {
    const going = work()
      .catch((error) => log.error({ channel: 'telegram', error }, 'something beside failed'))
      .finally(() => beside.delete(going))
    beside.add(going)
  }

  const oneOfAlbum = createAlbums()
  const copies = createCopies({ call, log, pace, beside: goOnBeside })

  let lastTap: string | undefined
  const answerTap = async (tap: string) => {
    // The same tap arrives again until it can be stored.
    if (tap === lastTap) return
    lastTap = tap
    try {
      await call('answerCallbackQuery', (api) => api.answerCallbackQuery(tap))
    } catch (error) {
      // Harmless: only the spinner on the button lasts longer.
      log.info(failureFields('answerCallbackQuery', sendErrorOf(error)), 'a tap was not confirmed')
    }
  }

  const understand = (update: Update): Arrival => {
    try {
      return read(update, new Date())
    } catch {
      // Trying again would not make it readable, and would block everybody else for ever.
      log.error({ channel: 'telegram' }, 'an update of a shape that is not known was passed over')
      return {}
    }
  }

  const receive = async (update: Update) => {
    const { tap, elsewhere, album, inbound } = understand(update)
    if (tap !== undefined) goOnBeside(() => answerTap(tap))
    if (elsewhere) goOnBeside(() => leave(elsewhere.chat, elsewhere.language))
    if (!inbound) return
    // Telegram dates only messages, and only they may have waited there.
    const isWritten = inbound.message !== undefined
    if (isWritten) copies.note(Number(inbound.message))
    const isLate = isWritten && Date.now() - inbound.at.getTime() > pace.late
    const whole = oneOfAlbum(inbound, album)
    if (!accept) throw new Error('the channel is stopped')
    try {
      await accept(isLate ? { ...whole, late: true } : whole)
      status.well('storing')
    } catch (error) {
      status.trouble('storing', 'messages cannot be stored; they wait at Telegram', { error })
      throw error
    }
  }

  return {
    name: 'telegram',
    oneKey: true,
    limits,
    ...createOutbound(call, copies),

    async start(to) {
      accept = to
      ending = new AbortController()
      const means = { pace, call, status, log }
      reception = webhook
        ? createWebhookReception(means, webhook)
        : createPolling({ ...means, token, apiRoot, receive })
      await reception.start()
      goOnBeside(() => announceCommands({ call, words, commands, log, pace }, ending.signal))
    },

    async stop() {
      ending.abort()
      // The webhook may still be called. What it brings is refused, and Telegram sends it again.
      if (webhook) accept = undefined
      await reception?.stop()
      accept = undefined
      await within(pace.farewell, Promise.all(beside))
      status.stopped()
    },

    health: status.health,
    ...(webhook ? { webhook: createWebhookHandler(webhook.secret, receive) } : {}),
  }
}
