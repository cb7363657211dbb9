import { normalizeMessageContent, proto, type WAMessage } from '@whiskeysockets/baileys'
import type { Body, Inbound } from '../../core/terms/message.ts'
import { addressOf, jidOf } from './address.ts'
import { numbersOf } from './contact.ts'

/** Who sent something, by all that WhatsApp says of her. */
export interface Sender {
  lid?: string
  number?: string
  /** The way that the message came, which is the way for the answer. */
  by: 'lid' | 'number'
}

type Content = proto.IMessage

const { MEDIA_ALBUM } = proto.MessageAssociation.AssociationType
const { MESSAGE_EDIT } = proto.Message.ProtocolMessage.Type
const SECRET_EDIT = proto.Message.SecretEncryptedMessage.SecretEncType.MESSAGE_EDIT

// What peers' apps send by themselves, or what is said about messages and not said.
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
// They come with a message, or instead of one, and say nothing themselves.
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

/** What a message says; undefined when nobody said anything. */
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
    // The words under a picture are words: often the number of an advertisement that is passed on.
    const caption = imageMessage?.caption ?? videoMessage?.caption ?? documentMessage?.caption
    return said(caption) ?? { kind: 'file' }
  }
  if (parts.length === 0 || parts.some((part) => NOT_SAID.has(part))) return undefined
  return { kind: 'unsupported' }
}

/** How long messages last in this chat, as her app says with each of them. */
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
  // It can be deciphered only with a secret of the first message, which is not kept.
  const isSecretEdit = secret?.secretEncType === SECRET_EDIT
  const of = isSecretEdit ? secret?.targetMessageKey?.id : undefined
  return of ? { of, body: { kind: 'unsupported' } } : undefined
}

/** The album that a picture is of: each comes by itself, and one answer to all without words is enough. */
const albumOf = (message: Content | null | undefined): string | undefined => {
  const { associationType, parentMessageKey } =
    message?.messageContextInfo?.messageAssociation ?? {}
  return associationType === MEDIA_ALBUM ? (parentMessageKey?.id ?? undefined) : undefined
}

/** What a message means to the bot; undefined when there is nothing to answer. */
export const read = (
  { key, message, messageTimestamp, messageStubType }: WAMessage,
  { lid, number, by }: Sender,
  means: { account: string; now: Date; lateAfter: number },
): Inbound | undefined => {
  // What could not be deciphered is asked for again by the library.
  if (key.fromMe || !key.id || messageStubType) return undefined
  const wrapped = message?.deviceSentMessage ? undefined : message
  const content = normalizeMessageContent(wrapped)
  const edit = content && editOf(content)
  const first = content && !wrapped?.editedMessage ? bodyOf(content) : undefined
  const body = edit?.body ?? first
  const from = lid === undefined ? undefined : { lid }
  const alias = number === undefined ? undefined : { number }
  const person = from ?? alias
  const there = (by === 'lid' ? from : alias) ?? person
  if (!content || !body || !person || !there) return undefined
  const expires = expirationOf(content)
  const sent = Number(messageTimestamp)
  const at = sent > 0 ? new Date(sent * 1000) : means.now
  const isLate = means.now.getTime() - at.getTime() > means.lateAfter
  // Of late messages only the last is answered, and that is to be one of hers, not a correction.
  if (edit && isLate) return undefined
  const name = lid === undefined ? `pn:${number}` : `lid:${lid}`
  const album = body.kind === 'file' && !edit ? albumOf(message) : undefined
  return {
    dedupe: JSON.stringify([means.account, name, ...(album ? ['album', album] : [key.id])]),
    at,
    address: addressOf({ jid: jidOf(there), ...(expires !== undefined && { expires }) }),
    // WhatsApp does not tell which language its app speaks; what she writes does.
    from: { key: name, ...(from && alias && { aliases: [`pn:${alias.number}`] }) },
    body,
    ...(edit ? { edits: edit.of } : { editedAs: key.id }),
    ...(isLate && { late: true }),
  }
}
