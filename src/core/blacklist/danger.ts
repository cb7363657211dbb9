/**
 * What an alert and a check name instead of exact harms, which would say too much.
 *
 * - **danger**: a coarse kind of harm. The man who did it may be reading. A coarse kind tells him
 *   only that somebody has reported him. The exact harms of one report would tell him who did.
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

/** Which danger each harm is. A harm that is not listed here is none. */
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

/** The dangers among some harms. */
export const dangersOf = (harms: readonly Harm[]): Danger[] => {
  const found = new Set(harms.map((harm) => DANGER_OF[harm]))
  return DANGERS.filter((danger) => found.has(danger))
}
