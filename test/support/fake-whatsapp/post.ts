import type { BinaryNode } from '@whiskeysockets/baileys'
import type { Link } from './link.ts'

/**
 * What became of a stanza: the bot's device answered for it, could not decrypt it, did not want it;
 * or it waits for the next login.
 */
export type Fate = 'received' | 'unreadable' | 'refused' | 'waiting'

interface Letter {
  stanza: BinaryNode
  fate: PromiseWithResolvers<Fate>
}

/**
 * Everything on its way to the bot's device. As with WhatsApp, a stanza stays here until the device
 * has answered for it, and is sent again at the next login, marked as offline.
 *
 * The library answers a message with a receipt *before* it hands it over; with a retry receipt and
 * an ack with error 500 if it cannot decrypt it; with an ack with error 487 if it decrypted it
 * before; with an ack with error 500 if it ignores the chat; with an ack if it is a newsletter's.
 * Receipts and notifications it acks when it is done with them.
 */
export const createPost = () => {
  let letters: Letter[] = []
  let open: Link | undefined
  let opened = Promise.withResolvers<void>()

  return {
    /** Sends a stanza, now or at the next login; resolves when it is known what became of it. */
    put(stanza: BinaryNode): Promise<Fate> {
      const letter = { stanza, fate: Promise.withResolvers<Fate>() }
      letters.push(letter)
      if (open) open.send(stanza)
      else letter.fate.resolve('waiting')
      return letter.fate.promise
    },
    /** The device has answered for the oldest stanza of that kind with that id. */
    settle(kind: string, id: string, fate: Fate) {
      const index = letters.findIndex(({ stanza }) => stanza.tag === kind && stanza.attrs.id === id)
      const [letter] = index < 0 ? [] : letters.splice(index, 1)
      letter?.fate.resolve(fate)
    },
    /** The device is ready: sends what waited; from now on stanzas go out at once. */
    opens(link: Link): number {
      open = link
      for (const { stanza } of letters) {
        link.send({ ...stanza, attrs: { ...stanza.attrs, offline: '0' } })
      }
      opened.resolve()
      return letters.length
    },
    /** The connection is gone. */
    closes(link: Link) {
      if (open !== link) return
      open = undefined
      opened = Promise.withResolvers()
      for (const { fate } of letters) fate.resolve('waiting')
    },
    /** It is not sent any more. */
    withdraws(stanza: BinaryNode) {
      letters = letters.filter((letter) => letter.stanza !== stanza)
    },
    /** Nothing of a device that is unlinked is kept. */
    empties() {
      for (const { fate } of letters) fate.resolve('waiting')
      letters = []
    },
    waiting: () => letters.length,
    arrives: () => opened.promise,
  }
}
export type Post = ReturnType<typeof createPost>
