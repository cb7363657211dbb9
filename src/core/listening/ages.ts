/** Numbers that are nobody's age: an hour, years that have passed, what a grown-up is, or a child of hers has. */
import type { DangerKind } from '../terms/meaning.ts'
import { CHILD_WAYS } from './child-rules.ts'
import type { Concept } from './concept.ts'
import type { HeardText } from './heard-words.ts'
import type { Utterance } from './utterance.ts'

const NO_AGES = ['no-age', 'child-of-hers', 'time-ago'] as const satisfies readonly Concept[]

/** Whoever says more may tell of a child among other things: that is for the second judge. */
const MOST_WORDS = 8

const ADULT = 18

/** "I am 30, he is 50." */
const areGrownUp = ({ words, thai }: HeardText): boolean => {
  // Digits stand in both forms of a Thai text.
  const numbers = (thai === '' ? words.join(' ') : thai).match(/\d+/g) ?? []
  return numbers.length > 1 && numbers.every((one) => one.length === 2 && Number(one) >= ADULT)
}

/** A message as it was understood, without a child whom it does not speak of. */
export const withoutNoAges = (utterance: Utterance, heard: HeardText): Utterance => {
  const { said, length } = utterance
  const isSaid = (way: string) => way.split(' ').every((concept) => said.has(concept))
  const isOther = NO_AGES.some((concept) => said.has(concept)) || areGrownUp(heard)
  if (!isOther || CHILD_WAYS.some(isSaid)) return utterance
  const others = (kinds: readonly DangerKind[]) => kinds.filter((kind) => kind !== 'child')
  return {
    ...utterance,
    dangers: others(utterance.dangers),
    goingOn: others(utterance.goingOn),
    beside: others(utterance.beside),
    surmised: length > MOST_WORDS ? utterance.surmised : others(utterance.surmised),
    meanings: utterance.meanings.filter(({ meaning }) => meaning !== 'topic:under18'),
  }
}
