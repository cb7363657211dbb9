/** What she says of something that she tells and that is not sent: "delete it", "is it sent?", "thanks". */
import { fromOption, type Meant, notUnderstood, type Question } from '../terms/meaning.ts'
import type { OpenQuestion } from '../terms/session.ts'
import { say } from '../terms/text.ts'
import type { Utterance } from './utterance.ts'

/** The option that takes a report back. */
const TAKE_BACK = 'withdraw'
/** Thanks that have more words stand beside something else. */
const THANKS_ONLY = 4

const offers = (open: OpenQuestion | undefined, id: string): boolean =>
  open?.options.some((option) => option.id === id) === true

/** What is meant; undefined if nothing of it is said. */
export const ofDraft = (
  { said, length }: Utterance,
  text: string,
  { open, question }: { open: OpenQuestion | undefined; question: Question | undefined },
): Meant | undefined => {
  if (!question) return undefined
  if (said.has('delete-this')) {
    if (offers(open, TAKE_BACK)) return fromOption(TAKE_BACK)
    if (question.isDraft) return { kind: 'deleteDraft' }
  }
  if (!question.isDraft || question.kind === 'typed') return undefined
  const isThanks =
    said.has('thanks') && length <= THANKS_ONLY && question.binding && !/\p{N}/u.test(text)
  return said.has('is-it-sent') || isThanks ? notUnderstood(say('report.notSent')) : undefined
}
