import { jidDecode } from '@whiskeysockets/baileys'
import type { Address } from '../../core/terms/message.ts'

// lid     WhatsApp's opaque id of a person, which says nothing of her number
// number  the digits of her phone number, where WhatsApp tells it
// jid     either of them as an address on the wire, with a server and perhaps a device

/** Where a chat is, and what it needs to be written to. */
export interface Chat {
  jid: string
  /** Seconds after which messages disappear there, as she has set it. */
  expires?: number
}

const PEOPLE = /^\d{5,20}@(?:lid|s\.whatsapp\.net)$/

/** The only place that makes an address of WhatsApp; from what came in, so that only who wrote can be written to. */
export const addressOf = ({ jid, expires }: Chat) =>
  JSON.stringify(expires ? { jid, expires } : { jid }) as Address

/** The chat of an address; undefined when it was not made here. */
export const chatOf = (address: Address): Chat | undefined => {
  try {
    const { jid, expires }: { jid?: unknown; expires?: unknown } = JSON.parse(address)
    if (typeof jid !== 'string' || !PEOPLE.test(jid)) return undefined
    return typeof expires === 'number' ? { jid, expires } : { jid }
  } catch {
    return undefined
  }
}

/** Who is behind an address on the wire, whichever of her devices; undefined for groups, channels and the like. */
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

/** The address on the wire of all of a person's devices. */
export const jidOf = (person: { lid: string } | { number: string }): string =>
  'lid' in person ? `${person.lid}@lid` : `${person.number}@s.whatsapp.net`
