import { GrammyError } from 'grammy'
import type { InlineKeyboardButton } from 'grammy/types'
import { type Address, type Limits, type Message, SendError } from '../../core/terms/message.ts'
import type { Channel } from '../channel.ts'
import type { Call } from './calls.ts'
import type { Copies } from './copies.ts'
import { chatOf } from './inbound.ts'

/** The limits of a message on Telegram. */
export const limits: Limits = { text: 4096, options: 100, buttons: true }

const bytesOfOption = 64
const messagesPerDeletion = 100
const shortLabel = 14

const isShort = ({ text }: InlineKeyboardButton) => [...text].length <= shortLabel

/** Buttons, two in a row if both are short. A small phone would cut a longer label off. */
export const keyboard = (options: Message['options']): InlineKeyboardButton[][] => {
  const rows: InlineKeyboardButton[][] = []
  for (const { id, label } of options) {
    const button = { text: label, callback_data: id }
    const last = rows.at(-1)
    if (last?.length === 1 && last.every(isShort) && isShort(button)) last.push(button)
    else rows.push([button])
  }
  return rows
}

const invalid = (why: string) => new SendError('invalid', { cause: new Error(why) })

const check = ({ text, options }: Message) => {
  if (text.trim() === '') throw invalid('a text is empty')
  if (text.length > limits.text) throw invalid('a text is longer than Telegram takes')
  if (options.length > limits.options) throw invalid('more options than Telegram takes')
  for (const { id, label } of options) {
    const bytes = Buffer.byteLength(id)
    if (bytes < 1 || bytes > bytesOfOption) throw invalid('an option id is not of 1 to 64 bytes')
    if (label.trim() === '') throw invalid('a label is empty')
  }
}

const chatFor = (address: Address): number => {
  const chat = chatOf(address)
  if (chat === undefined) throw invalid('an address is not of this channel')
  return chat
}

const messageId = (message: string): number | undefined =>
  /^[1-9]\d{0,9}$/.test(message) ? Number(message) : undefined

const isUnchanged = (error: unknown) =>
  error instanceof GrammyError && /message is not modified/i.test(error.description)

const isNotThere = (error: unknown) =>
  error instanceof GrammyError &&
  /message to delete not found|MESSAGE_ID_INVALID/i.test(error.description)

const isRefused = (error: unknown) => error instanceof SendError && error.retry === 'never-this'

/** Sends and erases on Telegram. */
export const createOutbound = (call: Call, copies: Copies): Pick<Channel, 'send' | 'erase'> => {
  /** Edits a message. Returns whether it now says this. */
  const edit = async (chat: number, old: number, { text, options }: Message): Promise<boolean> => {
    try {
      await call(
        'editMessageText',
        async (api) => {
          try {
            await api.editMessageText(chat, old, text, {
              link_preview_options: { is_disabled: true },
              reply_markup: { inline_keyboard: keyboard(options) },
            })
          } catch (error) {
            if (!isUnchanged(error)) throw error
          }
        },
        { chat, says: true },
      )
      return true
    } catch (error) {
      // The message is too old or deleted. Telegram answers 400 to both.
      if (isRefused(error)) return false
      throw error
    }
  }

  /** Sends a message. Returns its id. */
  const say = async (chat: number, message: Message): Promise<number> => {
    const newest = copies.newest()
    const answered = message.answers === undefined ? undefined : messageId(message.answers)
    try {
      const sent = await call(
        'sendMessage',
        (api) =>
          api.sendMessage(chat, message.text, {
            link_preview_options: { is_disabled: true },
            // She may have deleted it meanwhile.
            ...(answered !== undefined && {
              reply_parameters: { message_id: answered, allow_sending_without_reply: true },
            }),
            ...(message.quiet && { disable_notification: true }),
            // So that it cannot be forwarded with one tap.
            ...(message.secret && { protect_content: true }),
            ...(message.options.length > 0
              ? { reply_markup: { inline_keyboard: keyboard(message.options) } }
              : {}),
          }),
        { chat, says: true, unasked: message.unasked === true && message.urgent !== true },
      )
      copies.sent(chat, sent.message_id)
      return sent.message_id
    } catch (error) {
      if (error instanceof SendError && error.maybeSent) copies.lost(chat, newest)
      throw error
    }
  }

  const eraseAlone = async (chat: number, message: number) => {
    await call(
      'deleteMessage',
      async (api) => {
        try {
          await api.deleteMessage(chat, message)
        } catch (error) {
          if (!isNotThere(error)) throw error
        }
      },
      { chat },
    )
  }

  /** Deletes messages one by one. Throws the first refusal after all were tried. */
  const eraseEach = async (chat: number, batch: readonly number[]) => {
    const refused: unknown[] = []
    for (const message of batch) {
      try {
        await eraseAlone(chat, message)
      } catch (error) {
        if (!isRefused(error)) throw error
        refused.push(error)
      }
    }
    if (refused.length > 0) throw refused[0]
  }

  return {
    async send(address, message) {
      check(message)
      const chat = chatFor(address)
      const old = message.replaces === undefined ? undefined : messageId(message.replaces)
      if (old !== undefined && (await edit(chat, old, message))) return [String(old)]
      return [String(await say(chat, message))]
    },

    async erase(address, messages) {
      const chat = chatFor(address)
      const ids = messages.flatMap((message) => messageId(message) ?? [])
      const refused: unknown[] = []
      for (let from = 0; from < ids.length; from += messagesPerDeletion) {
        const batch = ids.slice(from, from + messagesPerDeletion)
        try {
          await call('deleteMessages', (api) => api.deleteMessages(chat, batch), { chat })
        } catch (error) {
          if (!isRefused(error)) throw error
          // Telegram refuses the whole batch if one message cannot be deleted.
          await eraseEach(chat, batch).catch((one: unknown) => {
            if (!isRefused(one)) throw one
            refused.push(one)
          })
        }
      }
      if (refused.length > 0) throw refused[0]
    },
  }
}
