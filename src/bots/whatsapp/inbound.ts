import { normalizeMessageContent, proto, type WAMessage } from '@whiskeysockets/baileys'
import type { Body, Inbound } from '../../core/terms/message.ts'
import { addressOf, jidOf } from './address.ts'
import { numbersOf } from './contact.ts'

/** Who sent a message, according to everything that WhatsApp says about her. */
export interface Sender {
  lid?: string
  number?: string
  /** The way on which the message came. The answer takes the same way. */
  by: 'lid' | 'number'
}

/** What is known besides the message itself. */
export interface Means {
  /** The account that received the message. */
  account: string
  now: Date
  /** A message that is older than this, in milliseconds, came late. */
  lateAfter: number
}

type Content = proto.IMessage

const { MEDIA_ALBUM } = proto.MessageAssociation.AssociationType
const { MESSAGE_EDIT } = proto.Message.ProtocolMessage.Type
const SECRET_EDIT = proto.Message.SecretEncryptedMessage.SecretEncType.MESSAGE_EDIT

// What apps send by themselves, and what is only about other messages. Nobody says anything in it.
const NOT_SAID = new Set<string>([
  'protocolMessage',
  'reactionMessage',
  'encReactionMessage',
  'pollUpdateMessage',
  'pinInChatMessage',
  'keepInChatMessage',
  'messageHistoryBundle',
  'messageHistoryNotice',
  'albumMessage',
  'commentMessage',
  'stickerSyncRmrMessage',
  'call',
  'callLogMesssage',
  'bcallMessage',
  'placeholderMessage',
] satisfies (keyof Content)[])
// These come with a message or instead of one, and say nothing themselves.
const BESIDE = new Set<string>([
  'messageContextInfo',
  'senderKeyDistributionMessage',
  'fastRatchetKeySenderKeyDistributionMessage',
] satisfies (keyof Content)[])

const partsOf = (content: Content): string[] =>
  Object.entries(content).flatMap(([name, value]) =>
    value === null || value === undefined || BESIDE.has(name) ? [] : [name],
  )

const said = (text: string | null | undefined): Body | undefined =>
  text?.trim() ? { kind: 'text', text } : undefined

/** What a message says; undefined if nobody said anything. */
const bodyOf = (content: Content): Body | undefined => {
  const parts = partsOf(content)
  const text = said(content.conversation) ?? said(content.extendedTextMessage?.text)
  if (text) return text
  if (content.contactMessage || content.contactsArrayMessage) {
    const cards = [content.contactMessage, ...(content.contactsArrayMessage?.contacts ?? [])]
    const numbers = numbersOf(cards.map((card) => card?.vcard))
    return numbers.length > 0 ? { kind: 'contact', numbers } : { kind: 'unsupported' }
  }
  if (content.audioMessage || content.ptvMessage) return { kind: 'voice' }
  const { imageMessage, videoMessage, documentMessage, stickerMessage } = content
  if (imageMessage || videoMessage || documentMessage || stickerMessage) {
    // Words under a picture count: often they have the number of an advertisement.
    const caption = imageMessage?.caption ?? videoMessage?.caption ?? documentMessage?.caption
    const words = said(caption)
    return words?.kind === 'text' ? { ...words, beside: 'file' } : { kind: 'file' }
  }
  if (parts.length === 0 || parts.some((part) => NOT_SAID.has(part))) return undefined
  return { kind: 'unsupported' }
}

/** How long messages last in this chat, in seconds, as her app says with each message. */
const expirationOf = (content: Content): number | undefined => {
  for (const part of Object.values(content)) {
    const expiration: unknown = part?.contextInfo?.expiration
    if (typeof expiration === 'number' && expiration > 0) return expiration
  }
  return undefined
}

/** An edit: the id of the message that was changed, and what it says now. */
const editOf = (content: Content): { of: string; body: Body } | undefined => {
  const { protocolMessage: said, secretEncryptedMessage: secret } = content
  if (said?.type === MESSAGE_EDIT) {
    const inner = normalizeMessageContent(said.editedMessage)
    const body = inner && bodyOf(inner)
    return body && said.key?.id ? { of: said.key.id, body } : undefined
  }
  // Deciphering it needs a secret of the first message, which is not kept.
  const isSecretEdit = secret?.secretEncType === SECRET_EDIT
  const of = isSecretEdit ? secret?.targetMessageKey?.id : undefined
  return of ? { of, body: { kind: 'unsupported' } } : undefined
}

/**
 * The album that a picture belongs to. Its pictures come one by one; if they have no words, one
 * answer is enough.
 */
const albumOf = (message: Content | null | undefined): string | undefined => {
  const { associationType, parentMessageKey } =
    message?.messageContextInfo?.messageAssociation ?? {}
  return associationType === MEDIA_ALBUM ? (parentMessageKey?.id ?? undefined) : undefined
}

/** What every message has, whatever it says: who sent it and when, and where the answer goes. */
const envelopeOf = (
  { key, messageTimestamp }: Pick<WAMessage, 'key' | 'messageTimestamp'>,
  { lid, number, by }: Sender,
  means: Means,
): (Pick<Inbound, 'at' | 'from' | 'late'> & { id: string; jid: string }) | undefined => {
  const from = lid === undefined ? undefined : { lid }
  const alias = number === undefined ? undefined : { number }
  const person = from ?? alias
  const there = (by === 'lid' ? from : alias) ?? person
  if (!key.id || !person || !there) return undefined
  const sent = Number(messageTimestamp)
  const at = sent > 0 ? new Date(sent * 1000) : means.now
  const isLate = means.now.getTime() - at.getTime() > means.lateAfter
  const name = lid === undefined ? `pn:${number}` : `lid:${lid}`
  return {
    id: key.id,
    jid: jidOf(there),
    at,
    // No language: WhatsApp does not tell which one her app speaks. What she writes shows it.
    from: { key: name, ...(from && alias && { aliases: [`pn:${alias.number}`] }) },
    ...(isLate && { late: true }),
  }
}

/** A message that could not be deciphered. It is only known that she sent it. */
export const readNothing = (
  message: Pick<WAMessage, 'key' | 'messageTimestamp'>,
  sender: Sender,
  means: Means,
): Inbound | undefined => {
  const envelope = envelopeOf(message, sender, means)
  if (!envelope) return undefined
  const { id, jid, ...rest } = envelope
  return {
    ...rest,
    // Not the key of the message itself: it may still come, and must then be answered.
    dedupe: JSON.stringify([means.account, 'unreadable', id]),
    address: addressOf({ jid }),
    body: { kind: 'unreadable' },
  }
}

/** What a message means to the bot; undefined if there is nothing to answer. */
export const read = (message: WAMessage, sender: Sender, means: Means): Inbound | undefined => {
  // If a message could not be deciphered, the library asks for it again.
  if (message.key.fromMe || message.messageStubType) return undefined
  const wrapped = message.message?.deviceSentMessage ? undefined : message.message
  const content = normalizeMessageContent(wrapped)
  const edit = content && editOf(content)
  const first = content && !wrapped?.editedMessage ? bodyOf(content) : undefined
  const body = edit?.body ?? first
  const envelope = envelopeOf(message, sender, means)
  if (!content || !body || !envelope) return undefined
  const { id, jid, ...rest } = envelope
  // Of several late messages only the last is answered. It must be a message, not a correction.
  if (edit && rest.late) return undefined
  const expires = expirationOf(content)
  const album = body.kind === 'file' && !edit ? albumOf(message.message) : undefined
  return {
    ...rest,
    // Without the sender: a copy may come before it is known that two ids are one person's.
    dedupe: JSON.stringify([means.account, ...(album ? ['album', album] : [id])]),
    address: addressOf({ jid, ...(expires !== undefined && { expires }) }),
    body,
    ...(edit ? { edits: edit.of } : { editedAs: id }),
  }
}
