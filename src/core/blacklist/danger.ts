/**
 * What an alert and a check name instead of exact harms, which would say too much.
 *
 * - **danger**: a coarse kind of harm. The man who did it may be reading. A coarse kind tells him
 *   only that somebody has reported him. The exact harms of one report would tell him who did.
 */
import { HARM_IDS, type Harm } from './taxonomy.ts'

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
  sexual: 'sexual',
  pictures: 'pictures',
  threat: 'threats',
  money: 'money',
  violence: 'violence',
  trouble: 'trouble',
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

/** What is told by somebody who names the danger and nothing more. */
export const COARSE_HARM = {
  violence: 'violence',
  threats: 'threat',
  sexual: 'sexual',
  money: 'money',
  pictures: 'pictures',
  stalking: 'stalking',
  trouble: 'trouble',
  exploitation: 'exploiter',
} as const satisfies Record<Danger, Harm>

/** The harms that make a danger more precise. A fake booking warns nobody, but is trouble, too. */
export const detailsOf = (danger: Danger): Harm[] =>
  HARM_IDS.filter((harm) => dangerOf(harm) === danger && harm !== COARSE_HARM[danger])

/** The danger under which a harm is told; undefined if it lists nobody. */
export const dangerOf = (harm: Harm): Danger | undefined =>
  harm === 'time-waster' ? 'trouble' : DANGER_OF[harm]
