/** The words that a mistyped word may stand for. */
import { distance } from '../terms/plain.ts'

/** In shorter words one wrong letter makes another word. */
export const FORGIVING_FROM = 5

/** Adds one more value to those of a key. */
export const addTo = <Key, One>(map: Map<Key, One[]>, key: Key, one: One): void => {
  const all = map.get(key)
  if (all) all.push(one)
  else map.set(key, [one])
}

/** In words of four letters only two swapped neighbours after the first are a slip: "hlep". */
export const swapsOf = (word: string): string[] =>
  word.length < FORGIVING_FROM - 1
    ? []
    : [...word]
        .map((letter, at) => word.slice(0, at) + (word[at + 1] ?? '') + letter + word.slice(at + 2))
        .slice(1, -1)

/** In shorter words another letter in place of one mostly makes another word: "moden", "koden". */
const CHANGED_FROM = 7

/** Whether a word is rather another word than the mistyped one. */
const isOtherWord = (sound: string, word: string): boolean => {
  if (sound.length !== word.length || word.length >= CHANGED_FROM) return false
  const differ = [...word].filter((letter, at) => letter !== sound[at])
  return differ.length === 1
}

/** A mistyped word with any ending may have at most so many letters of inflection. */
const ENDING = 4

/** Words of so many letters may have two slips. */
const TWICE_FROM = 9
/** How many first letters are right, if there are two slips. */
const RIGHT_FIRST = 2

/** Finds the words from which a word differs by one letter (missing, added, wrong or swapped), or a long one by two. */
export const slipsOf = (sounds: readonly string[]) => {
  const shortened = new Map<string, string[]>()
  const long = new Map<string, string[]>()
  // Nothing longer is one letter away from a known word, and a word of 10,000 letters costs no time.
  const longest = sounds.reduce((most, { length }) => Math.max(most, length), 0) + 1
  const withoutOne = (word: string): string[] =>
    [...word].map((_, index) => word.slice(0, index) + word.slice(index + 1))
  for (const sound of sounds) {
    if (sound.length < FORGIVING_FROM) continue
    for (const key of [sound, ...withoutOne(sound)]) addTo(shortened, key, sound)
    if (sound.length >= TWICE_FROM) addTo(long, sound.slice(0, RIGHT_FIRST), sound)
  }
  const twice = (word: string): string[] =>
    word.length < TWICE_FROM || word.length > longest + 1
      ? []
      : (long.get(word.slice(0, RIGHT_FIRST)) ?? []).filter(
          (sound) => Math.abs(sound.length - word.length) <= 2 && distance(sound, word, 2) <= 2,
        )
  const near = (word: string): string[] =>
    word.length > longest
      ? []
      : [word, ...withoutOne(word)]
          .flatMap((key) => shortened.get(key) ?? [])
          .filter((sound) => distance(sound, word, 1) <= 1 && !isOtherWord(sound, word))
  return (word: string, words: ReadonlySet<string>, stems: ReadonlySet<string>): Set<string> => {
    const found = new Set(near(word).filter((sound) => words.has(sound) || stems.has(sound)))
    const shortest = Math.max(FORGIVING_FROM, word.length - ENDING)
    for (let length = shortest; length < word.length; length++)
      for (const sound of near(word.slice(0, length))) if (stems.has(sound)) found.add(sound)
    return found.size > 0 ? found : new Set(twice(word))
  }
}
