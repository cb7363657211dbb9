/** What was typed before the question that it would answer could be read. */
import type { Question } from '../terms/meaning.ts'
import type { Inbound } from '../terms/message.ts'
import type { Session } from '../terms/session.ts'
import type { WordsTyped } from './typed-words.ts'

interface Met {
  session: Session
  question: Question | undefined
}

/**
 * Whether she typed this before she could read the open question, and that question decides
 * something that cannot be undone. Then she means something else. (A tap names its question.)
 */
export const isBlind = (
  { body, at: sent }: Pick<Inbound, 'body' | 'at'>,
  { session, question }: Met,
  typed: WordsTyped,
): boolean => {
  const { open } = session
  if (body.kind !== 'text' || !open || !question?.binding) return false
  if (typed.wordOf(body.text) === 'stop') return false
  // Platforms give the second, and nothing more exact.
  return Math.floor(sent.getTime() / 1000) < Math.floor(open.asked / 1000)
}
