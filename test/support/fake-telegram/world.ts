import type { BotCommand, UserFromGetMe } from 'grammy/types'
import { type Chats, createChats } from './chats.ts'
import { createUpdates, type Updates } from './updates.ts'

/** A tap that waits for the bot's answer. */
export interface Query {
  answered: PromiseWithResolvers<string | undefined>
  open: boolean
}

/** Everything that the fake Telegram knows. */
export interface World {
  bot: UserFromGetMe
  chats: Chats
  updates: Updates
  queries: Map<string, Query>
  /** Menus by language code; the empty one is the default. */
  commands: Map<string, BotCommand[]>
  nextId(): number
}

export const createWorld = (reply: (method: string, params: object) => void): World => {
  const bot: UserFromGetMe = {
    id: 990_000_001,
    is_bot: true,
    first_name: 'Varsku',
    username: 'varsku_test_bot',
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  }
  let lastId = 5_500_000_000
  return {
    bot,
    chats: createChats(bot),
    updates: createUpdates(reply),
    queries: new Map(),
    commands: new Map(),
    nextId() {
      // Real ids are longer than 32 bits, and not in a row.
      lastId += 7_919
      return lastId
    },
  }
}
