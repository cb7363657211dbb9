/**
 * Answers to an open question, as the second judge has learned them from examples: it weighs them beside all else
 * that somebody may mean. Where nothing was asked, they are left out.
 */
type Likely = ReadonlyMap<string, number>

const PREFIX = 'answer:'
/** Where answers take all, something is left for the rest. */
const LEAST = 1e-6
/** What examples teach: whether she is safe, and what may be said at any question; `words`: she tells what happened. */
export const LEARNED_ANSWERS = [
  'safe-yes',
  'safe-no',
  'skip',
  'stop',
  'back',
  'more',
  'words',
] as const
export type LearnedAnswer = (typeof LEARNED_ANSWERS)[number]

/** How likely each answer is, were it asked for, beside all that she may mean; `danger`: that it is one, beside these. */
export type AnswerChances = ReadonlyMap<LearnedAnswer | 'danger', number>

/** How likely each meaning is if nothing was asked, and how likely the answers are. */
export const withoutAnswers = (likely: Likely): { likely: Likely; answers: AnswerChances } => {
  const meanings = [...likely].filter(([name]) => !name.startsWith(PREFIX))
  const danger = meanings
    .filter(([name]) => name.startsWith('danger:'))
    .reduce((sum, [, chance]) => sum + chance, 0)
  const chances = LEARNED_ANSWERS.map((name) => [name, likely.get(PREFIX + name) ?? 0] as const)
  const all = Math.max(
    LEAST,
    chances.reduce((left, [, chance]) => left - chance, 1),
  )
  return {
    likely: new Map(meanings.map(([name, chance]) => [name, chance / all])),
    answers: new Map<LearnedAnswer | 'danger', number>([...chances, ['danger', danger]]),
  }
}

/** How likely each of some answers is where only these are asked for. */
export const askedAmong = (
  answers: AnswerChances,
  asked: readonly LearnedAnswer[],
): AnswerChances => {
  const others = LEARNED_ANSWERS.filter((name) => !asked.includes(name))
  const left = Math.max(LEAST, 1 - others.reduce((sum, name) => sum + (answers.get(name) ?? 0), 0))
  const names = [...asked, 'danger'] as const
  return new Map(names.map((name) => [name, (answers.get(name) ?? 0) / left]))
}
