import type { Chat } from 'grammy/types'
import { now, type Shown, show } from './chats.ts'
import { createListening } from './listening.ts'
import type { Person } from './people.ts'
import type { World } from './world.ts'

/** A group or channel. */
export const createGroup = (
  world: World,
  { type = 'supergroup' }: { type?: 'group' | 'supergroup' | 'channel' } = {},
) => {
  const { bot, chats, updates } = world
  const id = -1_000_000_000_000 - world.nextId()
  const title = 'A group'
  const about: Chat = type === 'channel' ? { id, type, title } : { id, type, title }
  const chat = chats.add(about, 'left')

  return {
    ...createListening(chat),
    /** Somebody adds the bot; Telegram tells it twice. */
    isJoinedBy(person: Person) {
      chat.reach = 'open'
      updates.push({
        my_chat_member: {
          chat: about,
          from: person.user,
          date: now(),
          old_chat_member: { status: 'left', user: bot },
          new_chat_member: { status: 'member', user: bot },
        },
      })
      if (about.type !== 'channel') {
        updates.push({
          message: {
            message_id: chats.nextMessage(),
            from: person.user,
            chat: about,
            date: now(),
            new_chat_members: [bot],
          },
        })
      }
    },
    /** The bot is in already, from before anybody minded. */
    hasBot() {
      chat.reach = 'open'
    },
    hearsFrom(person: Person, text: string) {
      if (about.type === 'channel') throw new Error('nobody but its owner writes in a channel')
      updates.push({
        message: {
          message_id: chats.nextMessage(),
          from: person.user,
          chat: about,
          date: now(),
          text,
        },
      })
    },
    /** Resolves when the bot has left. */
    async isLeft() {
      while (chat.reach !== 'left') await chat.next.promise
    },
    sees: (): Shown[] => [...chat.messages.values()].map((message) => show(message, bot)),
    id,
  }
}

export type Group = ReturnType<typeof createGroup>
