/**
 * Whether something that a language lists is said anywhere in a message: that her word was got out of her ("he made me
 * tell him …", "he knows the word"), that somebody else wrote, that she was followed, that it is called off.
 */
import type { Language } from '../terms/text.ts'
import { type HeardText, hear } from './heard-words.ts'
import { isThai } from './thai-phrases.ts'

/** One place of a phrase: any of some words, or of what begins so; where it is undefined, up to three others. */
type Slot = { words: ReadonlySet<string>; stems: readonly string[] } | undefined

const MOST_BETWEEN = 3

const slotsOf = (phrase: string): Slot[] =>
  phrase.split(' ').map((one) => {
    if (one === '..') return undefined
    const all = one.split('/')
    const heard = (some: readonly string[]) => some.flatMap((word) => hear(word).words)
    return {
      words: new Set(heard(all.filter((word) => !word.endsWith('*')))),
      stems: heard(all.flatMap((word) => (word.endsWith('*') ? [word.slice(0, -1)] : []))),
    }
  })

const fits = ({ words, stems }: NonNullable<Slot>, word: string): boolean =>
  words.has(word) || stems.some((stem) => word.startsWith(stem))

const standsAt = (
  words: readonly string[],
  at: number,
  [slot, ...rest]: readonly Slot[],
): boolean => {
  if (slot !== undefined)
    return fits(slot, words[at] ?? '') && (rest.length === 0 || standsAt(words, at + 1, rest))
  return Array.from({ length: MOST_BETWEEN + 1 }, (_, more) => at + more).some((next) =>
    standsAt(words, next, rest),
  )
}

const NOT = '! '

/**
 * Listens in every language. `phrases`: what each language lists (`Words.phrases`) under a name: in a phrase `a/b` is
 * either word, `a*` a word that begins so, and `..` up to three others. What begins with `! ` says that it is not so.
 */
const createSaidIn = (phrases: ReadonlyMap<Language, Phrases>, name: string) => {
  const listed = [...phrases.values()].flatMap((own) => own[name] ?? [])
  const heardOf = (some: readonly string[]) => {
    const inThai = some.filter(isThai).map((phrase) => hear(phrase).thai)
    const inWords = some.filter((phrase) => !isThai(phrase)).map(slotsOf)
    return ({ words, thai }: HeardText): boolean =>
      inThai.some((phrase) => thai.includes(phrase)) ||
      inWords.some((slots) => words.some((_, at) => standsAt(words, at, slots)))
  }
  const isSaid = heardOf(listed.filter((phrase) => !phrase.startsWith(NOT)))
  const isDenied = heardOf(
    listed.flatMap((phrase) => (phrase.startsWith(NOT) ? [phrase.slice(NOT.length)] : [])),
  )
  return (text: string): boolean => {
    const heard = hear(text)
    return isSaid(heard) && !isDenied(heard)
  }
}

type Phrases = Readonly<Record<string, readonly string[]>>
type Spoken = ReadonlyMap<Language, Phrases>

/** That her word was got out of her, or that she was made to write. */
export const createWordForced = (phrases: Spoken) => createSaidIn(phrases, 'word-forced')

/** That it was not she who wrote. */
export const createNotHers = (phrases: Spoken) => createSaidIn(phrases, 'word-not-mine')

/** That somebody follows her, or has. */
export const createFollowed = (phrases: Spoken) => createSaidIn(phrases, 'followed')

/** That nothing comes of what she was expected from: "he did not show up, cancel". */
export const createCalledOff = (phrases: Spoken) => createSaidIn(phrases, 'call-off')

/** That what she left was wrong: "no wait", "sorry, it is …". */
export const createCorrected = (phrases: Spoken) => createSaidIn(phrases, 'note-change')

/** That she wants to be asked at the end only. */
export const createNoChecks = (phrases: Spoken) => createSaidIn(phrases, 'no-checks')

/** The words after each phrase with which a text may begin. */
const endsOf = (
  words: readonly string[],
  at: number,
  [slot, ...rest]: readonly Slot[],
): number[] => {
  const after = (to: number) => (rest.length === 0 ? [to] : endsOf(words, to, rest))
  if (slot !== undefined) return fits(slot, words[at] ?? '') ? after(at + 1) : []
  return Array.from({ length: MOST_BETWEEN + 1 }, (_, more) => at + more).flatMap(after)
}

/** What somebody wants to be passed on, as it is heard: "tell her that I am home"; undefined if there is nothing. */
export const createPassedOn = (phrases: Spoken) => {
  const listed = [...phrases.values()].flatMap((own) => own['tell-that'] ?? [])
  const inThai = listed.filter(isThai).map((phrase) => hear(phrase).thai)
  const inWords = listed.filter((phrase) => !isThai(phrase)).map(slotsOf)
  return (text: string): string[] => {
    const { words, thai } = hear(text)
    const ends = inWords.flatMap((slots) => endsOf(words, 0, slots))
    return [
      ...[...new Set(ends)].map((end) => words.slice(end).join(' ')),
      ...inThai.flatMap((begun) => (thai.startsWith(begun) ? [thai.slice(begun.length)] : [])),
    ].filter(Boolean)
  }
}
