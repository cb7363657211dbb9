import { proto, unpadRandomMax16 } from '@whiskeysockets/baileys'
import { createIdentity, keyNodes } from './identity.ts'
import { text } from './letters.ts'
import { bigEndian, node, seconds } from './nodes.ts'
import type { Envelope, People } from './people.ts'
import { createScreen } from './screen.ts'
import { type Addressing, type Carriers, createWriting, type Place } from './writing.ts'

export interface PersonOptions {
  name?: string
  /** Her number, digits only; null when the server knows none. One is invented when left out. */
  phone?: string | null
  /** Her LID, digits only. */
  lid?: string
  /** Her number is known and never shown: only her LID. */
  hidden?: boolean
}

/** What the server needs for one more person. */
export interface World extends Carriers {
  people: People
}

/** A person with WhatsApp on her phone, and with Signal keys of her own. */
export const createPerson = (world: World, options: PersonOptions = {}) => {
  const { account, post, people } = world
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

  const sends = createWriting(world, {
    name,
    lid,
    phone,
    identity: () => identity,
    addressing: () => addressing,
  })

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
