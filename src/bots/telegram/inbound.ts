import type { Chat, Message, Update, User } from 'grammy/types'
import type { Address, Body, Inbound } from '../../core/terms/message.ts'
import { numbersOf } from './contact.ts'

/** What Telegram is asked to deliver. */
export const updatesWanted = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
] as const

/** What an update means. Empty if there is nothing to do. */
export interface Arrival {
  inbound?: Inbound
  /** Telegram's id of the album that the message belongs to. */
  album?: string
  /** The id of a tap. Telegram shows a spinner on the button until the tap is answered. */
  tap?: string
  /** A group or channel, which the bot leaves. */
  elsewhere?: { chat: number; language?: string }
}

// What Telegram itself writes into a private chat. Nobody waits for an answer to it.
const notices: readonly (keyof Message)[] = [
  'message_auto_delete_timer_changed',
  'pinned_message',
  'write_access_allowed',
  'chat_background_set',
  'connected_website',
  'users_shared',
  'chat_shared',
  'web_app_data',
  'successful_payment',
  'refunded_payment',
  'passport_data',
  'proximity_alert_triggered',
  'checklist_tasks_done',
  'checklist_tasks_added',
  'gift',
  'gift_upgrade_sent',
  'unique_gift',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
]

const bodyOf = (message: Message): Body | undefined => {
  if (message.text !== undefined) return { kind: 'text', text: message.text }
  if (message.contact) {
    const numbers = numbersOf(message.contact)
    return numbers.length > 0 ? { kind: 'contact', numbers } : { kind: 'unsupported' }
  }
  if (message.voice || message.audio || message.video_note) return { kind: 'voice' }
  // The caption of a picture is a message: often an advert with its number.
  if (message.caption?.trim()) return { kind: 'text', text: message.caption, beside: 'file' }
  if (
    message.photo ||
    message.video ||
    message.document ||
    message.animation ||
    message.live_photo ||
    message.paid_media
  ) {
    return { kind: 'file' }
  }
  return notices.some((notice) => message[notice] !== undefined)
    ? undefined
    : { kind: 'unsupported' }
}

/** The only place that makes an address of Telegram. */
const addressOf = (chat: number) => String(chat) as Address

/** The chat of an address; undefined if the address was not made here. */
export const chatOf = (address: Address): number | undefined =>
  /^-?\d{1,16}$/.test(address) ? Number(address) : undefined

const language = (from: User | undefined) =>
  from?.language_code === undefined ? {} : { language: from.language_code }

const elsewhere = (chat: Chat, from: User | undefined): Arrival => ({
  elsewhere: { chat: chat.id, ...language(from) },
})

const inbound = (update: Update, from: User, chat: number, at: Date, body: Body): Inbound => ({
  dedupe: String(update.update_id),
  at,
  address: addressOf(chat),
  from: { key: String(from.id), ...language(from) },
  body,
})

const seconds = (date: number) => new Date(date * 1_000)

/** An edited message. Nothing for a live location, which changes by itself. */
const readEdit = (update: Update, edited: Message & Update.NonChannel): Arrival => {
  const { chat, from, message_id, date, edit_date = date } = edited
  const body = bodyOf(edited)
  if (chat.type !== 'private' || from.is_bot || !body || body.kind === 'unsupported') return {}
  const id = String(message_id)
  return {
    inbound: {
      ...inbound(update, from, chat.id, seconds(edit_date), body),
      // Telegram may send the same edit again, for instance after it found the preview of a link.
      dedupe: `edit ${chat.id} ${id} ${edit_date}`,
      message: id,
      edits: id,
    },
  }
}

/** What an update means to the bot. `now` is the date of what Telegram does not date. */
export const read = (update: Update, now: Date): Arrival => {
  const { message, edited_message: edited } = update
  const { callback_query: query, my_chat_member: membership } = update

  if (message) {
    const { chat, from } = message
    if (chat.type !== 'private') return elsewhere(chat, from)
    const body = bodyOf(message)
    if (!body || !from || from.is_bot) return {}
    const said = inbound(update, from, chat.id, seconds(message.date), body)
    const { media_group_id: album } = message
    return {
      inbound: { ...said, message: String(message.message_id) },
      ...(album !== undefined && { album }),
    }
  }

  if (edited) return readEdit(update, edited)

  if (query) {
    const { id: tap, data, from, message: shown } = query
    if (shown && shown.chat.type !== 'private') return { tap, ...elsewhere(shown.chat, from) }
    if (data === undefined || from.is_bot) return { tap }
    const body: Body = {
      kind: 'choice',
      option: data,
      ...(shown ? { message: String(shown.message_id) } : {}),
    }
    // A private chat has the same id as its peer.
    return { tap, inbound: inbound(update, from, shown?.chat.id ?? from.id, now, body) }
  }

  if (membership) {
    const { chat, from, date, new_chat_member: mine } = membership
    const out = mine.status === 'kicked' || mine.status === 'left'
    if (chat.type !== 'private') return out ? {} : elsewhere(chat, from)
    if (mine.status !== 'kicked') return {}
    return { inbound: inbound(update, from, chat.id, seconds(date), { kind: 'blocked' }) }
  }

  return {}
}
