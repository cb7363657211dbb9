import type { Words } from '../../core/terms/text.ts'
import { say } from '../../core/terms/text.ts'
import type { ChannelLog } from '../channel.ts'
import type { Call } from './calls.ts'
import { failureFields, sendErrorOf } from './failure.ts'

interface Needs {
  call: Call
  words: Words
  log: ChannelLog
}

/** Leaves groups and channels: others there must not learn who talks to this bot. */
export const createGroupLeaving = ({ call, words, log }: Needs) => {
  // Telegram reports twice that the bot was added, as a membership and as a message. The bot answers once.
  const lastLine = new Map<number, number>()
  const quiet = 60_000

  const tell = async (chat: number, tag: string | undefined) => {
    const now = Date.now()
    for (const [other, at] of lastLine) if (now - at > quiet) lastLine.delete(other)
    if (lastLine.has(chat)) return
    lastLine.set(chat, now)
    const language = (tag && words.match(tag)) || words.languages[0] || 'en'
    const line = words.in(language, say('telegram.privateOnly'))
    await call('sendMessage', (api) => api.sendMessage(chat, line), { chat })
  }

  const attempt = async (method: string, run: () => Promise<unknown>) => {
    try {
      await run()
    } catch (error) {
      log.info(failureFields(method, sendErrorOf(error)), 'a step of leaving a group did not work')
    }
  }

  /** Says once why it leaves, and leaves. Never rejects. */
  return async (chat: number, language?: string): Promise<void> => {
    await attempt('sendMessage', () => tell(chat, language))
    await attempt('leaveChat', () => call('leaveChat', (api) => api.leaveChat(chat), { chat }))
  }
}
