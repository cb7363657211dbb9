import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type BinaryNode,
  decodeMessageNode,
  proto,
  type SignalKeyStoreWithTransaction,
  type SignalRepositoryWithLIDStore,
  unpadRandomMax16,
  type WAMessage,
} from '@whiskeysockets/baileys'
import type { Accept } from '../channel.ts'
import { personOf } from './address.ts'
import { type Means, read, readNothing, type Sender } from './inbound.ts'
import type { OneByOne } from './one-by-one.ts'
import type { Unreadable } from './unreadable.ts'

interface Needs {
  accept: Accept
  /** Our own addresses on the wire; undefined before we are logged in. */
  me(): { id: string; lid?: string | undefined } | undefined
  /**
   * Runs work on the keys of a session, one piece after another: in the library, sending and
   * receiving overwrite each other's keys.
   */
  oneByOne: OneByOne
  /** Is told which messages could not be deciphered, and which could be after all. */
  unreadable: Pick<Unreadable, 'missed' | 'read'>
  lateAfter: number
  now(): Date
  /**
   * Something could not be stored. Must close the connection at once, so that nothing is
   * acknowledged.
   */
  failed(error: unknown): void
  /** A message of an unknown shape was passed over. */
  strange(): void
  /** She wrote; `jid` is her address. */
  wrote(jid: string): void
}

/** How many recent messages are remembered as deciphered, and how many as stored. */
const MOST = 1_000

const { CIPHERTEXT } = proto.WebMessageInfo.StubType

const remember = (set: Set<string>, name: string): void => {
  set.add(name)
  const [oldest] = set
  if (set.size > MOST && oldest !== undefined) set.delete(oldest)
}

/**
 * Whether a message has nothing to decipher. What a phone sends to its own devices is not a
 * message.
 */
const isUnavailable = ({ attrs, content }: BinaryNode): boolean =>
  attrs['category'] !== 'peer' &&
  !(Array.isArray(content) && content.some(({ tag }) => tag === 'enc' || tag === 'plaintext'))

/**
 * Stores messages before WhatsApp is told that they arrived.
 *
 * The library acknowledges a message as soon as it has deciphered it, but hands it over later:
 * during the login up to twenty seconds later. So each message is stored in between: after it is
 * deciphered, before the session's new state is committed. If the bot crashes in between, WhatsApp
 * delivers the message again, and it can be deciphered again. A message that the library also hands
 * over in its ordinary way is stored once.
 */
export const createArrivals = (needs: Needs) => {
  const outside = AsyncLocalStorage.snapshot()
  const nodes = new WeakMap<Uint8Array, BinaryNode>()
  const stored = new Set<string>()
  const deciphered = new Set<string>()

  const understood: typeof read = (...message) => {
    try {
      return read(...message)
    } catch {
      // Trying again would not make it readable, and would block everybody else for ever.
      needs.strange()
      return undefined
    }
  }

  /** Who sent a message, and what else is known about it; undefined for our own messages. */
  const circumstancesOf = async (message: Pick<WAMessage, 'key'>, keys: Mapping) => {
    const me = needs.me()
    const sender = me && !message.key.fromMe && (await senderOf(message, keys))
    if (!sender) return undefined
    const means: Means = {
      account: JSON.stringify(personOf(me.id)),
      now: needs.now(),
      lateAfter: needs.lateAfter,
    }
    return { sender, means }
  }

  /** A message could not be deciphered. It may come again, or she is asked to write it again. */
  const missed = async (message: WAMessage, keys: Mapping): Promise<void> => {
    const { id } = message.key
    const found = await circumstancesOf(message, keys)
    if (!id || !found || deciphered.has(id)) return
    const inbound = readNothing(message, found.sender, found.means)
    if (inbound) needs.unreadable.missed(id, inbound)
  }

  const store = async (message: WAMessage, keys: Mapping): Promise<void> => {
    const { id, remoteJid } = message.key
    const found = await circumstancesOf(message, keys)
    const name = `${remoteJid} ${id}`
    if (!id || !found || stored.has(name)) return
    const inbound = understood(message, found.sender, found.means)
    if (message.message) needs.unreadable.read(id, inbound?.from.key)
    if (!inbound) return
    try {
      // Outside the library's transaction: the answer that follows has one of its own.
      await outside(() => needs.accept(inbound))
    } catch (error) {
      needs.failed(error)
      throw error
    }
    needs.wrote(remoteJid ?? '')
    remember(stored, name)
  }

  const envelopeOf = (node: BinaryNode): WAMessage => {
    const me = needs.me()
    return decodeMessageNode(node, me?.id ?? '', me?.lid ?? '').fullMessage
  }

  const decoded = (node: BinaryNode, plain: Uint8Array): WAMessage => {
    const fullMessage = envelopeOf(node)
    return { ...fullMessage, message: proto.Message.decode(unpadRandomMax16(plain)) }
  }

  return {
    /** A message has come over the wire, still enciphered. */
    async came(node: BinaryNode, keys: Mapping): Promise<void> {
      const parts = Array.isArray(node.content) ? node.content : []
      for (const { tag, content } of parts) {
        if (tag === 'enc' && content instanceof Uint8Array) nodes.set(content, node)
      }
      // Only her phone may show it, or her phone did not encipher it for this device.
      if (isUnavailable(node)) await missed(envelopeOf(node), keys)
    },

    /** The library's deciphering, which now also stores each message. */
    storing(
      repository: SignalRepositoryWithLIDStore,
      keys: SignalKeyStoreWithTransaction,
    ): SignalRepositoryWithLIDStore {
      return {
        ...repository,
        decryptMessage: (enciphered) =>
          needs.oneByOne(() =>
            keys.transaction(async () => {
              const node = nodes.get(enciphered.ciphertext)
              const plain = await repository.decryptMessage(enciphered).catch(async (error) => {
                if (node) await missed(envelopeOf(node), keys)
                throw error
              })
              if (!node) return plain
              remember(deciphered, node.attrs['id'] ?? '')
              await store(decoded(node, plain), keys)
              return plain
            }, enciphered.jid),
          ),
      }
    },

    /** Messages that the library hands over in its ordinary way: new ones, and ones that waited. */
    async handedOver(messages: readonly WAMessage[], keys: Mapping): Promise<void> {
      for (const message of messages) {
        if (message.messageStubType === CIPHERTEXT) await missed(message, keys)
        else await store(message, keys)
      }
    },
  }
}

type Mapping = Pick<SignalKeyStoreWithTransaction, 'get'>

/** Who sent a message, according to the message and to what WhatsApp has said before. */
const senderOf = async ({ key }: WAMessage, keys: Mapping): Promise<Sender | undefined> => {
  const from = personOf(key.remoteJid)
  if (!from) return undefined
  const also = personOf(key.remoteJidAlt)
  const known = { ...also, ...from }
  const lookUp = async (id: string): Promise<string | undefined> =>
    (await keys.get('lid-mapping', [id]))[id]
  const lid = 'lid' in known ? known.lid : undefined
  const number = 'number' in known ? known.number : undefined
  const otherLid = lid ?? (number && (await lookUp(number)))
  const otherNumber = number ?? (lid && (await lookUp(`${lid}_reverse`)))
  return {
    ...(otherLid && { lid: otherLid }),
    ...(otherNumber && { number: otherNumber }),
    by: 'lid' in from ? 'lid' : 'number',
  }
}
