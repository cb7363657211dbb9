/** Whether somebody tells that her word was got out of her: "he made me tell him …", "he knows the word". */
import type { Language } from '../terms/text.ts'
import { type HeardText, hear } from './heard-words.ts'
import { isThai } from './thai-phrases.ts'

/** One place of a phrase: any of some words, or, where it is undefined, up to three others. */
type Slot = ReadonlySet<string> | undefined

const MOST_BETWEEN = 3

const slotsOf = (phrase: string): Slot[] =>
  phrase
    .split(' ')
    .map((one) =>
      one === '..' ? undefined : new Set(one.split('/').flatMap((word) => hear(word).words)),
    )

const standsAt = (
  words: readonly string[],
  at: number,
  [slot, ...rest]: readonly Slot[],
): boolean => {
  if (slot !== undefined)
    return slot.has(words[at] ?? '') && (rest.length === 0 || standsAt(words, at + 1, rest))
  return Array.from({ length: MOST_BETWEEN + 1 }, (_, more) => at + more).some((next) =>
    standsAt(words, next, rest),
  )
}

/**
 * Listens in every language. `phrases`: what each language lists (`Words.phrases`) under `word-forced`: in a phrase
 * `a/b` is either word, and `..` up to three others.
 */
export const createWordForced = (
  phrases: ReadonlyMap<Language, Readonly<Record<string, readonly string[]>>>,
) => {
  const listed = [...phrases.values()].flatMap((own) => own['word-forced'] ?? [])
  const inThai = listed.filter(isThai).map((phrase) => hear(phrase).thai)
  const inWords = listed.filter((phrase) => !isThai(phrase)).map(slotsOf)
  const isIn = ({ words, thai }: HeardText): boolean =>
    inThai.some((phrase) => thai.includes(phrase)) ||
    inWords.some((slots) => words.some((_, at) => standsAt(words, at, slots)))
  return (text: string): boolean => isIn(hear(text))
}
