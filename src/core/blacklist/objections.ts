/**
 * Somebody objects to what is listed about a number, or to what he believes is listed.
 *
 * - **case**: opened for every objection, whether the number is listed or not. Nothing that is kept
 *   or said about it tells which. Two moderators look at each case.
 * - **disputed**: what was listed about the number when the objection came. At levels 1 and 2
 *   nobody is shown it meanwhile. At 3 and 4 it stays until two moderators have said otherwise.
 * - **look**: what one moderator says about it. Two must say the same.
 * - **ground**: why the same number is looked at again within a year.
 */
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Fingerprint } from './fingerprint.ts'
import { needsSecond } from './review.ts'
import type { Level } from './taxonomy.ts'

/**
 * Why something may stay although nothing new was told. How many told it is not a reason, because a
 * reason must not show that.
 */
export const KEEPING_REASONS = ['clear', 'recent', 'grave', 'known'] as const
export type KeepingReason = (typeof KEEPING_REASONS)[number]

/** The number belongs to somebody else now, or a court has judged. */
export const GROUNDS = ['changed', 'judgment'] as const
export type Ground = (typeof GROUNDS)[number]

/** One moderator's look. */
export interface Look {
  /** Recognises the moderator, so that nobody looks twice. */
  by: string
  stays: boolean
  /** Why it stays. */
  why?: KeepingReason
}

/** The sealed part of a case. Its size does not depend on how many have looked. */
export interface Case {
  fingerprint: Fingerprint
  looks: Look[]
  /** The grounds on which it was opened. */
  grounds?: Ground[]
  /** Two agreed. The row stays: without a new ground, a further objection changes nothing. */
  over?: true
}

const DAY = 86_400_000

/** Two moderators look at a case within so many days. Otherwise the operator hears of it. */
export const LOOK_DAYS = 14
/** After so many days what is hidden is deleted. The law gives us a month (GDPR Article 12). */
export const CASE_DAYS = 30
/** For so many days, an objection to the same number opens nothing without a new ground. */
const REMEMBERED_DAYS = 365

/** How many moderators must say the same. */
const AGREEING = 2

/** Recognises a moderator among those who look at a case, by her address. Short, so that a case never grows. */
export const lookerTag = (keys: Keys, moderator: Bytes, caseId: string): string =>
  hex(keys.tag('author', 'objection', moderator, caseId)).slice(0, 16)

/** The result of the looks so far; undefined while no two agree. */
export const outcomeOf = (looks: readonly Look[]): boolean | undefined =>
  [false, true].find((stays) => looks.filter((look) => look.stays === stays).length >= AGREEING)

/**
 * Whether nobody is shown what is listed, from the objection on. `levels`: those of everything that
 * is listed about the number, each as the first moderator set it. The highest level decides for all
 * of it. How many there are never matters: a difference before and after would give that away.
 */
export const isHiddenAtOnce = (levels: readonly Level[]): boolean => !levels.some(needsSecond)

/** Whether an objection to a number that already had a case opens it again. */
export const opensAgain = ({ grounds = [] }: Case, ground: Ground | undefined): boolean =>
  ground !== undefined && !grounds.includes(ground)

/** The day on which what a case hides is deleted, if it is opened now. */
export const dueOn = (now: Date): Date => new Date(now.getTime() + CASE_DAYS * DAY)

/** The day on which a case came. */
export const cameOn = (due: Date): Date => new Date(due.getTime() - CASE_DAYS * DAY)

/**
 * Whether fewer than two moderators have looked in time. The same is told of a listed number and of
 * any other.
 */
export const isOverdue = (due: Date, { looks, over }: Case, today: Date): boolean =>
  !over &&
  looks.length < AGREEING &&
  due.getTime() - (CASE_DAYS - LOOK_DAYS) * DAY <= today.getTime()

/** Rows with a day before this one are forgotten. */
export const forgottenBefore = (today: Date): Date =>
  new Date(today.getTime() - (REMEMBERED_DAYS - CASE_DAYS) * DAY)
