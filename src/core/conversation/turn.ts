/**
 * A message on its way through the conversation.
 *
 * - **heard**: who sent it, and where she was. Enough to work out what she means, before any transaction.
 * - **turn**: the same, with the stores of the transaction in which it is answered.
 * - **outcome**: where she is afterwards, and what is said.
 */
import type { Peer } from '../members/peer.ts'
import type { Stores } from '../stores/stores.ts'
import type { Finished, Reply } from '../terms/reply.ts'
import type { Session } from '../terms/session.ts'

export interface Heard {
  session: Session
  peer: Peer
  /** Her words before this message, if she was asked whether they mean stop. */
  unsure?: string | undefined
  /** The option of which she was asked whether she means it. */
  perhaps?: string | undefined
}

export interface Turn extends Heard {
  stores: Stores
}

export interface TurnOutcome {
  session: Session
  replies: Reply[]
  language: string
  /** She has just chosen the language. */
  choseLanguage?: true
  /** One of her two words came of it: nothing beside it may depend on which, not even its language. */
  byWord?: true
  /** Replaces the message that was tapped, instead of standing below it. */
  replaces?: boolean
  /** Asks the open question again, so that its earlier options still work. */
  again?: boolean
  /** Said in passing: what was open stays open and is not shown again. */
  byTheWay?: true
  discreet?: boolean
  forget?: boolean
  pause?: number
  /** How long the session may be kept, in milliseconds, if that is less than usual. */
  lasts?: number
  /** What it is about: everything about that is deleted from the chat together. */
  about?: string
  /** Is called once all of it is kept. */
  onceKept?(): void
}

/** What is done about a message. Runs in the turn's transaction. */
export type Act = (turn: Turn) => Promise<TurnOutcome>

/** Only replies, in the language of the peer. */
export const saying = ({ session, peer }: Heard, ...replies: Reply[]): TurnOutcome => ({
  session,
  replies,
  language: peer.language,
})

/** How the replies of something finished are sent. */
export const mannerOf = ({
  discreet,
  about,
  pause,
  onceKept,
}: Finished): Pick<TurnOutcome, 'discreet' | 'about' | 'pause' | 'onceKept'> => ({
  ...(discreet && { discreet }),
  ...(about !== undefined && { about }),
  ...(pause && { pause }),
  ...(onceKept && { onceKept }),
})

/** The same session with nothing asked in between. */
export const withoutAside = ({ aside: _, ...session }: Session): Session => session

/** A list of so few options has one page on every channel. */
const ONE_PAGE = 9

/** The question itself, without its introduction. */
export const questionOnly = (reply: Reply): Reply => ({ ...reply, text: reply.text.slice(-1) })

/**
 * The next page of what is open: the question alone, in the place of the page before. Where there is
 * one page only, all of it again.
 */
export const asPage = (outcome: TurnOutcome): TurnOutcome =>
  (outcome.replies.at(-1)?.options?.length ?? 0) <= ONE_PAGE
    ? outcome
    : { ...outcome, replies: outcome.replies.map(questionOnly), replaces: true }
