import { jidDecode } from '@whiskeysockets/baileys'
import type { Address } from '../../core/terms/message.ts'

// lid     WhatsApp's opaque id of a person, which does not reveal her number
// number  the digits of her phone number, if WhatsApp tells it
// jid     either of them as an address on the wire, with a server and perhaps a device

/** Where a chat is, and what is needed to write to it. */
export interface Chat {
  jid: string
  /** How long messages stay there before they disappear, in seconds, as she has set it. */
  expires?: number
}

const PEOPLE = /^\d{5,20}@(?:lid|s\.whatsapp\.net)$/

/**
 * Makes an address of WhatsApp. Nothing else makes one, and it is made only from what came in, so
 * that the bot can write only to people who wrote.
 */
export const addressOf = ({ jid, expires }: Chat) =>
  JSON.stringify(expires ? { jid, expires } : { jid }) as Address

/** The chat of an address; undefined if the address was not made here. */
export const chatOf = (address: Address): Chat | undefined => {
  try {
    const { jid, expires }: { jid?: unknown; expires?: unknown } = JSON.parse(address)
    if (typeof jid !== 'string' || !PEOPLE.test(jid)) return undefined
    return typeof expires === 'number' ? { jid, expires } : { jid }
  } catch {
    return undefined
  }
}

/** The person behind an address on the wire; undefined for groups, channels and the like. */
export const personOf = (
  jid: string | null | undefined,
): { lid: string } | { number: string } | undefined => {
  const { user, server } = jidDecode(jid ?? undefined) ?? {}
  if (user === undefined || !/^\d{5,20}$/.test(user)) return undefined
  if (server === 'lid' || server === 'hosted.lid') return { lid: user }
  if (server === 's.whatsapp.net' || server === 'c.us' || server === 'hosted') {
    return { number: user }
  }
  return undefined
}

/** The address on the wire that reaches all of a person's devices. */
export const jidOf = (person: { lid: string } | { number: string }): string =>
  'lid' in person ? `${person.lid}@lid` : `${person.number}@s.whatsapp.net`
