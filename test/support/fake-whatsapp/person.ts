import { proto, unpadRandomMax16, writeRandomPadMax16 } from '@whiskeysockets/baileys'
import type { Account } from './account.ts'
import type { Faults } from './faults.ts'
import { bundleOfReceipt, createIdentity, keyNodes } from './identity.ts'
import { text } from './letters.ts'
import { bigEndian, newId, node, seconds } from './nodes.ts'
import type { Envelope, People } from './people.ts'
import type { Fate, Post } from './post.ts'
import type { Retries } from './retries.ts'
import { createScreen } from './screen.ts'

/** What a message of hers says about where it comes from: an address, and maybe the other one. */
export type Addressing = 'lid' | 'lid with phone' | 'phone' | 'phone with lid'

export interface PersonOptions {
  name?: string
  /** Her number, digits only; null when the server knows none. One is invented when left out. */
  phone?: string | null
  /** Her LID, digits only. */
  lid?: string
  /** Her number is known and never shown: only her LID. */
  hidden?: boolean
}

interface Place {
  /** Where it is written; in the chat with the bot unless said otherwise. */
  to?: 'chat' | 'group' | 'status' | 'newsletter'
  /** When it was written, if not now. */
  at?: Date
}

/** What the server needs for one more person. */
export interface World {
  account: Account
  post: Post
  people: People
  faults: Faults
  retries: Retries
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

/** A person with WhatsApp on her phone, and with Signal keys of her own. */
export const createPerson = (world: World, options: PersonOptions = {}) => {
  const { account, post, people, faults, retries } = world
  const nth = people.nextNumber().toString().padStart(3, '0')
  const { name = 'Anna', hidden = false } = options
  const number = options.phone === undefined ? `447700900${nth}` : options.phone
  const lid = `${options.lid ?? `200000000000${nth}`}@lid`
  const phone = number === null ? undefined : `${number}@s.whatsapp.net`
  let identity = createIdentity()
  const screen = createScreen()
  let addressing: Addressing = phone && !hidden ? 'lid with phone' : 'lid'
  let confirms = true
  let blocks = false
  /** The addresses under which the bot wrote what she got. */
  const writtenTo = new Map<string, string>()
  const losses = new Map<string, number>()

  const receipt = (id: string, type?: 'read' | 'retry', content?: ReturnType<typeof keyNodes>) => {
    const from = writtenTo.get(id)
    if (!from) throw new Error('she never got this message')
    return post.put(node('receipt', { id, from, type, t: seconds() }, content))
  }

  const asksAgain = (id: string) => {
    const count = (losses.get(id) ?? 0) + 1
    losses.set(id, count)
    const { registration, ...keys } = identity.bundle()
    const retry = { count: count.toString(), id, t: seconds(), v: '1' }
    return receipt(id, 'retry', [
      node('retry', retry),
      node('registration', {}, bigEndian(registration, 4)),
      node('keys', {}, keyNodes(keys)),
    ])
  }

  const addresses = (inGroup: boolean) => {
    const [kind, other] = addressing.split(' with ')
    const from = kind === 'phone' ? phone : lid
    if (!from) throw new Error('the server knows no number for her')
    const alternative = other === 'phone' ? phone : other === 'lid' ? lid : undefined
    const prefix = inGroup ? 'participant' : 'sender'
    return { from, alternative: { [`${prefix}_${kind === 'lid' ? 'pn' : 'lid'}`]: alternative } }
  }

  const placed = (to: Place['to']) => {
    if (to === 'newsletter') return { from: NEWSLETTER }
    const { from, alternative } = addresses(to === 'group')
    if (to === 'group') return { from: GROUP, participant: from, ...alternative }
    if (to === 'status') return { from: 'status@broadcast', participant: from, ...alternative }
    return { from, ...alternative }
  }

  const sealed = async (plain: Buffer, count: number) => {
    const device = account.device?.number ?? 0
    if (!identity.knows(device)) await identity.meets(device, account.bundle())
    const { type, content } = await identity.encrypts(device, plain)
    const sent = faults.damages() ? damaged(content) : content
    return node('enc', { v: '2', type, count: count > 0 ? count.toString() : undefined }, sent)
  }

  const sends = async (message: proto.IMessage, { to = 'chat', at }: Place = {}) => {
    const id = `3A${newId().slice(2)}`
    const plain = proto.Message.encode(message).finish()
    const attributes = {
      id,
      ...placed(to),
      type: typeOf(message),
      t: at ? Math.floor(at.getTime() / 1_000).toString() : seconds(),
      notify: to === 'newsletter' ? undefined : name,
    }

    // In groups the phone encrypts for each device, as it does when it sends something again;
    // the library reads that as well as a sender key's message.
    const deliver = async (count: number): Promise<Fate> => {
      const body =
        to === 'newsletter'
          ? node('plaintext', {}, plain)
          : await sealed(writeRandomPadMax16(plain), count)
      const stanza = node('message', attributes, [body])
      if (!faults.doubles()) return post.put(stanza)
      const [fate] = await Promise.all([post.put(stanza), post.put(stanza)])
      return fate
    }
    retries.keep(id, async (asked, count) => {
      const device = account.device?.number ?? 0
      await identity.meets(device, bundleOfReceipt(asked) ?? account.bundle())
      await deliver(count)
    })
    const fate = await deliver(0)
    return { id, fate }
  }

  const person = {
    lid,
    phone,
    get identity() {
      return identity
    },
    name,
    /** Everything the bot sent her, oldest first, as it was then. */
    heard: screen.heard,
    /** The bot's messages as they stand now in her chat. */
    get screen() {
      return screen.shown
    },
    /** Waits for the next thing that the bot sends her, or the next one that fits. */
    hears: screen.hears,
    /** Waits for the next so many. */
    hearsAll: screen.hearsAll,
    /** Which of her addresses her messages show from now on. */
    writesFrom(shown: Addressing) {
      addressing = shown
    },
    /** Writes to the bot; resolves when the bot's device has answered for it, or is not connected. */
    says: (written: string, place?: Place) => sends(text(written), place),
    /** Sends anything that `letters.ts` makes, or any other message. */
    sends,
    /** Whether her phone tells that messages have arrived. */
    confirms(does: boolean) {
      confirms = does
    },
    /** Whether she blocks the bot: its messages are accepted, and never arrive. */
    blocks(does: boolean) {
      blocks = does
    },
    /** She takes a new phone into use: same addresses, other keys. */
    getsNewPhone() {
      identity = createIdentity()
    },
    /** She reads a message; the bot is told. */
    reads: (id: string) => receipt(id, 'read'),
    /** Her phone cannot decrypt a message after all, and asks the bot to send it again. */
    loses(id: string) {
      screen.forgets(id)
      return asksAgain(id)
    },
    /** For the server: a message of the bot. */
    async receives({ id, to, type, content }: Envelope, silent: boolean) {
      if (blocks) return
      writtenTo.set(id, to)
      let message: proto.IMessage
      try {
        const plain = await identity.decrypts(account.device?.number ?? 0, type, content)
        message = proto.Message.decode(unpadRandomMax16(plain))
      } catch {
        void asksAgain(id)
        return
      }
      if (!screen.has(id)) screen.adds(id, to, message)
      if (confirms && !silent) void receipt(id)
    },
  }
  people.add(person)
  return person
}
export type Person = ReturnType<typeof createPerson>
