/**
 * What single words mean, in plain English words that are the same for all languages: what examples of one language
 * teach about them holds for the others, and for words that no example has.
 */
import { type HeardText, hear } from './heard-words.ts'
import { NUMBER } from './partly-said.ts'
import { hashOf } from './word-table.ts'

/** Words of one language by what they mean: one or more English words, with spaces between them. */
export type Glosses = ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>

/** Forms of one word mostly differ in so many letters at the end; a stem has so many at least. */
const MOST_ENDING = 3
const SHORTEST_STEM = 4
/** A form is looked up by its stem if it has so many letters. */
const SHORTEST_FORM = 5
/** The longest Thai word that is looked up, in letters without tone marks. */
const LONGEST_THAI = 14
const SHORTEST_THAI = 2
/** Of what is not known in her language, much is English. */
const LAST = 'en'

/** Numbers by the hashes of words, while they are collected. */
const createNumbers = (most: number) => {
  const slots = 2 ** Math.ceil(Math.log2(1.5 * most + 1))
  const hashes = new Uint32Array(slots)
  /** The number and 1. */
  const numbers = new Uint16Array(slots)
  const slotOf = (hash: number): number => {
    let slot = hash % slots
    while (numbers[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) % slots
    return slot
  }
  return {
    get(hash: number): number | undefined {
      const number = numbers[slotOf(hash)] ?? 0
      return number === 0 ? undefined : number - 1
    },
    set(hash: number, number: number): void {
      const slot = slotOf(hash)
      hashes[slot] = hash
      numbers[slot] = number + 1
    },
    /** All hashes with a number that is not `but`. */
    hashes: (but?: number): Uint32Array =>
      hashes.filter((_, slot) => numbers[slot] !== 0 && numbers[slot] !== (but ?? -1) + 1),
  }
}
type Numbers = ReturnType<typeof createNumbers>

/** Finds the number of a hash, which lie side by side, the hashes in their order. */
const createSearch =
  (hashes: Uint32Array, values: Uint16Array) =>
  (hash: number): number | undefined => {
    let low = 0
    let high = hashes.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((hashes[middle] ?? 0) < hash) low = middle + 1
      else high = middle
    }
    return hashes[low] === hash ? values[low] : undefined
  }

/** The same in as little room as can be. */
const packed = (numbers: Numbers, but?: number) => {
  const hashes = numbers.hashes(but).sort()
  return createSearch(
    hashes,
    Uint16Array.from(hashes, (hash) => numbers.get(hash) ?? 0),
  )
}
type Packed = ReturnType<typeof packed>

/** How many letters the stems of a word have, the longest first. */
const stemLengths = ({ length }: string): number[] => {
  const shortest = Math.max(SHORTEST_STEM, length - MOST_ENDING)
  return Array.from({ length: Math.max(0, length - shortest) }, (_, at) => length - 1 - at)
}

/** What forms begin like each other and do not mean the same. */
const NOTHING = 2 ** 16 - 2

/** By stem: the first of the glosses of all its forms, where they have the same. */
const stemsOf = (forms: ReadonlyMap<string, number>, meanings: readonly string[]): Packed => {
  const firsts = meanings.map((meaning) => meaning.split(' ', 1)[0])
  const all = createNumbers(forms.size * (MOST_ENDING + 1))
  for (const [word, at] of forms)
    for (const length of [word.length, ...stemLengths(word)]) {
      const hash = hashOf(word, length)
      const before = all.get(hash) ?? at
      const isSame = before !== NOTHING && firsts[before] === firsts[at]
      all.set(hash, isSame ? before : NOTHING)
    }
  return packed(all, NOTHING)
}

/** Says what the words of one language mean. */
const createGlosses = (glosses: Readonly<Record<string, readonly string[]>>) => {
  const meanings = Object.keys(glosses)
  const forms = new Map<string, number>()
  const inThai = new Map<string, number>()
  for (const [at, written] of Object.values(glosses).entries())
    for (const one of written) {
      const { words, thai } = hear(one)
      const word = thai === '' ? words.join('') : thai
      const known = thai === '' ? forms : inThai
      if (!known.has(word)) known.set(word, at)
    }
  const numbers = createNumbers(forms.size + inThai.size)
  for (const [word, at] of [...forms, ...inThai]) numbers.set(hashOf(word), at)
  const formAt = packed(numbers)
  const stemAt = stemsOf(forms, meanings)
  return {
    isForm: (word: string): boolean => formAt(hashOf(word)) !== undefined,
    of(word: string): readonly string[] {
      const form = formAt(hashOf(word))
      if (form !== undefined) return meanings[form]?.split(' ') ?? []
      if (word.length < SHORTEST_FORM) return []
      for (const length of [word.length, ...stemLengths(word)]) {
        const at = stemAt(hashOf(word, length))
        if (at !== undefined) return meanings[at]?.split(' ', 1) ?? []
      }
      return []
    },
  }
}
type OneLanguage = ReturnType<typeof createGlosses>

/** All that listens to the same words shares what is made of them. */
const made = new WeakMap<Glosses, Map<string, OneLanguage>>()

/** What words of a language mean; what that is made of is kept. */
export const glossesIn = (glosses: Glosses, language: string): OneLanguage => {
  const kept = made.get(glosses) ?? new Map<string, OneLanguage>()
  made.set(glosses, kept)
  const known = kept.get(language) ?? createGlosses(glosses.get(language) ?? {})
  kept.set(language, known)
  return known
}

/** The words of a Thai text that are known, each as long as can be. */
const thaiWords = (thai: string, { isForm }: OneLanguage): string[] => {
  const words: string[] = []
  for (let at = 0; at < thai.length; at++)
    for (let length = LONGEST_THAI; length >= SHORTEST_THAI; length--) {
      const word = thai.slice(at, at + length)
      if (word.length < length || !isForm(word)) continue
      words.push(word)
      at += length - 1
      break
    }
  return words
}

/** What is said, word by word, in English; `languages`: in which it is looked up, the likeliest first. */
export const glossed = (
  { words, thai }: HeardText,
  glosses: Glosses,
  languages: readonly string[],
): string[] => {
  const ways = [...new Set([...languages, LAST])].map((language) => glossesIn(glosses, language))
  const inThai = thai === '' ? [] : thaiWords(thai, glossesIn(glosses, 'th'))
  return [...words, ...inThai].flatMap((word) => {
    if (/^\d/.test(word)) return [NUMBER]
    for (const { of } of ways) {
      const found = of(word)
      if (found.length > 0) return found
    }
    return []
  })
}
