/** Options whose words stand in a sentence: "it was a regular, drunk" names two options. */
import type { OpenQuestion } from '../terms/session.ts'
import type { Language, Words } from '../terms/text.ts'
import { type HeardText, hear } from './heard-words.ts'
import { labelsIn } from './labels-heard.ts'
import { isControl } from './options.ts'

/** What a sentence says of the options of a question. */
export interface LabelsSaid {
  /** Options whose words are all said. */
  whole: string[]
  /** Options of whose words most are said, and the first of them. */
  mostly: string[]
  /** Options of which a word is said that no other option has. */
  part: string[]
  /** The two options that share a word that is said. Empty if any option is named. */
  either: string[]
  /** Little is said besides the words of the first option in `whole`. */
  littleElse: boolean
  /** The options of which something is said, if nothing is said besides their words. */
  alone: string[]
  /** The options whose words stand as they are written, with nothing beside them that means anything. */
  asWritten: string[]
}

/** Shorter words say too little by themselves. */
const TELLING = 4
/** Forms of one word differ in so many last letters, and share at least so many first ones. */
const ENDING = 2
const STEM = 4

/** Fewer words of a label are not most of it. */
const MOST_OF = 2

/** The options whose words are said. Options that lead away from the question are left out. */
export const labelsSaid = (
  text: string,
  { options }: Pick<OpenQuestion, 'options'>,
  { words, language }: { words: Words; language: Language },
): LabelsSaid => {
  const said = hear(text)
  const heardIn = labelsIn(words, language)
  const { empty } = heardIn
  const labels = options
    .filter(({ id }) => !isControl(id) && !id.startsWith('/'))
    .map(({ id, label }) => ({ id, ...heardIn.of(label) }))
  const isSaid = (word: string) => said.words.some((one) => isAlike(one, word))
  const inThai = labels.filter(({ thai }) => thai.length >= TELLING && said.thai.includes(thai))
  // In Thai, what she typed is a part of a label, or a word of the label is a part of that.
  const partsInThai = labels.filter(({ thai, thaiWords, id }) =>
    [said.thai, ...thaiWords].some(
      (part) =>
        part.length >= TELLING &&
        said.thai.includes(part) &&
        thai.includes(part) &&
        labels.every((other) => other.id === id || !other.thai.includes(part)),
    ),
  )
  const inWords = labels.filter((one) => one.words.length > 0 && one.words.every(isSaid))
  const isOwn = (word: string) =>
    labels.filter((one) => one.words.some((other) => isAlike(other, word))).length === 1
  const telling = labels.filter((one) =>
    one.words.some((word) => word.length >= TELLING && isSaid(word) && isOwn(word)),
  )
  const found = [...inThai, ...longest(inWords)]
  const whole = found.map(({ id }) => id)
  const mostly = labels
    .filter(({ words: own }) => {
      const count = own.filter(isSaid).length
      return count >= MOST_OF && count * 2 > own.length && isSaid(own[0] ?? '')
    })
    .map(({ id }) => id)
  const part = [...new Set([...telling, ...partsInThai].map(({ id }) => id))].filter(
    (id) => !whole.includes(id),
  )
  const [only] = found
  const content = said.words.filter((word) => !empty.has(word)).length
  const littleElse =
    only !== undefined &&
    only.words.length * 2 >= content &&
    only.thai.length * 2 >= said.thai.length
  const named = labels.filter(({ id }) => whole.includes(id) || part.includes(id))
  const isOfThem = (word: string) =>
    named.some((one) => one.words.some((other) => isAlike(word, other)))
  const isAlone =
    said.words.every((word) => empty.has(word) || isOfThem(word)) &&
    (named.some(({ thai }) => thai.includes(said.thai)) ||
      named.reduce((left, { thai }) => left.replace(thai, ''), said.thai) === '')
  const alone = isAlone ? named.map(({ id }) => id) : []
  const sharing = labels.filter(({ words: own }) =>
    own.some((word) => word.length >= TELLING && isSaid(word)),
  )
  const either = named.length === 0 && sharing.length === 2 ? sharing.map(({ id }) => id) : []
  const asWritten = labels.filter((one) => isWritten(one, said, empty)).map(({ id }) => id)
  return { whole: [...new Set(whole)], mostly, part, either, littleElse, alone, asWritten }
}

const isWritten = (
  { all, thai }: { all: readonly string[]; thai: string },
  said: HeardText,
  empty: ReadonlySet<string>,
): boolean => {
  if (thai !== said.thai) return false
  if (all.length === 0) return thai !== '' && said.words.every((word) => empty.has(word))
  const start = said.words.findIndex((_, at) =>
    all.every((word, of) => said.words[at + of] === word),
  )
  const beside = start < 0 ? said.words : said.words.toSpliced(start, all.length)
  return start >= 0 && beside.every((word) => empty.has(word))
}

/** Whether two words are forms of one. */
export const isAlike = (one: string, other: string): boolean => {
  if (one === other) return true
  const shorter = Math.min(one.length, other.length)
  const stem = Math.max(STEM, shorter - ENDING)
  if (shorter < stem || Math.max(one.length, other.length) - stem > ENDING + 1) return false
  return one.slice(0, stem) === other.slice(0, stem)
}

/** "Threatened" is not meant if "threatened with a weapon" is said. */
const longest = <Label extends { words: readonly string[] }>(labels: readonly Label[]): Label[] =>
  labels.filter(
    (one) =>
      !labels.some(
        (other) =>
          other.words.length > one.words.length &&
          one.words.every((word) => other.words.includes(word)),
      ),
  )
