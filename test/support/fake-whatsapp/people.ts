import type { Identity } from './identity.ts'
import { userOf } from './nodes.ts'

/** A message as it reached a phone, still encrypted. */
export interface Envelope {
  id: string
  /** The address it was written to. */
  to: string
  type: string
  content: Buffer
}

/** A phone that is registered with the server. */
export interface Phone {
  identity: Identity
  lid: string
  /** Undefined when the server knows no number for it. */
  phone: string | undefined
  /** Takes a message; when silent, the bot is told nothing about it. */
  receives(envelope: Envelope, silent: boolean): Promise<void>
}

/** Everybody but the bot's own account, by their addresses. */
export const createPeople = () => {
  const byUser = new Map<string, Phone>()
  let last = 0

  return {
    nextNumber: () => {
      last += 1
      return last
    },
    add(phone: Phone) {
      byUser.set(userOf(phone.lid), phone)
      if (phone.phone) byUser.set(userOf(phone.phone), phone)
    },
    at: (address: string): Phone | undefined => byUser.get(userOf(address)),
  }
}
export type People = ReturnType<typeof createPeople>
