/** Which harms a message tells of. The bot offers to tick them in a report. */
import type { Harm } from '../blacklist/taxonomy.ts'
import type { Concept } from './concept.ts'
import type { Utterance } from './utterance.ts'

const HARMS_BY_CONCEPT: readonly (readonly [Concept, Harm])[] = [
  ['rape', 'forced'],
  ['forcing', 'forced'],
  ['condom-off', 'condom'],
  ['no-condom', 'condom'],
  ['drugged', 'drugged'],
  ['film', 'filmed'],
  ['outed', 'exposed'],
  ['blackmail', 'blackmail'],
  ['unpaid', 'no-payment'],
  ['robbed', 'robbery'],
  ['kill-threat', 'threats'],
  ['threatens', 'threats'],
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

/** The concepts that tell of a harm. */
export const HARM_CONCEPTS: ReadonlySet<string> = new Set(
  HARMS_BY_CONCEPT.map(([concept]) => concept),
)

/** So many words only ask what something is. */
const ASKED_IN = 6

/** "What is a bad feeling?" tells nothing. */
export const isAskingWhat = ({ said, length }: Utterance): boolean =>
  said.has('asks-what') && length <= ASKED_IN

/** The harms in what is said, in the order of the taxonomy: not those that she denies, or only asks about. */
export const harmsSaid = (heard: Utterance): Harm[] => {
  if (isAskingWhat(heard)) return []
  const { said, undone } = heard
  const isTold = (concept: Concept) => said.has(concept) && !undone.has(concept)
  return [
    ...new Set(HARMS_BY_CONCEPT.filter(([concept]) => isTold(concept)).map(([, harm]) => harm)),
  ]
}
