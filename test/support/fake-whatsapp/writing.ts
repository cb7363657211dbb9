import { proto, writeRandomPadMax16 } from '@whiskeysockets/baileys'
import type { Account } from './account.ts'
import type { Faults } from './faults.ts'
import { bundleOfReceipt, type Identity } from './identity.ts'
import { newId, node, seconds } from './nodes.ts'
import type { Fate, Post } from './post.ts'
import type { Retries } from './retries.ts'

/** What a message of hers says about where it comes from: an address, and maybe the other one. */
export type Addressing = 'lid' | 'lid with phone' | 'phone' | 'phone with lid'

/** Where and when something is written. */
export interface Place {
  /** Not enciphered for the bot's device, which is only told that there is something, and of which kind. */
  unavailable?: string
  /** In the chat with the bot unless said otherwise. */
  to?: 'chat' | 'group' | 'status' | 'newsletter'
  /** When it was written, if not now. */
  at?: Date
}

/** What carries the messages of people. */
export interface Carriers {
  account: Account
  post: Post
  faults: Faults
  retries: Retries
}

interface Writer {
  name: string
  lid: string
  phone: string | undefined
  identity(): Identity
  addressing(): Addressing
}

const GROUP = '120363000000000001@g.us'
const NEWSLETTER = '120363000000000002@newsletter'

const typeOf = ({ reactionMessage, pollCreationMessageV3, ...content }: proto.IMessage) => {
  if (reactionMessage) return 'reaction'
  if (pollCreationMessageV3) return 'poll'
  return content.imageMessage || content.audioMessage || content.documentMessage ? 'media' : 'text'
}

/** Far enough from the end to hit what is authenticated, in both kinds of message. */
const damaged = (content: Buffer) => {
  const copy = Buffer.from(content)
  const place = copy.length - 12
  copy.writeUInt8(copy.readUInt8(place) ^ 1, place)
  return copy
}

/** How one person's messages become stanzas for the bot's device. */
export const createWriting = (carriers: Carriers, writer: Writer) => {
  const { account, post, faults, retries } = carriers
  const { name, lid, phone } = writer
  const device = () => account.device?.number ?? 0

  const placed = (to: Place['to']) => {
    if (to === 'newsletter') return { from: NEWSLETTER }
    const [kind, other] = writer.addressing().split(' with ')
    const from = kind === 'phone' ? phone : lid
    if (!from) throw new Error('the server knows no number for her')
    const prefix = to === 'chat' ? 'sender' : 'participant'
    const beside = {
      [`${prefix}_lid`]: other === 'lid' ? lid : undefined,
      [`${prefix}_pn`]: other === 'phone' ? phone : undefined,
    }
    if (to === 'chat') return { from, ...beside }
    return { from: to === 'group' ? GROUP : 'status@broadcast', participant: from, ...beside }
  }

  const sealed = async (plain: Buffer, count: number) => {
    const identity = writer.identity()
    if (!identity.knows(device())) await identity.meets(device(), account.bundle())
    const { type, content } = await identity.encrypts(device(), plain)
    const sent = faults.damages() ? damaged(content) : content
    return node('enc', { v: '2', type, count: count > 0 ? count.toString() : undefined }, sent)
  }

  /** Sends a message; resolves when the bot's device has answered for it, or is not connected. */
  return async (message: proto.IMessage, { to = 'chat', at, unavailable }: Place = {}) => {
    const id = `3A${newId().slice(2)}`
    const plain = proto.Message.encode(message).finish()
    const attributes = {
      id,
      ...placed(to),
      type: typeOf(message),
      t: at ? Math.floor(at.getTime() / 1_000).toString() : seconds(),
      notify: to === 'newsletter' ? undefined : name,
    }

    // In groups, too, the phone encrypts for each device, as it does when it sends something again;
    // the library reads that as well as a sender key's message.
    const deliver = async (count: number): Promise<Fate> => {
      const body = async () => {
        if (unavailable !== undefined) return node('unavailable', { type: unavailable })
        if (to === 'newsletter') return node('plaintext', {}, plain)
        return sealed(writeRandomPadMax16(plain), count)
      }
      const stanza = node('message', attributes, [await body()])
      if (!faults.doubles()) return post.put(stanza)
      const [fate] = await Promise.all([post.put(stanza), post.put(stanza)])
      return fate
    }
    retries.keep(id, async (asked, count) => {
      await writer.identity().meets(device(), bundleOfReceipt(asked) ?? account.bundle())
      // Whether this one arrives is seen by whoever waits for it.
      void deliver(count)
    })
    return { id, fate: await deliver(0) }
  }
}
