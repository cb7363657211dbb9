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
import { read, type Sender } from './inbound.ts'
import type { OneByOne } from './one-by-one.ts'

interface Needs {
  accept: Accept
  /** Our own addresses on the wire; there when we are logged in. */
  me(): { id: string; lid?: string | undefined } | undefined
  /** Runs what uses the keys of a session; the library lets sending and receiving overwrite each other's. */
  oneByOne: OneByOne
  lateAfter: number
  now(): Date
  /** Something could not be stored. Must close the connection at once, so that nothing is acknowledged. */
  failed(error: unknown): void
  /** A message of a shape that nobody knows was passed over. */
  strange(): void
  /** She wrote; `jid` is her address. */
  wrote(jid: string): void
}

/** How many of the last messages are known to be stored. */
const MOST = 1_000

/**
 * Stores messages before WhatsApp is told that they arrived.
 *
 * The library acknowledges a message as soon as it has deciphered it, and hands it over later, while
 * it logs in even twenty seconds later. So each is stored on the way: after it is deciphered, before
 * the session's new state is committed. A crash in between makes WhatsApp deliver it again, and it
 * can then be deciphered again. What comes in the library's ordinary way too is stored once.
 */
export const createArrivals = (needs: Needs) => {
  const outside = AsyncLocalStorage.snapshot()
  const nodes = new WeakMap<Uint8Array, BinaryNode>()
  const stored = new Set<string>()

  const understood: typeof read = (...message) => {
    try {
      return read(...message)
    } catch {
      // Trying again would not make it readable, and would hold up everybody else for ever.
      needs.strange()
      return undefined
    }
  }

  const store = async (message: WAMessage, keys: Mapping): Promise<void> => {
    const { id, remoteJid } = message.key
    const me = needs.me()
    const sender = me && !message.key.fromMe && (await senderOf(message, keys))
    const name = `${remoteJid} ${id}`
    if (!id || !sender || stored.has(name)) return
    const account = personOf(me.id)
    const means = {
      account: JSON.stringify(account),
      now: needs.now(),
      lateAfter: needs.lateAfter,
    }
    const inbound = understood(message, sender, means)
    if (!inbound) return
    try {
      // Outside of the library's transaction: the answer, which follows from here, has its own.
      await outside(() => needs.accept(inbound))
    } catch (error) {
      needs.failed(error)
      throw error
    }
    needs.wrote(remoteJid ?? '')
    stored.add(name)
    const [oldest] = stored
    if (stored.size > MOST && oldest !== undefined) stored.delete(oldest)
  }

  const decoded = (node: BinaryNode, plain: Uint8Array): WAMessage => {
    const me = needs.me()
    const { fullMessage } = decodeMessageNode(node, me?.id ?? '', me?.lid ?? '')
    return { ...fullMessage, message: proto.Message.decode(unpadRandomMax16(plain)) }
  }

  return {
    /** A message has come over the wire, still enciphered. */
    came(node: BinaryNode): void {
      if (!Array.isArray(node.content)) return
      for (const { tag, content } of node.content) {
        if (tag === 'enc' && content instanceof Uint8Array) nodes.set(content, node)
      }
    },

    /** The library's deciphering, with storing in it. */
    storing(
      repository: SignalRepositoryWithLIDStore,
      keys: SignalKeyStoreWithTransaction,
    ): SignalRepositoryWithLIDStore {
      return {
        ...repository,
        decryptMessage: (enciphered) =>
          needs.oneByOne(() =>
            keys.transaction(async () => {
              const plain = await repository.decryptMessage(enciphered)
              const node = nodes.get(enciphered.ciphertext)
              if (node) await store(decoded(node, plain), keys)
              return plain
            }, enciphered.jid),
          ),
      }
    },

    /** Messages that the library hands over in its ordinary way: new ones, and those that waited. */
    async handedOver(messages: readonly WAMessage[], keys: Mapping): Promise<void> {
      for (const message of messages) await store(message, keys)
    },
  }
}

type Mapping = Pick<SignalKeyStoreWithTransaction, 'get'>

/** Who sent it, by what the message says and by what WhatsApp has said before. */
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
