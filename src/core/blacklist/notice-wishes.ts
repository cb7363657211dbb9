/**
 * A reporter who wants to be told when somebody answers.
 *
 * - **wish**: where she can be reached, sealed in her report and gone with it. Nobody who reads the
 *   report gets it.
 * - **slot**: four hours. What happened in one slot is told when a later one begins, so that the
 *   time of a notice does not show when somebody decided.
 */
import type { NoticeWish } from './reports.ts'
import { UNDO } from './review.ts'

/** How long a slot lasts, in milliseconds. */
export const SLOT = 4 * 60 * 60 * 1000

/** The slot of a moment. */
export const slotOf = (now: Date): number => Math.floor(now.getTime() / SLOT)

/** The slot with which something is told that can still be taken back for some minutes. */
export const toldIn = (now: Date): number => slotOf(new Date(now.getTime() + UNDO)) + 1

/** The wish after somebody asked or answered. */
export const answeredNow = (wish: NoticeWish | undefined, now: Date): { wish?: NoticeWish } =>
  wish ? { wish: { ...wish, due: toldIn(now) } } : {}

/** The wish after a case worker wrote to her: told in the same slots as a question. */
export const writtenNow = (wish: NoticeWish, now: Date): NoticeWish => ({
  ...wish,
  due: toldIn(now),
  letter: true,
})

/** Whether she is told now. */
export const isTold = ({ due }: NoticeWish, now: Date): boolean =>
  due !== undefined && slotOf(now) >= due

/** The wish once she was told, or has looked by herself. */
export const asTold = ({ due: _, letter: __, ...wish }: NoticeWish): NoticeWish => wish
