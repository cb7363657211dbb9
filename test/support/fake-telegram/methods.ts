import type { Message } from 'grammy/types'
import { z } from 'zod'
import { type FakeChat, now } from './chats.ts'
import { badRequest, forbidden, Refusal } from './refusal.ts'
import type { World } from './world.ts'

const id = z.coerce.number().int()
const markup = z.object({
  inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string() }))),
})
const said = {
  chat_id: id,
  text: z.string().default(''),
  reply_markup: markup.optional(),
  protect_content: z.boolean().optional(),
  reply_parameters: z
    .object({ message_id: id, allow_sending_without_reply: z.boolean().default(false) })
    .optional(),
}
const command = z.object({ command: z.string(), description: z.string() })

type Markup = z.infer<typeof markup>

/** One method of the Bot API; refuses by throwing Refusal. */
export type Method = (params: unknown, signal: AbortSignal) => unknown

const checkMarkup = (given: Markup | undefined) => {
  const buttons = given?.inline_keyboard.flat() ?? []
  if (buttons.length > 100) throw badRequest('reply markup is too long')
  for (const { text, callback_data: data } of buttons) {
    if (text.trim() === '') throw badRequest('inline keyboard button text must be non-empty')
    const bytes = Buffer.byteLength(data)
    if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID')
  }
}

/** The methods by name, as far as a text bot needs them. */
export const createMethods = (world: World): Record<string, Method> => {
  const { bot, chats, updates, queries, commands } = world

  const known = (chat: number): FakeChat => {
    const found = chats.get(chat)
    if (!found) throw badRequest('chat not found')
    return found
  }
  const writable = (chat: number): FakeChat => {
    const found = known(chat)
    if (found.reach === 'unknown') {
      throw forbidden("bot can't initiate conversation with a user")
    }
    if (found.reach === 'blocked') throw forbidden('bot was blocked by the user')
    if (found.reach === 'deactivated') throw forbidden('user is deactivated')
    if (found.reach === 'left')
      throw forbidden(`bot is not a member of the ${found.chat.type} chat`)
    return found
  }
  const markupOf = (given: Markup | undefined) =>
    given && given.inline_keyboard.length > 0 ? { reply_markup: given } : {}
  const answeredBy = (chat: FakeChat, to: z.infer<typeof said.reply_parameters>) => {
    const answered = to && chat.messages.get(to.message_id)
    if (to && !answered && !to.allow_sending_without_reply)
      throw badRequest('message to be replied not found')
    return answered
  }
  const isUndeletable = (chat: FakeChat, message: number) => chat.fixed.has(message)

  return {
    getMe: () => bot,
    getUpdates: (params, signal) =>
      updates.poll(
        z
          .object({
            offset: id.optional(),
            limit: id.optional(),
            timeout: z.coerce.number().optional(),
            allowed_updates: z.array(z.string()).optional(),
          })
          .parse(params),
        signal,
      ),
    setWebhook(params) {
      const to = z
        .object({
          url: z.string(),
          secret_token: z.string().optional(),
          allowed_updates: z.array(z.string()).optional(),
        })
        .parse(params)
      if (to.secret_token !== undefined && !/^[\w-]{1,256}$/.test(to.secret_token)) {
        throw badRequest('secret token contains unallowed characters')
      }
      if (to.url === '') updates.deleteWebhook(false)
      else if (URL.canParse(to.url)) updates.setWebhook(to)
      else throw badRequest('bad webhook: invalid webhook URL specified')
      return true
    },
    deleteWebhook(params) {
      const { drop_pending_updates: drop = false } = z
        .object({ drop_pending_updates: z.boolean().optional() })
        .parse(params)
      updates.deleteWebhook(drop)
      return true
    },
    getWebhookInfo: () => ({
      url: updates.webhook()?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: updates.pending(),
      ...(updates.failedAt() > 0 && { last_error_date: Math.floor(updates.failedAt() / 1_000) }),
    }),

    sendMessage(params) {
      const { chat_id, text, reply_markup, protect_content, reply_parameters } = z
        .object(said)
        .parse(params)
      const chat = writable(chat_id)
      if (text.trim() === '') throw badRequest('message text is empty')
      if (text.length > 4096) throw badRequest('message is too long')
      checkMarkup(reply_markup)
      const answered = answeredBy(chat, reply_parameters)
      const message: Message = {
        message_id: chats.nextMessage(),
        from: bot,
        chat: chat.chat,
        date: now(),
        text,
        ...markupOf(reply_markup),
        ...(protect_content ? { has_protected_content: true } : {}),
      }
      if (answered) Object.assign(message, { reply_to_message: answered })
      chat.messages.set(message.message_id, message)
      chats.hear(chat, message)
      return message
    },
    editMessageText(params) {
      const { chat_id, message_id, text, reply_markup } = z
        .object({ ...said, message_id: id })
        .parse(params)
      const chat = writable(chat_id)
      if (text.trim() === '') throw badRequest('message text is empty')
      if (text.length > 4096) throw badRequest('MESSAGE_TOO_LONG')
      const old = chat.messages.get(message_id)
      if (!old) throw badRequest('message to edit not found')
      if (old.from?.id !== bot.id || chat.fixed.has(message_id)) {
        throw badRequest("message can't be edited")
      }
      checkMarkup(reply_markup)
      const shown = { text, ...markupOf(reply_markup) }
      const same = { text: old.text, ...markupOf(markup.optional().parse(old.reply_markup)) }
      if (JSON.stringify(shown) === JSON.stringify(same)) {
        throw badRequest(
          'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
        )
      }
      const { reply_markup: _gone, ...rest } = old
      const message: Message = { ...rest, ...shown, edit_date: now() }
      chat.messages.set(message_id, message)
      chats.hear(chat, message)
      return message
    },
    deleteMessage(params) {
      const { chat_id, message_id } = z.object({ chat_id: id, message_id: id }).parse(params)
      const chat = known(chat_id)
      if (!chat.messages.has(message_id)) throw badRequest('message to delete not found')
      if (isUndeletable(chat, message_id)) throw badRequest("message can't be deleted for everyone")
      chat.messages.delete(message_id)
      return true
    },
    deleteMessages(params) {
      const { chat_id, message_ids } = z
        .object({ chat_id: id, message_ids: z.array(id) })
        .parse(params)
      const chat = known(chat_id)
      if (message_ids.length < 1) throw badRequest('message identifiers are not specified')
      if (message_ids.length > 100) throw badRequest('too many message identifiers specified')
      if (message_ids.some((message) => isUndeletable(chat, message))) {
        throw badRequest("message can't be deleted for everyone")
      }
      for (const message of message_ids) chat.messages.delete(message)
      return true
    },

    answerCallbackQuery(params) {
      const { callback_query_id, text } = z
        .object({ callback_query_id: z.string(), text: z.string().optional() })
        .parse(params)
      const query = queries.get(callback_query_id)
      if (!query?.open) {
        throw badRequest('query is too old and response timeout expired or query ID is invalid')
      }
      query.open = false
      query.answered.resolve(text)
      return true
    },
    sendChatAction(params) {
      writable(z.object({ chat_id: id }).parse(params).chat_id)
      return true
    },
    getChat: (params) => known(z.object({ chat_id: id }).parse(params).chat_id).chat,
    leaveChat(params) {
      const chat = known(z.object({ chat_id: id }).parse(params).chat_id)
      if (chat.chat.type === 'private')
        throw badRequest("chat member status can't be changed in private chats")
      if (chat.reach === 'left')
        throw forbidden(`bot is not a member of the ${chat.chat.type} chat`)
      chat.reach = 'left'
      chat.next.resolve()
      chat.next = Promise.withResolvers()
      updates.push({
        my_chat_member: {
          chat: chat.chat,
          from: bot,
          date: now(),
          old_chat_member: { status: 'member', user: bot },
          new_chat_member: { status: 'left', user: bot },
        },
      })
      return true
    },

    setMyCommands(params) {
      const { commands: list, language_code: code = '' } = z
        .object({ commands: z.array(command), language_code: z.string().optional() })
        .parse(params)
      if (code !== '' && !/^[a-z]{2}$/.test(code)) {
        throw badRequest('invalid language code specified')
      }
      for (const { command: name, description } of list) {
        if (!/^[a-z0-9_]{1,32}$/.test(name)) throw badRequest('BOT_COMMAND_INVALID')
        if (description.length < 1 || description.length > 256) {
          throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
        }
      }
      commands.set(code, list)
      return true
    },
    getMyCommands(params) {
      const { language_code: code = '' } = z
        .object({ language_code: z.string().optional() })
        .parse(params)
      return commands.get(code) ?? []
    },
    deleteMyCommands(params) {
      const { language_code: code = '' } = z
        .object({ language_code: z.string().optional() })
        .parse(params)
      commands.delete(code)
      return true
    },
  }
}

/** Runs a method; what cannot be read is a bad request, as with the real one. */
export const callMethod = async (
  methods: Record<string, Method>,
  name: string,
  params: unknown,
  signal: AbortSignal,
): Promise<unknown> => {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined
  if (!method) throw new Refusal(404, 'Not Found: method not found')
  try {
    return await method(params, signal)
  } catch (error) {
    if (error instanceof z.ZodError) throw badRequest('parameters cannot be understood')
    throw error
  }
}
