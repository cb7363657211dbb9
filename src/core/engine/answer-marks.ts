/** What a question says of its answers. */
import type { CalledName } from '../terms/reply.ts'
import type { Text } from '../terms/text.ts'

export interface AnswerMarks {
  /** The answer cannot be undone, so only an answer to the question as it was shown counts. */
  binding?: boolean
  /** It asks whether she is safe, yes or no. */
  safety?: boolean
  /** Each of its options does the same, in another way: a "no" leaves all as it is. */
  asksForDeed?: boolean
  /** What she may ask for here and cannot have, and what she is told. */
  cannot?: { called: readonly CalledName[]; why: Text }
}
