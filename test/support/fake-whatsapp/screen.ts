import { normalizeMessageContent, proto } from '@whiskeysockets/baileys'
import { PATIENCE } from '../patience.ts'

type Kind = 'text' | 'edit' | 'revoke' | 'reaction' | 'other'

/** Something that the bot sent and a person could read. */
export interface Heard {
  id: string
  kind: Kind
  text: string
  /** The message that is edited, revoked, reacted to or quoted. */
  about?: string
  /** Seconds until it disappears; undefined in a chat where nothing does. */
  expiration?: number
  /** The address that the bot wrote to. */
  to: string
  content: proto.IMessage
}

/** A message of the bot as it stands in the chat now. */
export interface Shown {
  id: string
  text: string
  edited: boolean
  expiration?: number
}

const { REVOKE, MESSAGE_EDIT } = proto.Message.ProtocolMessage.Type

const textOf = (content: proto.IMessage | null | undefined): string =>
  content?.conversation ??
  content?.extendedTextMessage?.text ??
  content?.imageMessage?.caption ??
  content?.documentMessage?.caption ??
  content?.pollCreationMessage?.name ??
  content?.pollCreationMessageV3?.name ??
  ''

const contextOf = (content: proto.IMessage): proto.IContextInfo | null | undefined =>
  Object.values(content).find(
    (part): part is { contextInfo: proto.IContextInfo } => typeof part?.contextInfo === 'object',
  )?.contextInfo

const kindOf = ({ protocolMessage, reactionMessage, ...content }: proto.IMessage): Kind => {
  if (protocolMessage?.type === REVOKE) return 'revoke'
  if (protocolMessage?.type === MESSAGE_EDIT) return 'edit'
  if (reactionMessage) return 'reaction'
  return textOf(content) === '' ? 'other' : 'text'
}

const read = (id: string, to: string, message: proto.IMessage): Heard => {
  const content = normalizeMessageContent(message) ?? {}
  const { protocolMessage, reactionMessage } = content
  const context = contextOf(content)
  const about = protocolMessage?.key?.id ?? reactionMessage?.key?.id ?? context?.stanzaId
  const expiration = context?.expiration
  return {
    id,
    kind: kindOf(content),
    text: reactionMessage?.text ?? textOf(protocolMessage?.editedMessage ?? content),
    ...(about ? { about } : {}),
    ...(expiration ? { expiration } : {}),
    to,
    content,
  }
}

/** A person's chat with the bot, as far as the bot fills it. */
export const createScreen = () => {
  const heard: Heard[] = []
  let shown: Shown[] = []
  let taken = 0
  let changed = Promise.withResolvers<void>()

  const next = async (is: (heard: Heard) => boolean): Promise<Heard> => {
    const silence = Promise.withResolvers<never>()
    const timer = setTimeout(
      () => silence.reject(new Error(`the bot said nothing (more) for ${PATIENCE} ms`)),
      PATIENCE,
    )
    try {
      for (;;) {
        const changing = changed.promise
        for (const one of heard.slice(taken)) {
          taken += 1
          if (is(one)) return one
        }
        await Promise.race([changing, silence.promise])
      }
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    /** Everything the bot sent her, oldest first, as it was then. */
    heard,
    /** The bot's messages as they stand now. */
    get shown(): readonly Shown[] {
      return shown
    },
    /** Whether a message is already there. A phone shows what comes twice under one id once. */
    has: (id: string) => heard.some((one) => one.id === id),
    adds(id: string, to: string, message: proto.IMessage) {
      const one = read(id, to, message)
      heard.push(one)
      const { kind, text, about, expiration } = one
      if (kind === 'revoke') shown = shown.filter((line) => line.id !== about)
      else if (kind === 'edit') {
        shown = shown.map((line) => (line.id === about ? { ...line, text, edited: true } : line))
      } else if (kind !== 'reaction') {
        shown = [...shown, { id, text, edited: false, ...(expiration ? { expiration } : {}) }]
      }
      changed.resolve()
      changed = Promise.withResolvers()
    },
    /** As if it had never been readable. */
    forgets(id: string) {
      const index = heard.findIndex((one) => one.id === id)
      if (index < 0) throw new Error('she never got this message')
      heard.splice(index, 1)
      if (index < taken) taken -= 1
      shown = shown.filter((line) => line.id !== id)
    },
    /** Waits for the next thing that the bot sends her, or the next one that fits. */
    hears: (is: (heard: Heard) => boolean = () => true) => next(is),
    /** Waits for the next so many. */
    async hearsAll(count: number): Promise<Heard[]> {
      const all: Heard[] = []
      while (all.length < count) all.push(await next(() => true))
      return all
    },
  }
}
