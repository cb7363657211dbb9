/**
 * What single words mean, in plain English words that are the same for all languages: what examples of one language
 * teach about them holds for the others, and for words that no example has.
 */
import { asWritten, hear, thaiOf } from './heard-words.ts'
import { NUMBER } from './partly-said.ts'
import { hashOf } from './word-table.ts'

/** Words of one language by what they mean: one or more English words, with spaces between them. */
export type Glosses = ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>

/** Forms of one word mostly differ in so many letters at the end; a stem has so many at least. */
const MOST_ENDING = 3
const SHORTEST_STEM = 5
/** The longest Thai word that is looked up, in letters. */
const LONGEST_THAI = 16
const SHORTEST_THAI = 2
const THAI = 'th'
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
/** How many letters the stems of a word have, the longest first. */
const stemLengths = ({ length }: string): number[] => {
  const shortest = Math.max(SHORTEST_STEM, length - MOST_ENDING)
  return Array.from({ length: Math.max(0, length - shortest) }, (_, at) => length - 1 - at)
}

/** Stands for what several words are that do not mean the same. */
const UNCLEAR = 2 ** 16 - 2

/** A word as it sounds: "får" and "far", "บาท" and "บาด" become one. */
const foldOf = (word: string): string => thaiOf(word) || hear(word).words.join('')

/** Collects what has one meaning only: `firsts` are the first words of the glosses. */
const createClear = (most: number, firsts: readonly (string | undefined)[]) => {
  const all = createNumbers(most)
  return {
    add(hash: number, at: number): void {
      const before = all.get(hash) ?? at
      const isSame = before !== UNCLEAR && firsts[before] === firsts[at]
      all.set(hash, isSame ? before : UNCLEAR)
    },
    packed: () => packed(all, UNCLEAR),
  }
}

/** Says what the words of one language mean: as they are written, as they sound, or as forms of another word. */
const createGlosses = (glosses: Readonly<Record<string, readonly string[]>>) => {
  const meanings = Object.keys(glosses)
  const firsts = meanings.map((meaning) => meaning.split(' ', 1)[0])
  const count = Object.values(glosses).reduce((sum, { length }) => sum + length, 0)
  const written = createNumbers(count)
  const folded = createClear(count, firsts)
  const stems = createClear(count * (MOST_ENDING + 1), firsts)
  for (const [at, forms] of Object.values(glosses).entries())
    for (const form of forms) {
      const word = form.normalize('NFKC')
      written.set(hashOf(word), at)
      folded.add(hashOf(foldOf(word)), at)
      for (const length of [word.length, ...stemLengths(word)])
        if (length >= SHORTEST_STEM) stems.add(hashOf(word, length), at)
    }
  const [writtenAt, foldedAt, stemAt] = [packed(written), folded.packed(), stems.packed()]
  const glossOf = (at: number | undefined): readonly string[] | undefined =>
    at === undefined ? undefined : meanings[at]?.split(' ')
  return {
    written: (word: string) => glossOf(writtenAt(hashOf(word))),
    folded: (word: string) => glossOf(foldedAt(hashOf(foldOf(word)))),
    /** Only what the stem means, not who or when. */
    stem(word: string): readonly string[] | undefined {
      for (const length of [word.length, ...stemLengths(word)]) {
        const found = length < SHORTEST_STEM ? undefined : stemAt(hashOf(word, length))
        if (found !== undefined) return glossOf(found)?.slice(0, 1)
      }
      return undefined
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

/** What a run of Thai says, which puts no spaces between words: each word that is known, as long as can be. */
const inThai = (run: string, { written, folded }: OneLanguage): (readonly string[])[] => {
  const said: (readonly string[])[] = []
  for (let at = 0; at < run.length; at++) {
    const words = Array.from({ length: LONGEST_THAI - SHORTEST_THAI + 1 }, (_, shorter) =>
      run.slice(at, at + LONGEST_THAI - shorter),
    )
    const word =
      words.find((one) => one.length >= SHORTEST_THAI && written(one)) ??
      words.find((one) => one.length >= SHORTEST_THAI && folded(one))
    if (word === undefined) continue
    said.push(written(word) ?? folded(word) ?? [])
    at += word.length - 1
  }
  return said
}

const WORDS = /\p{Script=Thai}+|(?:(?!\p{Script=Thai})[\p{L}\p{M}])+|\p{N}+/gu
const isThai = (word: string): boolean => /^\p{Script=Thai}/u.test(word)

/** What each word of a text means, in English; `languages`: in which it is looked up, the likeliest first. */
export const glossedWords = (
  text: string,
  glosses: Glosses,
  languages: readonly string[],
): (readonly string[])[] => {
  const hers = [...new Set(languages)].map((language) => glossesIn(glosses, language))
  const all = [...hers, glossesIn(glosses, LAST)]
  const first = (
    ways: readonly ((word: string) => readonly string[] | undefined)[],
    word: string,
  ) => ways.reduce<readonly string[] | undefined>((found, way) => found ?? way(word), undefined)
  return (asWritten(text).match(WORDS) ?? []).flatMap((word): (readonly string[])[] => {
    if (isThai(word)) return inThai(word, glossesIn(glosses, THAI))
    if (/^\p{N}/u.test(word)) return [[NUMBER]]
    const found =
      first(
        all.map(({ written }) => written),
        word,
      ) ??
      first(
        all.map(({ folded }) => folded),
        word,
      ) ??
      first(
        hers.map(({ stem }) => stem),
        word,
      )
    return found ? [found] : []
  })
}

/** The same in one row. */
export const glossed = (...given: Parameters<typeof glossedWords>): readonly string[] =>
  glossedWords(...given).flat()
