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

/** "He threatened to find me" says nothing of money or of photos: it is no blackmail. */
const isOnlyThreat = ({ places, said }: Utterance): boolean => {
  const those = (which: Concept) => places.filter(({ concept }) => concept === which)
  const words = those('threat-word')
  return (
    !said.has('tell-who') &&
    those('blackmail').every((one) =>
      words.some(({ start, end }) => start <= one.start && one.end <= end),
    )
  )
}

/** The harms in what is said, in the order of the taxonomy: not those that she denies, or only asks about. */
export const harmsSaid = (heard: Utterance): Harm[] => {
  if (isAskingWhat(heard)) return []
  const { said, undone } = heard
  const isTold = (concept: Concept) => said.has(concept) && !undone.has(concept)
  const isThreat = isTold('blackmail') && isOnlyThreat(heard)
  const counts = (concept: Concept) =>
    isThreat && (concept === 'blackmail' || concept === 'threatens')
      ? concept === 'threatens'
      : isTold(concept)
  return [
    ...new Set(HARMS_BY_CONCEPT.filter(([concept]) => counts(concept)).map(([, harm]) => harm)),
  ]
}
