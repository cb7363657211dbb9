/** Which harms a message tells of. The bot offers to tick them in a report. */
import type { Harm } from '../blacklist/taxonomy.ts'
import type { Concept } from './concept.ts'

const HARMS_BY_CONCEPT: readonly (readonly [Concept, Harm])[] = [
  ['rape', 'forced'],
  ['condom-off', 'condom'],
  ['drugged', 'drugged'],
  ['film', 'filmed'],
  ['outed', 'exposed'],
  ['blackmail', 'blackmail'],
  ['unpaid', 'no-payment'],
  ['robbed', 'robbery'],
  ['kill-threat', 'threats'],
  ['weapon', 'weapon'],
  ['beaten', 'hit'],
  ['hit-now', 'hit'],
  ['choked', 'choked'],
  ['tried-kill', 'kill-attempt'],
  ['locked-in', 'locked-in'],
  ['not-let-go', 'locked-in'],
  ['stalk', 'stalking'],
  ['forced-work', 'exploiter'],
  ['takes-money', 'exploiter'],
]

/** The harms in what is said, in the order of the taxonomy. */
export const harmsSaid = (said: ReadonlySet<string>): Harm[] => [
  ...new Set(HARMS_BY_CONCEPT.filter(([concept]) => said.has(concept)).map(([, harm]) => harm)),
]
