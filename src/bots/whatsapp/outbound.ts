import { randomBytes } from 'node:crypto'
import { proto, type WAMessageContent } from '@whiskeysockets/baileys'
import type { WhatsappStore } from '../../core/stores/whatsapp.ts'
import { type Address, type Limits, type Message, SendError } from '../../core/terms/message.ts'
import type { Channel } from '../channel.ts'
import { type Chat, chatOf } from './address.ts'
import type { Sparing } from './bucket.ts'
import type { Connection, Taken } from './connection.ts'
import { plain } from './markup.ts'
import type { WhatsappPace } from './pace.ts'
import type { Restriction } from './restriction.ts'

/** What a message on WhatsApp can hold. A message with buttons would reach only some phones. */
export const limits: Limits = { text: 4096, options: 9, buttons: false }

const invalid = (why: string) => new SendError('invalid', { cause: new Error(why) })
const unreachable = (why: string) => new SendError('unreachable', { cause: new Error(why) })

/** In the form of the library's ids, with 18 random bytes, so that no two are ever the same. */
const newId = (): string => `3EB0${randomBytes(18).toString('hex').toUpperCase()}`

const RESTRICTED = 463
const TOO_FAST = 429
/** Codes of what WhatsApp never takes, however often it is sent. */
const REFUSED = [400, 406, 420]
/** Codes for an account that does not exist, or no longer exists. */
const NOBODY = [404, 410]

/** What it means that WhatsApp refused a message. No other code decides this. */
const refusalOf = (code: number): SendError => {
  if (code === RESTRICTED) return new SendError('restricted')
  if (code === TOO_FAST) return new SendError('throttled', { retryAfter: 60 })
  if (NOBODY.includes(code)) return new SendError('gone')
  const why = `WhatsApp refused it: ${code}`
  return REFUSED.includes(code) ? invalid(why) : unreachable(why)
}

const chatFor = (address: Address): Chat => {
  const chat = chatOf(address)
  if (!chat) throw invalid('an address is not of this channel')
  return chat
}

const contentOf = ({ text }: Message, { expires }: Chat): WAMessageContent => ({
  extendedTextMessage: {
    text: plain(text),
    ...(expires !== undefined && { contextInfo: { expiration: expires } }),
  },
  // Every phone sends a secret, so that two messages with the same words can be told apart.
  messageContextInfo: { messageSecret: randomBytes(32) },
})

interface Needs {
  store: WhatsappStore
  pace: Pick<WhatsappPace, 'resends'>
  sparing: Sparing
  restriction: Restriction
  connection(): Connection | undefined
  now(): Date
}

/** Sends and erases on WhatsApp. */
export const createOutbound = (needs: Needs) => {
  const { store, pace, sparing, restriction } = needs
  /** The core tries a message again with the same object. With the same id, it is shown once. */
  const ids = new WeakMap<Message, string>()

  const idOf = (message: Message): string => {
    const id = ids.get(message) ?? newId()
    ids.set(message, id)
    return id
  }

  const deliver = async (
    { jid }: Chat,
    id: string,
    content: WAMessageContent,
    revokes: boolean,
  ): Promise<void> => {
    let taken: Taken = 'unheard'
    for (let tries = 0; taken === 'unheard' && tries <= pace.resends; tries += 1) {
      const connection = needs.connection()
      if (!connection?.isOpen()) throw unreachable('WhatsApp is not connected')
      taken = await connection.send(jid, id, content, revokes)
    }
    if (taken === 'accepted') return
    if (taken === 'unheard') throw unreachable('WhatsApp did not answer')
    if (taken.refused === RESTRICTED) restriction.told(jid)
    throw refusalOf(taken.refused)
  }

  /** Turns any fault of the database into a reason to try again. */
  const kept = async (work: Promise<void>): Promise<void> => {
    try {
      await work
    } catch (cause) {
      throw new SendError('unreachable', { cause })
    }
  }

  const underWay = new Set<Promise<unknown>>()
  const tracked = async <Result>(work: Promise<Result>): Promise<Result> => {
    underWay.add(work)
    try {
      return await work
    } finally {
      underWay.delete(work)
    }
  }

  const outbound: Pick<Channel, 'send' | 'erase'> = {
    async send(address, message) {
      const chat = chatFor(address)
      if (message.text.trim() === '') throw invalid('a text is empty')
      if (message.text.length > limits.text) throw invalid('a text is too long')
      if (message.options.length > 0) throw invalid('WhatsApp has no buttons')
      const unasked = message.unasked === true
      restriction.check(chat.jid, unasked)
      if (message.urgent) sparing.takeAnyway(chat.jid)
      const rest = unasked && !message.urgent ? sparing.take(chat.jid) : 0
      if (rest > 0) {
        // If her own chat makes her wait longest, nobody else has to wait for that.
        const retry = sparing.waitOf(chat.jid) >= rest ? 'later-to-chat' : 'soon'
        throw new SendError('throttled', { retry, retryAfter: Math.ceil(rest / 1000) })
      }
      const id = idOf(message)
      const content = contentOf(message, chat)
      // Before it is sent: a phone that cannot read it asks for it again, even after a restart.
      const copy = Buffer.from(proto.Message.encode(content).finish()).toString('base64')
      await kept(store.keepSent(id, copy, needs.now()))
      await deliver(chat, id, content, false)
      return [id]
    },

    async erase(address, messages) {
      const chat = chatFor(address)
      // What WhatsApp refused is not tried again at once. This also holds for deletions.
      restriction.check(chat.jid, false)
      for (const id of messages) {
        const content: WAMessageContent = {
          protocolMessage: {
            type: proto.Message.ProtocolMessage.Type.REVOKE,
            key: { remoteJid: chat.jid, fromMe: true, id },
          },
        }
        await deliver(chat, newId(), content, true)
        await kept(store.deleteSent([id]))
      }
    },
  }

  return {
    send: (address: Address, message: Message) => tracked(outbound.send(address, message)),
    erase: (address: Address, messages: string[]) => tracked(outbound.erase(address, messages)),
    /** Resolves when WhatsApp has answered everything that was sent. */
    async idle(): Promise<void> {
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
    async forget(address: Address): Promise<void> {
      const connection = needs.connection()
      if (!connection?.isOpen()) throw unreachable('WhatsApp is not connected')
      await connection.forget(chatFor(address).jid)
    },
    /** What was sent under an id, for a phone that could not read it. */
    async sent(id: string): Promise<WAMessageContent | undefined> {
      const copy = await store.sent(id)
      return copy === undefined ? undefined : proto.Message.decode(Buffer.from(copy, 'base64'))
    },
  }
}
