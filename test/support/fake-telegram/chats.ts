import type { Chat, InlineKeyboardMarkup, Message, UserFromGetMe } from 'grammy/types'

/** A message as it stands on the screen. */
export interface Shown {
  id: number
  by: 'bot' | 'peer'
  text: string
  /** Labels, row by row. */
  buttons: string[][]
  /** What the buttons carry, in the order of the labels. */
  options: string[]
  edited: boolean
  protected: boolean
  /** The message that it is shown beside. */
  answers?: number
}

/** Whether the bot can write to a chat. */
export type Reach = 'unknown' | 'open' | 'blocked' | 'deactivated' | 'left'

export interface FakeChat {
  chat: Chat
  reach: Reach
  messages: Map<number, Message>
  /** Messages that Telegram lets nobody edit or delete any more. */
  fixed: Set<number>
  /** What the bot said or changed, oldest first, as it stood then. */
  heard: Shown[]
  /** Resolves at the next thing that the bot says or changes. */
  next: PromiseWithResolvers<void>
}

const rows = (markup: InlineKeyboardMarkup | undefined) => markup?.inline_keyboard ?? []

/** How a message looks. */
export const show = (message: Message, bot: UserFromGetMe): Shown => ({
  id: message.message_id,
  by: message.from?.id === bot.id ? 'bot' : 'peer',
  text: message.text ?? message.caption ?? '',
  buttons: rows(message.reply_markup).map((row) => row.map(({ text }) => text)),
  options: rows(message.reply_markup).flatMap((row) =>
    row.flatMap((button) => ('callback_data' in button ? [button.callback_data] : [])),
  ),
  edited: message.edit_date !== undefined,
  protected: message.has_protected_content === true,
  ...(message.reply_to_message && { answers: message.reply_to_message.message_id }),
})

/** Every chat of the fake, by id. */
export const createChats = (bot: UserFromGetMe) => {
  const chats = new Map<number, FakeChat>()
  // In private chats, message ids are counted per account, not per chat.
  let lastMessage = 100

  return {
    add(chat: Chat, reach: Reach): FakeChat {
      const added: FakeChat = {
        chat,
        reach,
        messages: new Map(),
        fixed: new Set(),
        heard: [],
        next: Promise.withResolvers(),
      }
      chats.set(chat.id, added)
      return added
    },
    get: (id: number) => chats.get(id),
    nextMessage() {
      lastMessage += 1
      return lastMessage
    },
    /** Wakes whoever waits to hear the bot. */
    hear(chat: FakeChat, message: Message) {
      chat.heard.push(show(message, bot))
      chat.next.resolve()
      chat.next = Promise.withResolvers()
    },
  }
}

export type Chats = ReturnType<typeof createChats>

/** Seconds since 1970, as Telegram dates everything. */
export const now = () => Math.floor(Date.now() / 1_000)
