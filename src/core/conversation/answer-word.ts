/** Words that can be answers, if the question offers them. */
import type { WordName } from '../terms/text.ts'

const ANSWERS = ['yes', 'no', 'skip', 'back', 'done'] as const
export type AnswerWord = (typeof ANSWERS)[number]
export const isAnswer = (word: WordName): word is AnswerWord => ANSWERS.some((one) => one === word)
