import type { Question } from './meaning.ts'
import type { OpenQuestion } from './session.ts'

/** They lead away from a question, and so do commands. */
const AWAY = ['back', 'skip', 'done', 'stop']

/** Whether only one thing can be done, or left: then a "no" leaves it. */
export const isOneDeed = (
  { options }: OpenQuestion,
  { binding, asksForDeed, kind }: Question,
): boolean => {
  const answers = options.filter(({ id }) => !AWAY.includes(id) && !id.startsWith('/'))
  if (answers.some(({ id }) => id === 'no')) return false
  return asksForDeed === true || (binding && kind === 'choice' && answers.length === 1)
}
