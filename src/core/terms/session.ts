import type { CommandName, Option } from './reply.ts'

/** The dialog a peer is in. */
export interface Place {
  dialog: CommandName
  version: number
  step: string
  draft: Record<string, unknown>
  /** When the dialog began, in milliseconds. */
  begun: number
  /** The steps that she came by, for going back. */
  trail: string[]
  /** Part of it was told before it began, so it is not empty at its first question. */
  told?: true
  /** What is ticked in a step with several answers. */
  ticked?: string[]
}

/** The options that a peer can answer with now. */
export interface OpenQuestion {
  /** Names this question as it was asked now, so that an option of an earlier one is recognised. */
  token: string
  options: Option[]
  several?: boolean
  page: number
  /** When it was asked, in milliseconds. */
  asked: number
}

/**
 * How long a session is kept after the last turn, and an unfinished dialog after it was left, in
 * milliseconds.
 */
export const LIFETIME = 24 * 60 * 60 * 1000

/** Where a peer is. It is sealed, and gone after 24 hours. */
export interface Session {
  open?: OpenQuestion
  at?: Place
  /** An unfinished dialog that she can go on with. */
  kept?: Place
  /** When the unfinished dialog is gone, in milliseconds, however often she writes until then. */
  keptUntil?: number
  /** When she last wrote, in milliseconds. */
  touched?: number
  /**
   * Until when the session is valid, in milliseconds. It is sealed, because a shorter time would
   * tell who is a moderator.
   */
  until?: number
  /** Turns of contacts that were answered together with an earlier one. */
  gathered?: string[]
  /** She was offered the language that she writes. */
  offeredLanguage?: true
  /** A question about the conversation itself that is open now. */
  aside?: 'language'
  /**
   * Her last checks: the id that an edit names, and when she sent it, in milliseconds. No number,
   * no words.
   */
  checks?: { message: string; at: number }[]
  /** A message of hers was not answered because it came late. The next answer tells her. */
  missed?: true
  /** What she decided last can still be taken back: by which command, and until when, in milliseconds. */
  undo?: { by: 'undo' | 'warn'; until: number }
  /** Short words of hers, while she is asked whether they mean stop or belong to her report. */
  unsure?: string
  /** When a safe-call of hers ended in this chat, in milliseconds: in whichever way. */
  callEnded?: number
  /** The option of which she is asked whether she means it, so that "yes" says so. */
  perhaps?: string
}

/**
 * Unites two sessions of one peer: the one in which she wrote last, with an unfinished dialog of
 * either. `leave` leaves what is open in a session.
 */
export const uniteSessions = (
  one: Session,
  other: Session,
  leave: (session: Session, now: Date) => Session,
): Session => {
  const [earlier, later] = (one.touched ?? 0) > (other.touched ?? 0) ? [other, one] : [one, other]
  const { kept, keptUntil } = leave(earlier, new Date(earlier.touched ?? 0))
  if (later.kept || !kept || keptUntil === undefined) return later
  return { ...later, kept, keptUntil }
}
