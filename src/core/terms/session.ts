import type { CommandName, Option } from './reply.ts'

/** The dialog a peer is in. */
export interface Place {
  dialog: CommandName
  version: number
  step: string
  draft: Record<string, unknown>
  /** When the dialog was begun (ms). */
  begun: number
  /** The steps behind her, for going back. */
  trail: string[]
  /** What is ticked so far in a step with several answers. */
  ticked?: string[]
}

/** The options that a peer can answer with now. */
export interface OpenQuestion {
  /** Names this asking, so that an option of an earlier one is recognised. */
  token: string
  options: Option[]
  several?: boolean
  page: number
  /** When it was asked (ms). */
  asked: number
}

/** How long (ms) a session lives after the last turn, and what was left half-way after it was left. */
export const LIFETIME = 24 * 60 * 60 * 1000

/** Where one peer is. Sealed; gone after 24 hours. */
export interface Session {
  open?: OpenQuestion
  at?: Place
  /** A dialog that was left half-way and can be gone on with. */
  kept?: Place
  /** When what was left is gone (ms), however often she writes until then. */
  keptUntil?: number
  /** When she last wrote (ms). */
  touched?: number
  /** Until when it can be gone on with (ms). Here and not beside it: a shorter time is a moderator's. */
  until?: number
  /** A question about the conversation itself, asked in between. */
  aside?: 'language'
  /** Her last checks: what an edit calls the message, and when she sent it (ms). No number, no words. */
  checks?: { message: string; at: number }[]
  /** A message of hers was left unanswered because it came late; her next answer tells her so. */
  missed?: true
  /** Short words of hers, where it is asked whether they mean that she stops or belong to what she tells. */
  unsure?: string
}

/**
 * Of two sessions of one peer the one in which she wrote last, with what she left half-way in either:
 * `leave` leaves what is open.
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
