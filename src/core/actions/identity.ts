/**
 * Finds out who somebody is, when one person may write under several keys.
 *
 * - **key**: the channel's opaque id of a person.
 * - **alias**: another key of hers, proven by a message that brought both.
 * - **sender**: the tag under which she is kept. An alias leads to it; no alias leads to another one.
 */

import type { Database, Transaction } from '../../database/database.ts'
import { SessionChanged } from '../stores/sessions.ts'
import { storesIn } from '../stores/stores.ts'
import { sameBytes } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Inbound } from '../terms/message.ts'
import type { Session } from '../terms/session.ts'

interface Needs {
  database: Database
  keys: Keys
  channels: Iterable<{ readonly name: string; readonly oneKey?: true }>
  /** Closes the open dialog of a session. What she can go on with is kept. */
  putAside(session: Session, now: Date): Session
}

/** Uniting waits for turns that are running. */
const PATIENCE = { maxWait: 60_000, timeout: 60_000 }

export const createIdentity = ({ database, keys, channels, putAside }: Needs) => {
  const { prisma, sql } = database
  const simple = new Set([...channels].flatMap(({ name, oneKey }) => (oneKey ? [name] : [])))

  /** Whether everybody on that channel has one key for ever, so that nothing is looked up. */
  const isSimple = (channel: string): boolean => simple.has(channel)

  /** The tags of a message's key and of its aliases. */
  const tagsOf = (channel: string, { key, aliases = [] }: Inbound['from']): [Bytes, ...Bytes[]] => {
    const tagOf = (one: string): Bytes => keys.tag('sender', 'sender', channel, one)
    return [tagOf(key), ...(isSimple(channel) ? [] : aliases.map(tagOf))]
  }

  const leadsTo = async (
    tags: readonly [Bytes, ...Bytes[]],
    db: Transaction,
  ): Promise<{ sender: Bytes; others: { tag: Bytes; leads: Bytes | undefined }[] }> => {
    const [own, ...rest] = tags
    const [known, ...leads] = await storesIn(db, { keys, sql }).aliases.of(tags)
    const others = rest.map((tag, index) => ({ tag, leads: leads[index] }))
    const sender = known ?? own
    return {
      sender,
      others: others.filter(({ tag, leads }) => !sameBytes(leads ?? tag, sender)),
    }
  }

  return {
    isSimple,
    tagsOf,

    /** The sender of a message, as far as it is known. */
    async senderOf(channel: string, from: Inbound['from']): Promise<Bytes> {
      const tags = tagsOf(channel, from)
      return isSimple(channel) ? tags[0] : (await leadsTo(tags, prisma)).sender
    },

    /**
     * The same, after everything under the aliases that the message proves has become hers. All of
     * it or nothing; may run twice.
     */
    async unite(channel: string, from: Inbound['from'], now: Date): Promise<Bytes> {
      const tags = tagsOf(channel, from)
      if (isSimple(channel)) return tags[0]
      const { sender, others } = await leadsTo(tags, prisma)
      if (others.length === 0) return sender
      return prisma.$transaction(async (tx) => {
        const { aliases, members, unite } = storesIn(tx, { keys, sql })
        await aliases.lockUniting()
        // Read again: another transaction may have done it.
        const { sender, others } = await leadsTo(tags, tx)
        const alone = others.flatMap(({ tag, leads }) => (leads ? [] : [tag]))
        await aliases.lockAlone([sender, ...alone])
        for (const { tag, leads } of others) {
          // A key that led to another sender belonged to somebody else, who may have given up her
          // number. Only the key changes hands, not what is kept about her.
          if (!leads) await unite({ from: tag, to: sender }, now, putAside)
          await aliases.keep(tag, sender)
        }
        await members.meet(sender, now)
        return sender
      }, PATIENCE)
    },

    /**
     * Prevents this sender from being united with another while her turn is kept. Throws if she was
     * united already.
     */
    async lock(tx: Transaction, channel: string, sender: Bytes): Promise<void> {
      if (isSimple(channel)) return
      const { aliases } = storesIn(tx, { keys, sql })
      await aliases.lock(sender)
      const [moved] = await aliases.of([sender])
      if (moved) throw new SessionChanged('the sender has become one with another')
    },
  }
}
export type Identity = ReturnType<typeof createIdentity>
