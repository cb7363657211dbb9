/**
 * Decisions of one moderator that others see before they count.
 *
 * - **pending decision**: it waits a day. Every other moderator is shown it and can stop it.
 * - **agreement**: some decisions also need a second moderator. Without one they come to nothing.
 */
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { usable } from './consents.ts'
import type { Content } from './reports.ts'

const HOUR = 60 * 60 * 1000
const WAIT = 24 * HOUR

/**
 * decline: nobody is warned · shutOut: the same, and the author is no longer a member · question:
 * the reporter is asked in a moderator's own words · alert: one more town is warned than she may
 * warn alone
 */
export const PENDING_KINDS = ['decline', 'shutOut', 'question', 'alert'] as const
export type PendingKind = (typeof PENDING_KINDS)[number]

/** What another moderator says about it. */
export type SecondVerdict = 'prevent' | 'agree'

/** How far a pending decision has come. */
export interface PendingProgress {
  kind: PendingKind
  /** A second moderator agreed. */
  agreed: boolean
}

/** When a decision of now is done or comes to nothing. To the hour: a minute would join rows. */
export const dueAfter = (now: Date): Date =>
  new Date(Math.ceil((now.getTime() + WAIT) / HOUR) * HOUR)

/** What follows when another moderator agrees: it is done, waits another day, or waits on. */
export const onAgreeing = ({
  kind,
  agreed,
}: PendingProgress): 'done' | 'waitsAgain' | 'waitsOn' => {
  if (kind === 'question' || kind === 'alert') return 'done'
  return kind === 'shutOut' && !agreed ? 'waitsAgain' : 'waitsOn'
}

/** Whether it is done when its time has come. Otherwise it has come to nothing by then. */
export const isDoneWhenDue = ({ kind, agreed }: PendingProgress): boolean =>
  kind === 'decline' || (kind === 'shutOut' && agreed)

/** Recognises a moderator among those who have looked at it, by her address. Says nothing else. */
export const seerTag = (keys: Keys, moderator: Bytes, pendingId: string): string =>
  hex(keys.tag('author', 'pending', moderator, pendingId)).slice(0, 16)

/** Recognises what a moderator has read of a report. Her decision counts for nothing else. */
export const readTag = (keys: Keys, reportId: string, content: Content): string =>
  hex(keys.tag('author', 'as read', reportId, JSON.stringify(usable(content, 'review')))).slice(
    0,
    16,
  )
