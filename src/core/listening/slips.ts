/** The words that a mistyped word may stand for. */
import { distance } from '../terms/plain.ts'
import { hashOf, type WordTable } from './word-table.ts'

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

/** Hashes and what belongs to each are sorted together, as one number. */
const BELOW = 2 ** 20

/**
 * Finds the words from which a word differs by one letter (missing, added, wrong or swapped), or a long one by two.
 * `among`: the numbers of the words that count; each is found by itself and by what is left of it without one letter.
 */
export const slipsOf = (words: WordTable, among: Uint32Array) => {
  const withoutOne = (word: string): string[] =>
    [...word].map((_, index) => word.slice(0, index) + word.slice(index + 1))
  const keysOf = (word: string): string[] => [word, ...withoutOne(word)]
  const forgiven = among.filter((number) => words.lengthAt(number) >= FORGIVING_FROM)
  const long = forgiven.filter((number) => words.lengthAt(number) >= TWICE_FROM)
  const pairs = Float64Array.from(
    [...forgiven].flatMap((number, place) =>
      keysOf(words.wordAt(number)).map((key) => hashOf(key) * BELOW + place),
    ),
  ).sort()
  const hashes = Uint32Array.from(pairs, (pair) => Math.floor(pair / BELOW))
  const found = Uint32Array.from(pairs, (pair) => forgiven[pair % BELOW] ?? 0)
  // Nothing longer is one letter away from a known word, and a word of 10,000 letters costs no time.
  const longest = among.reduce((most, number) => Math.max(most, words.lengthAt(number)), 0) + 1

  /** What is found by a key, and seldom something else. */
  const foundBy = (key: string): Uint32Array => {
    const hash = hashOf(key)
    const from = firstFrom(hashes, hash)
    let to = from
    while (hashes[to] === hash) to++
    return found.subarray(from, to)
  }
  const twice = (word: string): number[] =>
    word.length < TWICE_FROM || word.length > longest + 1
      ? []
      : [...long].filter((number) => {
          const sound = words.wordAt(number)
          const mayBe = sound.startsWith(word.slice(0, RIGHT_FIRST))
          return mayBe && distance(sound, word, 2) <= 2
        })
  const near = (word: string): number[] =>
    word.length > longest
      ? []
      : keysOf(word)
          .flatMap((key) => [...foundBy(key)])
          .filter((number) => {
            const sound = words.wordAt(number)
            return distance(sound, word, 1) <= 1 && !isOtherWord(sound, word)
          })
  /** The numbers of the words that a word may stand for; before any ending only those that `isStem` tells. */
  return (word: string, isStem: (number: number) => boolean): Set<number> => {
    const meant = new Set(near(word))
    const shortest = Math.max(FORGIVING_FROM, word.length - ENDING)
    for (let length = shortest; length < word.length; length++)
      for (const number of near(word.slice(0, length))) if (isStem(number)) meant.add(number)
    return meant.size > 0 ? meant : new Set(twice(word))
  }
}

/** Where the first of sorted numbers is that is not below `least`. */
const firstFrom = (sorted: Uint32Array, least: number): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}
