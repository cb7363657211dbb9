/** Words of an option's label that are typed without the rest: "only at the end", "start". */
import { fromOption, type Meant } from '../terms/meaning.ts'
import { plain } from '../terms/plain.ts'
import type { OpenQuestion } from '../terms/session.ts'
import { type Language, say, type Words } from '../terms/text.ts'
import type { AnsweredTo } from './answering.ts'
import { isAsking } from './asking.ts'
import { isControl } from './options.ts'
import type { WordsTyped } from './typed-words.ts'
import type { Understanding } from './understand.ts'

/** Fewer words of a label say too little, unless they are its beginning. */
const FEWEST = 2
/** The same, unless it is a word of its own ("start"), where only what is plainly said counts. */
const FEWEST_PLAIN = 3

/**
 * The option of whose label some words are typed, and nothing else; undefined unless exactly one fits. At least
 * half of its words, two or more of them; or the first one, where it is "no" or what all others do not begin
 * with: "start".
 */
const readRun = (
  text: string,
  { options }: OpenQuestion,
  words: Words,
  language: Language,
): string | undefined => {
  const typed = plain(text)
  const said = typed.split(' ')
  const empty = new Set(plain(words.in(language, say('know.empty'))).split(' '))
  const labels = options
    .filter(({ id }) => !isControl(id) && !id.startsWith('/'))
    .map(({ id, label }) => ({ id, all: plain(words.in(language, label)).split(' ') }))
  const isRun = ({ all }: { all: readonly string[] }): boolean =>
    ` ${all.join(' ')} `.includes(` ${typed} `)
  const fits =
    said.length < FEWEST
      ? labels.filter(({ all }) => all.length > 1 && all[0] === typed)
      : labels.filter((one) => isRun(one) && said.length * 2 >= one.all.length)
  const isTelling = said.length < FEWEST || said.some((word) => !empty.has(word))
  return fits.length === 1 && isTelling ? fits[0]?.id : undefined
}

/** The option that is meant. A danger that is heard in the words comes first. */
export const createLabelRuns =
  (words: Words, { understand, typed }: { understand: Understanding; typed: WordsTyped }) =>
  (text: string, { open, question, language }: AnsweredTo): Meant | undefined => {
    const isChoice = question?.kind === 'choice' || question?.kind === 'place'
    if (!open || !isChoice || question.safety || question.finds(text)) return undefined
    // "I am" is a part of "I am OK", and does not say it.
    const isShort = plain(text).split(' ').length < FEWEST_PLAIN && typed.wordOf(text) === undefined
    if (question.plain && (isShort || isAsking(text))) return undefined
    const run = readRun(text, open, words, language)
    if (!run || understand(text, language).dangers.length > 0) return undefined
    return question.binding ? { kind: 'perhaps', ids: [run] } : fromOption(run)
  }
