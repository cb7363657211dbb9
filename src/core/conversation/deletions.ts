/**
 * Deletes in time what may not stay in a chat.
 *
 * Unless the platform says that it is done or that there is no such message, deleting is tried again
 * for as long as the platform allows it. What stays in a chat is logged, counted and shown in health.
 */
import type { StayedMessages } from '../actions/stayed-messages.ts'
import type { InChat, SentMessageStore } from '../stores/sent-messages.ts'
import { namesHere, type Sending } from '../terms/channel.ts'
import { deletionTime, NEXT_TRY, TOO_LATE_TO_DELETE } from '../terms/deletion.ts'
import type { OperatorLog } from '../terms/log.ts'
import { SendError } from '../terms/message.ts'

interface Needs {
  sent: SentMessageStore
  stayed: StayedMessages
  channels: ReadonlyMap<string, Sending>
  log: OperatorLog
  now(): Date
  stopping(): boolean
}

/** The result of a deletion: done, try this one again, or try all of the channel again. */
type Deleted = 'done' | 'later' | 'channelLater'

export const createDeletions = ({ sent, stayed, channels, log, now, stopping }: Needs) => {
  /** Messages that could not be deleted in time lately, as was last known. */
  let lost = 0
  /** Rows whose last try failed. */
  let failing = new Set<string>()

  /** Deletes from the chats what is due, and drops what can no longer be deleted. */
  async function erase(): Promise<void> {
    lost = await stayed.count()
    // Another process may have deleted some of them.
    if (failing.size > 0) failing = new Set(await sent.left([...failing]))
    const closed = new Set<string>()
    for (const id of await sent.due(namesHere(channels.values()), now())) {
      if (stopping()) return
      const row = await sent.open(id)
      if (!row || closed.has(row.channel)) continue
      const { channel, inChat } = row
      const deleted = inChat?.erase ? await eraseOne(channel, inChat) : 'done'
      // The rest of that channel waits, too, instead of failing one by one.
      if (deleted === 'channelLater') closed.add(channel)
      if (deleted === 'done' || !inChat) await settle(id)
      else await postpone(id, channel, inChat)
    }
  }

  async function settle(id: string): Promise<void> {
    failing.delete(id)
    await sent.delete(id)
  }

  /** Tries it again later, unless it is too late. */
  async function postpone(id: string, channel: string, inChat: InChat): Promise<void> {
    const at = now()
    const until = inChat.until ?? at.getTime() + TOO_LATE_TO_DELETE
    if (until <= at.getTime()) {
      await stayed.add(inChat.messages.length)
      lost = await stayed.count()
      log.error(
        { channel, count: inChat.messages.length },
        'alarm: messages stay in a chat: the platform did not delete them within 48 hours',
      )
      return settle(id)
    }
    failing.add(id)
    await sent.postpone(id, { ...inChat, until }, deletionTime(at, NEXT_TRY))
  }

  async function eraseOne(name: string, { address, messages }: InChat): Promise<Deleted> {
    try {
      const channel = channels.get(name)
      if (!channel) throw new Error(`there is no channel ${name}`)
      await channel.erase(address, messages)
      return 'done'
    } catch (error) {
      if (!(error instanceof SendError)) throw error
      log.warn({ channel: name, error }, 'messages could not be deleted from a chat yet')
      return error.retry === 'soon' || error.retry === 'later-to-all' ? 'channelLater' : 'later'
    }
  }

  /** For health: whether messages stay in chats that should have been deleted. */
  const health = (): { ok: boolean; detail: string } => {
    if (lost > 0)
      return { ok: true, detail: `alarm: lately, ${lost} messages could not be deleted` }
    return failing.size > 0
      ? { ok: true, detail: `alarm: ${failing.size} deletions failed; they are tried again` }
      : { ok: true, detail: 'messages are deleted in time' }
  }

  return { erase, health }
}
