/**
 * What passes between a channel and the core.
 *
 * - **inbound**: what a peer sent, in the one shape that all channels share.
 * - **message**: what the bot says, in final words, cut to the channel's limits.
 * - **address**: where a peer can be reached; opaque to the core, sealed wherever it is kept.
 */

declare const brand: unique symbol
/** Where a peer can be reached on a channel. Only the channel that made it can read it. Never logged. */
export type Address = string & { readonly [brand]: 'Address' }

/** What a peer sent. */
export interface Inbound {
  /** The platform's own id of this event, unique within channel and account; only a keyed hash of it is kept. */
  dedupe: string
  /** When the peer sent it, by the platform's clock. */
  at: Date
  /** Where the answer goes. */
  address: Address
  from: {
    /** The channel's opaque id of the person; a phone number only where the channel knows nothing else. */
    key: string
    /**
     * Other keys of the same person on this channel, proven by this very message or said by the platform
     * itself. What was kept under one of them becomes hers, and what comes under it alone is hers too.
     */
    aliases?: string[]
    /** The language that the platform reports, as a BCP 47 tag. */
    language?: string
  }
  body: Body
  /** Sent long before it came: nobody was there to take it, and she may not be waiting any more. */
  late?: true
  /** The platform's id of the message that came, so that it can be deleted from the chat later. */
  message?: string
  /** What an edit of this message calls it, where it cannot be deleted and `message` is not told. */
  editedAs?: string
  /** This is a message that was changed; it is called so. */
  edits?: string
}

export type Body =
  | { kind: 'text'; text: string }
  /** A tapped option; `message` is the platform's id of the message that showed it. */
  | { kind: 'choice'; option: string; message?: string }
  /** Phone numbers of one or more shared contacts, as they were written there. */
  | { kind: 'contact'; numbers: string[] }
  | { kind: 'voice' }
  | { kind: 'file' }
  /** The peer blocked the bot: nothing more can be sent, the address is to be forgotten. */
  | { kind: 'blocked' }
  | { kind: 'unsupported' }

/** One message to a peer, ready to be sent. */
export interface Message {
  text: string
  /** Buttons; empty on a channel that has none, where the text carries numbered lines instead. */
  options: { id: string; label: string }[]
  /** The platform's id of a message that this one takes the place of, where the channel can. */
  replaces?: string
  /** The platform's id of the peer's message that this one answers; shown beside it where the channel can. */
  answers?: string
  /** Not to be passed on or saved from the chat, where the channel can see to that. */
  secret?: boolean
  /** No answer to something that was just written: the channel sends it at the pace that its platform bears. */
  unasked?: true
}

/** What a channel can show. */
export interface Limits {
  /** Longest text of one message, in UTF-16 units. */
  text: number
  /** How many options fit in one message. */
  options: number
  /** Whether options are buttons; without, the core writes them as numbered lines. */
  buttons: boolean
}

/**
 * Why a channel did not take a message.
 *
 * blocked: this peer does not want it · gone: the platform does not know this chat, or not now · restricted: the platform holds the bot back ·
 * throttled: too fast, try again after `retryAfter` seconds · invalid: the platform refuses this
 * message · unreachable: no answer or a fault of the platform, try again.
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
 * soon: try again, and meanwhile write to nobody on that channel · later-to-chat: try again, and
 * write to others meanwhile; without a `retryAfter` that may take days · later-to-all: the platform holds the bot back · never-this: the platform
 * will not take this message · never-to-chat: this peer cannot be reached any more.
 */
export type Retry = 'soon' | 'later-to-chat' | 'later-to-all' | 'never-this' | 'never-to-chat'

const USUAL_RETRY: Record<SendErrorKind, Retry> = {
  blocked: 'never-to-chat',
  // Platforms have said so of people who were there all the time.
  gone: 'later-to-chat',
  restricted: 'later-to-all',
  throttled: 'soon',
  invalid: 'never-this',
  unreachable: 'soon',
}

/** A channel did not take a message. Its text holds neither address nor words. */
export class SendError extends Error {
  /** For the log, and for what the channel itself does about it. */
  readonly kind: SendErrorKind
  /** What callers go by. */
  readonly retry: Retry
  /** Seconds. */
  readonly retryAfter: number | undefined
  /** The platform may have taken it: only its answer is lost. */
  readonly maybeSent: boolean

  /** `retry` is what is usual for the kind, unless the channel knows better. */
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
