/** What is learned from: the examples of each language, and the corpus that the rules were written for. */

import { createRules, signsIn } from '../../src/core/listening/by-rules.ts'
import { hear } from '../../src/core/listening/heard-words.ts'
import type { Words } from '../../src/core/terms/text.ts'
import type { Lesson } from './learner.ts'

/** Lines by their meaning. */
export type Examples = Readonly<Record<string, readonly string[]>>

/** A line of the corpus, as far as it teaches. */
export interface Said {
  context: string
  text: string
  expect: readonly string[]
}

/** What the rules make of a line that they were written for teaches nothing about other lines. */
const RULES = /^(?:rules|said|denied|first) /

function* examplesTeach(language: string, examples: Examples, words: Words): Generator<Lesson> {
  const understand = createRules(words)
  for (const [meaning, lines] of Object.entries(examples))
    for (const line of lines) {
      const heard = hear(line)
      yield {
        meaning,
        signs: signsIn(words, understand(heard, language), { heard, text: line }, language),
      }
    }
}

/** What the corpus of the rules teaches: its dangers, and its other lines where no question is open. */
const corpusTeaches = (
  language: string,
  { corpus, examples }: { corpus: readonly Said[]; examples: Examples },
  words: Words,
): Lesson[] => {
  const understand = createRules(words)
  const known = new Set(Object.keys(examples))
  return corpus.flatMap(({ context, text, expect: [first = ''] }) => {
    const heard = hear(text)
    const utterance = understand(heard, language)
    const meaning = first === 'danger' ? `danger:${utterance.dangers[0]}` : first
    const isAnswer = !context.startsWith('idle') && first !== 'danger'
    if (isAnswer || !known.has(meaning)) return []
    const signs = signsIn(words, utterance, { heard, text }, language)
    return { meaning, signs: signs.filter(([name]) => !RULES.test(name)) }
  })
}

/** All that one language teaches, one lesson after the other: together they would take several gigabytes. */
export function* lessonsOf(
  language: string,
  read: { corpus: readonly Said[]; examples: Examples },
  words: Words,
): Generator<Lesson> {
  yield* examplesTeach(language, read.examples, words)
  yield* corpusTeaches(language, read, words)
}
