/** Questions that have only a few plain answers, and words that answer many. */
import type { Meant, Question } from '../terms/meaning.ts'
import type { OpenQuestion } from '../terms/session.ts'
import type { Utterance } from './utterance.ts'

/** Where "the first" and a word of a label are no answer. */
export const isPlain = (open: OpenQuestion, { plain }: Question): boolean => plain || isPair(open)

/** Whether it can be answered yes or no. */
export const isPair = ({ options }: OpenQuestion): boolean =>
  ['yes', 'no'].every((id) => options.some((option) => option.id === id))

/** A word that is typed politely: "menu please". */
export const politeWordIn = (
  { word }: Utterance,
  text: string,
  question: Question | undefined,
): Meant | undefined => {
  // "Report 912 34 567" says more than "report".
  if (/\p{N}/u.test(text)) return undefined
  if (word === undefined || word === 'help' || question?.kind === 'typed') return undefined
  // A question for yes or no is answered elsewhere. Anywhere else "yes please" decides nothing.
  const isAnswer = word === 'yes' || word === 'no' || word === 'done'
  return isAnswer ? undefined : { kind: 'word', word }
}
