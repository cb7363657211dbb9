/**
 * What an alert and a check name where exact harms would say too much.
 *
 * - **danger**: a coarse kind of harm. The one who did it may be reading: a coarse kind tells him only
 *   that somebody has reported him, and the exact harms of one report would tell him who.
 */
import type { Harm } from './taxonomy.ts'

export const DANGERS = [
  'violence',
  'threats',
  'sexual',
  'money',
  'pictures',
  'stalking',
  'trouble',
  'exploitation',
] as const
export type Danger = (typeof DANGERS)[number]

/** Which harm is which danger; a harm that is not here is none. */
const DANGER_OF: Partial<Record<Harm, Danger>> = {
  forced: 'sexual',
  condom: 'sexual',
  drugged: 'sexual',
  pressured: 'sexual',
  groped: 'sexual',
  filmed: 'pictures',
  exposed: 'pictures',
  blackmail: 'threats',
  'no-payment': 'money',
  robbery: 'money',
  threats: 'threats',
  weapon: 'violence',
  hit: 'violence',
  handled: 'violence',
  choked: 'violence',
  'kill-attempt': 'violence',
  'locked-in': 'violence',
  stalking: 'stalking',
  insults: 'trouble',
  intoxicated: 'trouble',
  exploiter: 'exploitation',
}

/** The dangers that some harms are. */
export const dangersOf = (harms: readonly Harm[]): Danger[] => {
  const found = new Set(harms.map((harm) => DANGER_OF[harm]))
  return DANGERS.filter((danger) => found.has(danger))
}
