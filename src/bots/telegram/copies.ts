/**
 * Deletes copies of a message. If Telegram's answer to a message is lost, the message may be in the
 * chat, and the bot sends it again.
 *
 * All private chats of a bot share one sequence of message ids, which only rises. So the copies have
 * ids between the newest id that was known when the first answer was lost, and the id of the message
 * that was finally answered. An id that is known, such as the peer's own, is no copy.
 */
import type { ChannelLog } from '../channel.ts'
import { pause } from '../waiting.ts'
import type { Call } from './calls.ts'
import { failureFields, sendErrorOf } from './failure.ts'
import type { TelegramPace } from './pace.ts'

/** How many ids are remembered. */
const REMEMBERED = 5_000
/** The most copies that are deleted. */
const MOST = 20

interface Needs {
  call: Call
  log: ChannelLog
  pace: Pick<TelegramPace, 'arrival'>
  /** Runs work in the background. */
  beside(work: () => Promise<void>): void
}

export const createCopies = ({ call, log, pace, beside }: Needs) => {
  const known = new Set<number>()
  let newest = 0
  /** The newest id that was known when the first answer from a chat was lost. */
  const doubts = new Map<number, number>()

  /** A message with that id is known, so it is no copy: the peer's, or one that Telegram answered. */
  const note = (message: number): void => {
    known.add(message)
    newest = Math.max(newest, message)
    for (const oldest of known) {
      if (known.size <= REMEMBERED) break
      known.delete(oldest)
    }
  }

  const remove = async (chat: number, after: number, before: number): Promise<void> => {
    // What she wrote meanwhile may not have arrived yet.
    await pause(pace.arrival)
    const between = Array.from({ length: before - after - 1 }, (_, index) => after + 1 + index)
    const copies = between.filter((id) => !known.has(id)).slice(-MOST)
    if (copies.length === 0) return
    try {
      await call('deleteMessages', (api) => api.deleteMessages(chat, copies), { chat })
    } catch (error) {
      log.warn(failureFields('deleteMessages', sendErrorOf(error)), 'copies of a message may stay')
    }
  }

  return {
    note,
    /** The newest id that is known. A message that is sent now gets a higher one. */
    newest: (): number => newest,
    /** Telegram's answer to a message is lost; `after` is the newest id before it was sent. */
    lost(chat: number, after: number): void {
      if (!doubts.has(chat) && after > 0) doubts.set(chat, after)
    },
    /** Telegram answered a message with its id. */
    sent(chat: number, message: number): void {
      const after = doubts.get(chat)
      note(message)
      if (after === undefined) return
      doubts.delete(chat)
      // With so many ids between, some that are not ours may have been forgotten.
      if (message - after > REMEMBERED) return
      beside(() => remove(chat, after, message))
    },
  }
}
export type Copies = ReturnType<typeof createCopies>
