/**
 * Somebody objects to what is listed about a number, or to what he believes is.
 *
 * - **case**: opened for every objection, whether the number is listed or not; nothing that is kept of it, or
 *   said about it, tells which. Meanwhile what stood about the number when it came is shown to nobody.
 * - **look**: what one moderator says of it. Two must say the same.
 * - **new material**: entries that were written since the objection. Without any, what was suspended goes.
 */
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Fingerprint } from './fingerprint.ts'

/** One moderator's look. */
export interface Look {
  /** Recognises the moderator, so that nobody looks twice. */
  by: string
  stays: boolean
}

/** The sealed part of a case; of one size, however many have looked. */
export interface Case {
  fingerprint: Fingerprint
  looks: Look[]
  /** Two agreed. The row waits for its day all the same: a further objection until then changes nothing. */
  over?: true
}

/** How many days a case lasts: within a month the man has his right (GDPR Article 12). */
export const CASE_DAYS = 30

/** How many moderators must say the same. */
const AGREEING = 2

/** Recognises a moderator among those who look at a case, by her address. Short, so that a case never grows. */
export const lookerTag = (keys: Keys, moderator: Bytes, caseId: string): string =>
  hex(keys.tag('author', 'objection', moderator, caseId)).slice(0, 16)

/** What the looks so far come to; undefined while two do not agree. To stay takes new material. */
export const outcomeOf = (looks: readonly Look[], newMaterial: boolean): boolean | undefined => {
  const say = (stays: boolean) => looks.filter((look) => look.stays === stays).length
  if (say(false) >= AGREEING) return false
  return newMaterial && say(true) >= AGREEING ? true : undefined
}
