/**
 * The phrases of one language, as numbers in arrays: a language has ten thousands of them. A sound is a word as it is
 * heard; a piece is what may stand in one place of a phrase.
 */
import type { Piece } from './pieces.ts'
import { addTo } from './slips.ts'
import { arrayUpTo, createWordTable } from './word-table.ts'

/** Pieces that are no words; the words come after them. */
export const GAP = 0
export const AGE = 1
export const NUMBER = 2
const NO_WORDS: readonly Piece['kind'][] = ['gap', 'age', 'number']

/** Lists of numbers, one after the other in one array: list `at` goes from `begins[at]` to before `begins[at + 1]`. */
export interface Lists {
  begins: Uint32Array
  values: Uint16Array | Uint32Array
}

const listsOf = (lists: readonly (readonly number[])[], most: number): Lists => {
  const begins = new Uint32Array(lists.length + 1)
  lists.forEach((list, at) => {
    begins[at + 1] = (begins[at] ?? 0) + list.length
  })
  const values = arrayUpTo(most, begins.at(-1) ?? 0)
  lists.forEach((list, at) => {
    values.set(list, begins[at])
  })
  return { begins, values }
}

/** Numbers the sounds and the pieces of phrases in the order in which they come. */
const createNumbers = (pieceOf: (written: string) => Piece) => {
  const sounds = new Map<string, number>()
  const known = new Set<number>()
  const stems = new Set<number>()
  // The same words stand in thousands of phrases, so each word is read once and kept once.
  const pieces = new Map<string, number>()
  const spoken: number[][] = NO_WORDS.map(() => [])
  const soundFor = (sound: string, anyEnding: boolean): number => {
    const number = sounds.get(sound) ?? sounds.size
    sounds.set(sound, number)
    ;(anyEnding ? stems : known).add(number)
    return 2 * number + Number(anyEnding)
  }
  const pieceFor = (written: string): number => {
    const before = pieces.get(written)
    if (before !== undefined) return before
    const piece = pieceOf(written)
    const isWord = piece.kind === 'word'
    const number = isWord ? spoken.length : NO_WORDS.indexOf(piece.kind)
    if (isWord) spoken.push(piece.sounds.map(({ sound, anyEnding }) => soundFor(sound, anyEnding)))
    pieces.set(written, number)
    return number
  }
  return { sounds, known, stems, spoken, pieceFor }
}

/** Reads phrases, each as its concept and its pieces as they are written. */
export const createPhraseBook = (
  all: readonly (readonly [concept: string, written: readonly string[]])[],
  pieceOf: (written: string) => Piece,
) => {
  const { sounds, known, stems, spoken, pieceFor } = createNumbers(pieceOf)
  const phrases = all.map(([, written]) => written.map(pieceFor))
  const byWord = new Map<number, number[]>()
  const byStem = new Map<number, number[]>()
  const byNumber: number[] = []
  phrases.forEach(([first = GAP], phrase) => {
    for (const one of spoken[first] ?? []) addTo(one % 2 === 1 ? byStem : byWord, one >> 1, phrase)
    if (first < NO_WORDS.length) byNumber.push(phrase)
  })
  const names = [...new Set(all.map(([concept]) => concept))]
  const places = new Map(names.map((name, at) => [name, at]))
  const beginning = [...sounds.values()].map((sound) => [
    ...(byWord.get(sound) ?? []),
    ...(byStem.get(sound) ?? []),
  ])
  return {
    sounds: createWordTable([...sounds.keys()]),
    /** How long the longest of them is. */
    longest: [...sounds.keys()].reduce((most, { length }) => Math.max(most, length), 0),
    /** Words that stand in a phrase as they are, and words that may have any ending. */
    known: Uint32Array.from(known),
    stems: Uint32Array.from(stems),
    /** Whether a sound is such a word: 1 for each. */
    isKnown: Uint8Array.from(sounds.values(), (sound) => Number(known.has(sound))),
    isStem: Uint8Array.from(sounds.values(), (sound) => Number(stems.has(sound))),
    /** For each piece that is a word, twice the sound of each, and 1 more where any ending may follow. */
    spoken: listsOf(spoken, 2 * sounds.size),
    /** The pieces of each phrase. */
    phrases: listsOf(phrases, spoken.length),
    /** The names of the concepts, and which of them each phrase says. */
    names,
    concepts: Uint16Array.from(all, ([concept]) => places.get(concept) ?? 0),
    /** The phrases that begin with each sound, and those that begin with a number. */
    beginning: listsOf(beginning, all.length),
    byNumber,
    /** All phrases, those side by side that begin alike. */
    order: Uint32Array.from(new Set([...byWord.values(), ...byStem.values(), byNumber].flat())),
  }
}
export type PhraseBook = ReturnType<typeof createPhraseBook>
