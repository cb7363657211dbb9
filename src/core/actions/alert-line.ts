/** Sends the neutral line that tells a peer to look, and deletes it from her chat. */

import { randomUUID } from 'node:crypto'
import type { Database } from '../../database/database.ts'
import { ownStatements } from '../../database/statements.ts'
import { lineText } from '../alerts/alert-text.ts'
import { alertPreferencesOf } from '../alerts/preferences.ts'
import { render } from '../engine/render.ts'
import type { Preferences } from '../members/preferences.ts'
import type { Receiver } from '../stores/receiver-seal.ts'
import { sentMessageStore } from '../stores/sent-messages.ts'
import type { SubscriberStore } from '../stores/subscribers.ts'
import type { Sending } from '../terms/channel.ts'
import { deletionTime, TOO_LATE_TO_DELETE } from '../terms/deletion.ts'
import { bytesOf } from '../terms/hex.ts'
import type { Keys } from '../terms/keys.ts'
import type { OperatorLog } from '../terms/log.ts'
import type { Message } from '../terms/message.ts'
import { say, type Words } from '../terms/text.ts'

interface Needs {
  database: Database
  keys: Keys
  words: Words
  subscribers: SubscriberStore
  log: Pick<OperatorLog, 'warn'>
  now(): Date
}

/** Who is written to, and how she wants to be. */
export interface Recipient {
  /** The random id of the subscriber. */
  id: string
  receiver: Receiver
  preferences: Preferences
}

/** Sends lines, and keeps what is needed to delete them. */
export const createAlertLine = (needs: Needs) => {
  const { keys, words, subscribers, log, now } = needs

  /** Deletes what was sent to somebody who has left, and what the channel needed to send it. */
  const takeOut = async (
    channel: Sending,
    { address, sender }: Receiver,
    messages: string[],
    id: string,
  ): Promise<void> => {
    const sent = sentMessageStore(ownStatements(needs.database.sql), keys)
    // It belongs to nobody from now on. It is deleted later if it cannot be deleted now.
    await sent.releaseOne(id, now())
    try {
      if (messages.length > 0) await channel.erase(address, messages)
      await sent.delete(id)
      const members = await subscribers.membersAmong([bytesOf(sender)])
      if (members.size === 0) await channel.forget?.(address)
    } catch (error) {
      log.warn(
        { channel: channel.name, error },
        'a message to somebody who has just left could not be deleted yet; it is tried again',
      )
    }
  }

  return {
    /** A line that does not say what it is about, and a button that shows it. */
    message(channel: Sending, preferences: Preferences): Message {
      const { line } = alertPreferencesOf(preferences)
      const language = preferences.language ?? words.languages[0] ?? 'en'
      const options = [{ id: '/news', label: say('command.news') }]
      const open = { token: '', options, page: 0, asked: 0 }
      const [message] = render([{ text: [lineText(line)] }], open, {
        words,
        language,
        limits: channel.limits,
      })
      if (!message) throw new Error('a line was rendered to nothing')
      return { ...message, unasked: true }
    },

    /**
     * Keeps, sealed, which messages are in her chat, so that they are deleted by `endsAt` or with a
     * wipe. False if she left while the bot wrote to her: they are deleted at once, and nothing is
     * kept. `isThere`: whether she still wants to be written to.
     */
    async keep(
      channel: Sending,
      { id: subscriber, receiver, preferences }: Recipient,
      messages: string[],
      endsAt: Date,
      isThere = () => subscribers.isThere(subscriber),
    ): Promise<boolean> {
      const id = randomUUID()
      const sent = sentMessageStore(ownStatements(needs.database.sql), keys)
      if (messages.length > 0) {
        const dueAt = deletionTime(now(), endsAt.getTime() - now().getTime())
        const row = { id, sender: bytesOf(receiver.sender), channel: channel.name, dueAt }
        const erase = preferences.stay !== 'always'
        const until = now().getTime() + TOO_LATE_TO_DELETE
        await sent.keep(row, { address: receiver.address, messages, erase, until })
      }
      if (await isThere()) return true
      await takeOut(channel, receiver, messages, id)
      return false
    },
  }
}
export type AlertLine = ReturnType<typeof createAlertLine>
