import { randomBytes } from 'node:crypto'
import { proto } from '@whiskeysockets/baileys'

interface Surroundings {
  /** Seconds until it disappears, in a chat where messages do. */
  expires?: number
  /** The message that it answers. */
  quotes?: string
}

interface Card {
  name?: string
  /** As they stand in the address book. */
  numbers: string[]
  /** The number that WhatsApp knows the first one by. */
  waid?: string
}

const { REVOKE, MESSAGE_EDIT } = proto.Message.ProtocolMessage.Type

const context = ({ expires, quotes }: Surroundings): proto.IContextInfo => ({
  ...(expires === undefined ? {} : { expiration: expires }),
  ...(quotes === undefined
    ? {}
    : { stanzaId: quotes, quotedMessage: { conversation: 'what was said' } }),
})

const wrapped = (message: proto.IMessage, { expires }: Surroundings): proto.IMessage =>
  expires === undefined ? message : { ephemeralMessage: { message } }

const media = () => ({
  url: 'https://127.0.0.1/nothing',
  directPath: '/nothing',
  mediaKey: randomBytes(32),
  fileSha256: randomBytes(32),
  fileEncSha256: randomBytes(32),
  fileLength: 4_096,
})

/** A written message; a plain one, unless something is said about its surroundings. */
export const text = (written: string, around: Surroundings = {}): proto.IMessage =>
  Object.keys(around).length === 0
    ? { conversation: written }
    : wrapped({ extendedTextMessage: { text: written, contextInfo: context(around) } }, around)

const vcard = ({ name = 'Someone', numbers, waid }: Card) =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:;${name};;;`,
    `FN:${name}`,
    ...numbers.map((number, index) =>
      index === 0 && waid
        ? `item1.TEL;waid=${waid}:${number}\nitem1.X-ABLabel:Mobile`
        : `TEL;type=CELL:${number}`,
    ),
    'END:VCARD',
  ].join('\n')

const contactOf = (card: Card) => ({ displayName: card.name ?? 'Someone', vcard: vcard(card) })

/** One contact of the address book. */
export const contact = (card: Card): proto.IMessage => ({ contactMessage: contactOf(card) })

/** Several contacts at once. */
export const contacts = (cards: Card[]): proto.IMessage => ({
  contactsArrayMessage: { displayName: `${cards.length} contacts`, contacts: cards.map(contactOf) },
})

export const location = (): proto.IMessage => ({
  locationMessage: { degreesLatitude: 0.5, degreesLongitude: 0.5 },
})

/** A voice note. */
export const voice = (): proto.IMessage => ({
  audioMessage: { ...media(), ptt: true, seconds: 3, mimetype: 'audio/ogg; codecs=opus' },
})

export const photo = (caption?: string): proto.IMessage => ({
  imageMessage: { ...media(), mimetype: 'image/jpeg', ...(caption ? { caption } : {}) },
})

export const document = (caption?: string): proto.IMessage => ({
  documentMessage: { ...media(), mimetype: 'application/pdf', ...(caption ? { caption } : {}) },
})

export const sticker = (): proto.IMessage => ({
  stickerMessage: { ...media(), mimetype: 'image/webp' },
})

/** A photo that can be looked at once. */
export const viewOnce = (): proto.IMessage => ({ viewOnceMessageV2: { message: photo() } })

export const poll = (name: string, options: string[]): proto.IMessage => ({
  messageContextInfo: { messageSecret: randomBytes(32) },
  pollCreationMessageV3: {
    name,
    options: options.map((optionName) => ({ optionName })),
    selectableOptionsCount: 1,
  },
})

/** A reaction to a message of the bot. */
export const reaction = (id: string, emoji: string): proto.IMessage => ({
  reactionMessage: { key: { id, fromMe: false }, text: emoji },
})

/** Says an earlier message of hers anew. */
export const edit = (id: string, written: string): proto.IMessage => ({
  protocolMessage: {
    key: { id, fromMe: true },
    type: MESSAGE_EDIT,
    editedMessage: { conversation: written },
  },
})

/** Takes an earlier message of hers back, for everyone. */
export const revoke = (id: string): proto.IMessage => ({
  protocolMessage: { key: { id, fromMe: true }, type: REVOKE },
})

/** Turns disappearing messages on, or off with 0. */
export const disappearing = (expires: number): proto.IMessage => ({
  protocolMessage: {
    type: proto.Message.ProtocolMessage.Type.EPHEMERAL_SETTING,
    ephemeralExpiration: expires,
  },
})

/** Something that no version known today can show. */
export const unknown = (): proto.IMessage => ({ messageContextInfo: {} })
