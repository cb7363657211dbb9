import type { Bytes, Keys } from '../terms/keys.ts'
import type { Address } from '../terms/message.ts'

/** Where a subscriber is written to. It is sealed wherever it is kept. */
export interface Receiver {
  address: Address
  /** The sender's tag in hex. It leads to her preferences and tells if she is still a member. */
  sender: string
}

/** Seals and opens where a subscriber is written to. */
export const receiverSeal = (keys: Keys) => {
  const open = (id: string, content: Uint8Array): Receiver =>
    JSON.parse(keys.open('address', `subscriber ${id}`, content))
  return {
    seal: (id: string, receiver: Receiver): Bytes =>
      keys.seal('address', `subscriber ${id}`, JSON.stringify(receiver)),
    open,
    /**
     * The same; undefined if it cannot be read, so that one damaged row does not stop another
     * peer's alert.
     */
    readable(id: string, content: Uint8Array): Receiver | undefined {
      try {
        return open(id, content)
      } catch {
        return undefined
      }
    },
  }
}
