/** Accepts a message: stores it, sealed, before anything else happens; meanwhile it is only read who wrote it. */
import { randomUUID } from 'node:crypto'
import type { Identity } from '../actions/identity.ts'
import type { KnownSender } from '../stores/known-senders.ts'
import type { TurnStore } from '../stores/turns.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { createLanes } from '../terms/lanes.ts'
import type { Inbound } from '../terms/message.ts'

/** A stored message that must be answered. */
export interface AcceptedMessage {
  id: string
  channel: string
  /** As far as it was known when the message came. */
  sender: Bytes
  inbound: Inbound
  /** What was known of its sender as it came; undefined where that may have changed since. */
  known?: Promise<KnownSender | undefined> | undefined
}

/**
 * So much is read of a message (UTF-16 units). More than the longest of Telegram and than any answer that is
 * kept, so that whoever writes more still hears that it was too long; WhatsApp carries six times as much.
 */
export const MOST_HEARD = 10_000

/** A message as far as it is read: nobody can make the bot think for long by writing much. */
const asFarAsRead = (inbound: Inbound): Inbound => {
  const { body } = inbound
  if (body.kind !== 'text' || body.text.length <= MOST_HEARD) return inbound
  return { ...inbound, body: { ...body, text: body.text.slice(0, MOST_HEARD) } }
}

interface Needs {
  identity: Identity
  keys: Keys
  turns: TurnStore
  now(): Date
  /** Looks up while a message is stored who its sender is, if nothing of hers is under way. */
  lookAhead(message: AcceptedMessage, tags: readonly Bytes[]): AcceptedMessage['known']
  /** Takes up a message that was just stored, with the tags under which its sender may be known. */
  onAccepted(message: AcceptedMessage, tags: readonly Bytes[]): void
}

export const createAccepting = (needs: Needs) => {
  const { identity, keys, turns, now, lookAhead, onAccepted } = needs
  const arriving = createLanes()

  /** Stores a message. Resolves when it is committed. If it throws, nothing has happened. */
  function accept(channel: string, arrived: Inbound): Promise<void> {
    const inbound = asFarAsRead(arrived)
    const tags = identity.tagsOf(channel, inbound.from)
    // One after another per sender, so that the order in the database is the order in the lane; where
    // two keys may turn out to be one sender's, for all of them.
    const arrival = identity.isSimple(channel) ? hex(tags[0]) : channel
    return arriving.run([arrival], async () => {
      const id = randomUUID()
      const sender = await identity.senderOf(channel, inbound.from)
      const message = { id, channel, sender, inbound }
      const storing = turns.accept({
        id,
        channel,
        sender,
        dedupe: keys.tag('inbox', 'dedupe', channel, inbound.dedupe),
        content: keys.seal('inbox', id, JSON.stringify(inbound)),
        at: now(),
      })
      const known = lookAhead(message, [sender, ...tags])
      if (await storing) onAccepted({ ...message, known }, [sender, ...tags])
    })
  }

  return { accept, underWay: arriving.underWay }
}
