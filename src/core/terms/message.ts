/**
 * What passes between a channel and the core.
 *
 * - **inbound**: what a peer sent, in the one shape that all channels share.
 * - **message**: what the bot says, in final words, cut to the channel's limits.
 * - **address**: where a peer can be reached. The core cannot read it, and seals it wherever it is kept.
 */

declare const brand: unique symbol
/** Where a peer can be reached on a channel. Only the channel that made it can read it. Never logged. */
export type Address = string & { readonly [brand]: 'Address' }

/** What a peer sent. */
export interface Inbound {
  /** The platform's id of this event, unique within channel and account. Only a keyed hash of it is kept. */
  dedupe: string
  /** When the peer sent it, by the platform's clock. */
  at: Date
  /** Where the answer goes. */
  address: Address
  from: {
    /** The channel's opaque id of the person; her phone number only if the channel knows nothing else. */
    key: string
    /**
     * Other keys of the same person on this channel, proven by this message or told by the platform.
     * What was kept under one of them becomes hers, and later messages under it alone are hers, too.
     */
    aliases?: string[]
    /** The language that the platform reports, as a BCP 47 tag. */
    language?: string
  }
  body: Body
  /** It was sent long ago, while the bot was away. She may not wait for an answer any more. */
  late?: true
  /** The platform's id of the message, so that it can be deleted from the chat later. */
  message?: string
  /** The id that an edit of this message names, if the message cannot be deleted and `message` is missing. */
  editedAs?: string
  /** This is an edit of the message with this id. */
  edits?: string
}

export type Body =
  /** `beside`: it is the caption of a picture or a file, which nobody looks at. */
  | { kind: 'text'; text: string; beside?: 'file' }
  /** A tapped option; `message` is the platform's id of the message that showed it. */
  | { kind: 'choice'; option: string; message?: string }
  /** Phone numbers of shared contacts, as they are written there. */
  | { kind: 'contact'; numbers: string[] }
  | { kind: 'voice' }
  | { kind: 'file' }
  /** The peer blocked the bot: nothing can be sent, and her address must be forgotten. */
  | { kind: 'blocked' }
  | { kind: 'unsupported' }
  /** Something that her phone sent and the channel could not decipher; what it was nobody knows. */
  | { kind: 'unreadable' }

/** One message to a peer, ready to be sent. */
export interface Message {
  text: string
  /** Buttons. Empty on a channel without buttons, where the text has numbered lines instead. */
  options: { id: string; label: string }[]
  /** The platform's id of a message that this one replaces, if the channel can do that. */
  replaces?: string
  /**
   * The platform's id of the peer's message that this one answers. It is shown with it, if the
   * channel can do that.
   */
  answers?: string
  /** Cannot be forwarded or saved, if the channel can prevent that. */
  secret?: boolean
  /** It does not answer a message, so the channel sends it at the pace that its platform allows. */
  unasked?: true
  /** It does not answer a message, but goes before all others that do not: somebody may be in danger. */
  urgent?: true
  /** The phone makes no sound, if the channel can do that. */
  quiet?: true
}

/** What a channel can show. */
export interface Limits {
  /** Longest text of one message, in UTF-16 units. */
  text: number
  /** How many options fit in one message. */
  options: number
  /** Whether options are buttons. If not, the core writes them as numbered lines. */
  buttons: boolean
}

/**
 * Why a channel did not take a message.
 *
 * blocked: this peer does not want it · gone: the platform does not know this chat now ·
 * restricted: the platform does not let the bot send · throttled: too fast, try again after
 * `retryAfter` seconds · invalid: the platform refuses this message · unreachable: no answer, or a
 * fault of the platform, try again.
 */
export type SendErrorKind =
  | 'blocked'
  | 'gone'
  | 'restricted'
  | 'throttled'
  | 'invalid'
  | 'unreachable'

/**
 * What may be done about a message that a channel did not take.
 *
 * soon: try again, and write to nobody on that channel meanwhile · later-to-chat: try again, and
 * write to others meanwhile; without a `retryAfter` this may take days · later-to-all: the platform
 * does not let the bot send · never-this: the platform will never take this message ·
 * never-to-chat: this peer cannot be reached any more.
 */
export type Retry = 'soon' | 'later-to-chat' | 'later-to-all' | 'never-this' | 'never-to-chat'

const USUAL_RETRY: Record<SendErrorKind, Retry> = {
  blocked: 'never-to-chat',
  // Platforms have said this of people who were there all the time.
  gone: 'later-to-chat',
  restricted: 'later-to-all',
  throttled: 'soon',
  invalid: 'never-this',
  unreachable: 'soon',
}

/** A channel did not take a message. The error's text contains no address and no words. */
export class SendError extends Error {
  /** For the log, and for what the channel itself does. */
  readonly kind: SendErrorKind
  /** What callers act on. */
  readonly retry: Retry
  /** How long to wait, in seconds. */
  readonly retryAfter: number | undefined
  /** The platform may have taken the message: only its answer is lost. */
  readonly maybeSent: boolean

  /** `retry` is the usual one for the kind, unless it is given. */
  constructor(
    kind: SendErrorKind,
    options: { retry?: Retry; retryAfter?: number; maybeSent?: boolean; cause?: unknown } = {},
  ) {
    super(`the channel did not take a message: ${kind}`, { cause: options.cause })
    this.name = 'SendError'
    this.kind = kind
    this.retry = options.retry ?? USUAL_RETRY[kind]
    this.retryAfter = options.retryAfter
    this.maybeSent = options.maybeSent ?? false
  }
}
