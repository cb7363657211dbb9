/** Options whose words stand in a sentence: "it was a regular, drunk" names two options. */
import type { OpenQuestion } from '../terms/session.ts'
import { type Language, say, type Words } from '../terms/text.ts'
import { hear } from './heard-words.ts'
import { isControl } from './options.ts'

/** What a sentence says of the options of a question. */
export interface LabelsSaid {
  /** Options whose words are all said. */
  whole: string[]
  /** Options of which a word is said that no other option has. */
  part: string[]
  /** Little is said besides the words of the first option in `whole`. */
  littleElse: boolean
}

/** Shorter words say too little by themselves. */
const TELLING = 4
/** Forms of one word differ in so many last letters, and share at least so many first ones. */
const ENDING = 2
const STEM = 4

/** The options whose words are said. Options that lead away from the question are left out. */
export const labelsSaid = (
  text: string,
  { options }: Pick<OpenQuestion, 'options'>,
  { words, language }: { words: Words; language: Language },
): LabelsSaid => {
  const said = hear(text)
  const empty = new Set(hear(words.in(language, say('know.empty'))).words)
  const labels = options
    .filter(({ id }) => !isControl(id) && !id.startsWith('/'))
    .map(({ id, label }) => {
      const heard = hear(words.in(language, label))
      return { id, thai: heard.thai, words: heard.words.filter((word) => !empty.has(word)) }
    })
  const isSaid = (word: string) => said.words.some((one) => isAlike(one, word))
  const inThai = labels.filter(({ thai }) => thai.length >= TELLING && said.thai.includes(thai))
  const inWords = labels.filter((one) => one.words.length > 0 && one.words.every(isSaid))
  const isOwn = (word: string) =>
    labels.filter((one) => one.words.some((other) => isAlike(other, word))).length === 1
  const telling = labels.filter((one) =>
    one.words.some((word) => word.length >= TELLING && isSaid(word) && isOwn(word)),
  )
  const found = [...inThai, ...longest(inWords)]
  const whole = found.map(({ id }) => id)
  const part = telling.map(({ id }) => id).filter((id) => !whole.includes(id))
  const [only] = found
  const content = said.words.filter((word) => !empty.has(word)).length
  const littleElse =
    only !== undefined &&
    only.words.length * 2 >= content &&
    only.thai.length * 2 >= said.thai.length
  return { whole: [...new Set(whole)], part, littleElse }
}

const isAlike = (one: string, other: string): boolean => {
  if (one === other) return true
  const shorter = Math.min(one.length, other.length)
  const stem = Math.max(STEM, shorter - ENDING)
  if (shorter < stem || Math.max(one.length, other.length) - stem > ENDING + 1) return false
  return one.slice(0, stem) === other.slice(0, stem)
}

/** "Threatened" is not meant if "threatened with a weapon" is said. */
const longest = <Label extends { words: string[] }>(labels: readonly Label[]): Label[] =>
  labels.filter(
    (one) =>
      !labels.some(
        (other) =>
          other.words.length > one.words.length &&
          one.words.every((word) => other.words.includes(word)),
      ),
  )
