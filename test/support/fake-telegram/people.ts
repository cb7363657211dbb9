import type { Chat, Contact, Message, MessageOrigin, Update, User } from 'grammy/types'
import { type FakeChat, now, type Shown, show } from './chats.ts'
import { createListening } from './listening.ts'
import type { World } from './world.ts'

type Written = Message & Update.NonChannel

interface PersonOptions {
  /** What her Telegram is set to; nothing is sent when it is left out. */
  language?: string
  name?: string
}

/** A contact as it is picked from an address book. */
interface SharedContact {
  numbers: string[]
  name?: string
  /** The Telegram account that belongs to it. */
  account?: number
}

const card = ({ numbers, name = 'Someone' }: SharedContact) =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${name}`,
    ...numbers.map((number) => `TEL;TYPE=CELL:${number}`),
    'END:VCARD',
  ].join('\n')

const contactOf = (shared: SharedContact): Contact => ({
  phone_number: shared.numbers[0] ?? '',
  first_name: shared.name ?? 'Someone',
  ...(shared.account === undefined ? {} : { user_id: shared.account }),
  ...(shared.numbers.length > 1 ? { vcard: card(shared) } : {}),
})

const file = { file_id: 'AwACAgQAAxkBAAIB', file_unique_id: 'AgADBwAD', file_size: 4_096 }
const photo = [{ ...file, width: 640, height: 480 }]

/** A person with a Telegram account, and her private chat with the bot. */
export const createPerson = (world: World, { language, name = 'Anna' }: PersonOptions = {}) => {
  const { bot, chats, updates, queries } = world
  const user: User = {
    id: world.nextId(),
    is_bot: false,
    first_name: name,
    ...(language === undefined ? {} : { language_code: language }),
  }
  const about: Chat.PrivateChat = { id: user.id, type: 'private', first_name: name }
  const chat: FakeChat = chats.add(about, 'unknown')
  const written = new Map<number, Written>()

  const membership = (before: 'member' | 'kicked', after: 'member' | 'kicked') => {
    const as = (status: 'member' | 'kicked') =>
      status === 'kicked' ? { status, user: bot, until_date: 0 as const } : { status, user: bot }
    updates.push({
      my_chat_member: {
        chat: about,
        from: user,
        date: now(),
        old_chat_member: as(before),
        new_chat_member: as(after),
      },
    })
  }

  const unblocks = () => {
    if (chat.reach === 'blocked') {
      chat.reach = 'open'
      membership('kicked', 'member')
    }
  }

  const sends = (content: Omit<Partial<Message>, 'from' | 'chat'>): number => {
    unblocks()
    chat.reach = 'open'
    const message: Written = {
      message_id: chats.nextMessage(),
      from: user,
      chat: about,
      date: now(),
      ...content,
    }
    chat.messages.set(message.message_id, message)
    written.set(message.message_id, message)
    updates.push({ message })
    return message.message_id
  }

  const origin = (): MessageOrigin => ({
    type: 'hidden_user',
    sender_user_name: 'Somebody',
    date: now() - 3_600,
  })

  const screen = (): Shown[] => [...chat.messages.values()].map((message) => show(message, bot))

  return {
    id: user.id,
    user,
    ...createListening(chat),

    /** Writes; returns the message's id. */
    says: (text: string) => sends({ text }),
    /** Shares contacts, one message each, as Telegram does. */
    sharesContact: (shared: string[] | SharedContact) =>
      sends({ contact: contactOf(Array.isArray(shared) ? { numbers: shared } : shared) }),
    /** Passes on what somebody else wrote to her. */
    forwards: (what: string | SharedContact) =>
      sends({
        forward_origin: origin(),
        ...(typeof what === 'string' ? { text: what } : { contact: contactOf(what) }),
      }),
    sendsVoice: () => sends({ voice: { ...file, duration: 3, mime_type: 'audio/ogg' } }),
    sendsPhoto: (caption?: string) => sends({ photo, ...(caption ? { caption } : {}) }),
    /** Pictures in one album, one message each, as Telegram does; words stand under one of them. */
    sendsAlbum: (captions: readonly (string | undefined)[]) => {
      const media_group_id = String(13_000_000_000_000_000 + world.nextId())
      for (const caption of captions) sends({ photo, media_group_id, ...(caption && { caption }) })
    },
    sendsLocation: () => sends({ location: { latitude: 0, longitude: 0 } }),

    /** Changes what she wrote. */
    edits(message_id: number, text: string) {
      const message = written.get(message_id)
      if (!message) throw new Error('there is no such message to edit')
      const edited = { ...message, text, edit_date: now() }
      chat.messages.set(message_id, edited)
      updates.push({ edited_message: edited })
    },
    /** Taps the newest button with that label or option id, or the one on that message. */
    taps(button: string, on?: number) {
      for (const [message_id, message] of [...chat.messages].reverse()) {
        if (on !== undefined && on !== message_id) continue
        const buttons = message.reply_markup?.inline_keyboard.flat() ?? []
        const found = buttons.find(
          (other) =>
            'callback_data' in other && (other.text === button || other.callback_data === button),
        )
        if (!found || !('callback_data' in found)) continue
        const query = { answered: Promise.withResolvers<string | undefined>(), open: true }
        const id = String(4_000_000_000_000 + queries.size)
        queries.set(id, query)
        updates.push({
          callback_query: {
            id,
            from: user,
            message,
            chat_instance: '-5500000000000000001',
            data: found.callback_data,
          },
        })
        return { answered: query.answered.promise }
      }
      throw new Error('there is no such button on the screen')
    },
    blocks() {
      chat.reach = 'blocked'
      membership('member', 'kicked')
    },
    unblocks,
    /** Deletes her account. */
    deactivates() {
      chat.reach = 'deactivated'
    },
    /** Deletes one message on both sides. */
    deletes: (message: number) => chat.messages.delete(message),
    /** That message, as after two days: nobody can edit or delete it any more. */
    ages: (message: number) => chat.fixed.add(message),
    /** What is on her screen now, oldest first. */
    sees: screen,
  }
}

export type Person = ReturnType<typeof createPerson>
