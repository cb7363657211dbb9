import { createGate, type Gate, type Passing } from './gate.ts'
import type { TelegramPace } from './pace.ts'

/** What a call is about. This decides what can hold it back. */
export interface About extends Passing {
  method: string
  /** The chat that it writes to or deletes from. */
  chat?: number
  /** The call sends a message, so it counts. */
  says?: boolean
}

/**
 * Lets calls pass, and holds back what Telegram asks to slow down: a method or a chat. If Telegram
 * refuses a second chat meanwhile, all chats are held back.
 */
export interface Throttle {
  /**
   * Runs the call, now or in its turn. Throws SendError throttled if the turn is too far away. A call
   * that nobody waits for does not queue: it throws at once.
   */
  pass<Result>(about: About, call: () => Promise<Result>): Promise<Result>
  /** Telegram refuses such calls for that many seconds. */
  refused(about: About, seconds: number): void
}

/** How often chats at rest are forgotten, in milliseconds. */
const FORGETTING = 1_000

export const createThrottle = (pace: TelegramPace): Throttle => {
  const methods = new Map<string, Gate>()
  const chats = new Map<number, Gate>()
  const allChats = createGate(pace.line, 'soon')

  const methodGate = (method: string): Gate => {
    const gate = methods.get(method) ?? createGate(pace.line, 'soon')
    methods.set(method, gate)
    return gate
  }

  let forgotten = 0
  const forgetChatsAtRest = (): void => {
    if (Date.now() < forgotten + FORGETTING) return
    forgotten = Date.now()
    for (const [chat, gate] of chats) if (gate.isAtRest()) chats.delete(chat)
  }

  const chatGate = (chat: number): Gate => {
    forgetChatsAtRest()
    const gate = chats.get(chat) ?? createGate(pace.line, 'later-to-chat', pace.chat)
    chats.set(chat, gate)
    return gate
  }

  return {
    pass(about, call) {
      const { method, chat, says = false } = about
      if (chat === undefined) return methodGate(method).pass(about, call)
      return chatGate(chat).pass({ ...about, counts: says }, () => allChats.pass(about, call))
    },
    refused({ method, chat }, seconds) {
      if (chat === undefined) return methodGate(method).close(seconds)
      const isSecond = [...chats].some(([other, gate]) => other !== chat && gate.isClosed())
      chatGate(chat).close(seconds)
      if (isSecond) allChats.close(seconds)
    },
  }
}
