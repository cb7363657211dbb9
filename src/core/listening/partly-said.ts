/**
 * What is said only in part. A phrase counts when all of it is said; here a word counts for the concepts in
 * whose phrases it stands, and a phrase for the share of it that is said. Each is a weak sign.
 *
 * Words are kept as numbers and in arrays: a language has tens of thousands of them.
 */
import { markedAs } from './concept-marks.ts'
import { createIndex, createPlaces, createSums, type Pairs } from './word-index.ts'

/** A phrase as it is compared: the words that may stand in each of its places, or its Thai letters. */
export interface PartPhrase {
  concept: string
  places: readonly (readonly string[])[]
  thai?: readonly string[]
}

/** How much a message says of a concept. */
export interface PartSaid {
  /** How much its words are those of the concept's phrases, and of no others. */
  hint: number
  /** The greatest share of one of its phrases that is said. */
  share: number
}

/** Concepts that the second judge does not learn. */
export const UNLEARNED: ReadonlySet<string> = new Set(markedAs('unlearned'))

/** Words that begin alike in so many letters are mostly forms of one word. */
const STEM = 5
/** A weaker hint than this is none. */
const WEAKEST = 0.01
/** There are fewer concepts than this. */
const MOST_NAMES = 1024
/** So much is added to the size of each concept: what few phrases say is less sure. */
const FEW = 20
/** One usual word says little, whatever share of a phrase it is. */
const TELLING = 5
/** Thai letters that are looked at together; words cannot be told apart. */
const THAI_PIECES = [3, 4, 5]
const THAI_PIECE = 3
const THAI_HINT = 0.3
/** Less is no sign. */
const LEAST_HINT = 0.05
const LEAST_SHARE = 0.2

export const stemOf = (word: string): string => word.slice(0, STEM)

/** The runs of so many letters. */
export const piecesOf = (letters: string, length: number): string[] =>
  Array.from({ length: Math.max(0, letters.length - length + 1) }, (_, at) =>
    letters.slice(at, at + length),
  )

/** What is made of words that stand in a place of a phrase: the same ones stand in many, and are looked at once. */
const forPlaces = <Made>(make: (words: readonly string[]) => Made) => {
  const made = new Map<readonly string[], Made>()
  return (words: readonly string[]): Made => {
    const kept = made.get(words) ?? make(words)
    made.set(words, kept)
    return kept
  }
}

/** For which concepts each word is a hint, and how strong a one. */
const hintsIn = (phrases: readonly PartPhrase[], concepts: ReadonlyMap<string, number>) => {
  const places = createPlaces()
  const counts = createSums()
  const sizes = new Float64Array(concepts.size)
  const count = (concept: number, key: number, times: number) => {
    counts.add(key * MOST_NAMES + concept, times)
    sizes[concept] = (sizes[concept] ?? 0) + times
  }
  const keysOf = forPlaces((words) =>
    words.flatMap((word) =>
      word.length > STEM ? [places.of(word), places.of(`${stemOf(word)}*`)] : [places.of(word)],
    ),
  )
  for (const { concept, places: inWords, thai = [] } of phrases) {
    const at = concepts.get(concept) ?? 0
    for (const words of inWords) {
      const times = 1 / Math.sqrt(words.length)
      for (const key of keysOf(words)) count(at, key, times)
    }
    for (const letters of thai)
      for (const length of THAI_PIECES)
        for (const piece of piecesOf(letters, length)) count(at, places.of(piece), 1)
  }
  const conceptOf = (pair: number) => pair % MOST_NAMES
  const wordOf = (pair: number) => Math.floor(pair / MOST_NAMES)
  const rateOf = (pair: number, times: number) => times / ((sizes[conceptOf(pair)] ?? 0) + FEW)
  const all = counts.all()
  const sums = new Float64Array(places.words.size)
  all.keys.forEach((pair, at) => {
    sums[wordOf(pair)] = (sums[wordOf(pair)] ?? 0) + rateOf(pair, all.sums[at] ?? 0)
  })
  const signs: Pairs = { word: [], what: [], weight: [] }
  all.keys.forEach((pair, at) => {
    const weight = (rateOf(pair, all.sums[at] ?? 0) / (sums[wordOf(pair)] ?? 1)) ** 2
    if (weight < WEAKEST) return
    signs.word.push(wordOf(pair))
    signs.what.push(conceptOf(pair))
    signs.weight.push(weight)
  })
  return createIndex(places.words, signs)
}

/** Which phrases each stem is a part of, and how great a one. */
const sharesIn = (phrases: readonly PartPhrase[], concepts: ReadonlyMap<string, number>) => {
  const places = createPlaces()
  const stemsOf = forPlaces((words) => [...new Set(words.map((word) => places.of(stemOf(word))))])
  const stems = phrases.map(({ places: inWords, thai = [] }) => [
    ...inWords.map(stemsOf),
    ...thai.flatMap((letters) => piecesOf(letters, THAI_PIECE).map((piece) => [places.of(piece)])),
  ])
  const counts = new Uint32Array(places.words.size)
  /** The last phrase, from 1 on, that each is counted for. */
  const counted = new Uint32Array(places.words.size)
  stems.forEach((one, phrase) => {
    for (const place of one)
      for (const stem of place) {
        if (counted[stem] === phrase + 1) continue
        counted[stem] = phrase + 1
        counts[stem] = (counts[stem] ?? 0) + 1
      }
  })
  const rarity = Float64Array.from(counts, (count) => Math.log(1 + phrases.length / count))
  const whole = new Float32Array(phrases.length)
  const pairs: Pairs = { word: [], what: [], weight: [] }
  stems.forEach((one, phrase) => {
    for (const place of one) {
      const sum = place.reduce((all, stem) => all + (rarity[stem] ?? 0), 0)
      const weight = place.length === 0 ? 0 : sum / place.length
      whole[phrase] = (whole[phrase] ?? 0) + weight
      for (const stem of place) {
        pairs.word.push(stem)
        pairs.what.push(phrase)
        pairs.weight.push(weight)
      }
    }
  })
  const concept = Uint16Array.from(phrases, (one) => concepts.get(one.concept) ?? 0)
  return { ...createIndex(places.words, pairs), whole, concept }
}

/** Concepts of which a part is no sign of anything. */
const NO_SIGNS: ReadonlySet<string> = new Set(['filler', 'common-word', ...UNLEARNED])

/** Listens for what is said in part, in one language. */
export const createPartlySaid = (all: readonly PartPhrase[]) => {
  const phrases = all.filter(({ concept }) => !NO_SIGNS.has(concept))
  const names = [...new Set(phrases.map(({ concept }) => concept))]
  const concepts = new Map(names.map((name, at) => [name, at]))
  const hints = hintsIn(phrases, concepts)
  const shares = sharesIn(phrases, concepts)
  const said = new Float32Array(shares.whole.length)

  return ({ words, thai }: { words: readonly string[]; thai: string }): Map<string, PartSaid> => {
    const parts = new Map<number, PartSaid>()
    const partOf = (at: number): PartSaid => {
      const part = parts.get(at) ?? { hint: 0, share: 0 }
      parts.set(at, part)
      return part
    }
    const hear = (key: string, strength: number): boolean => {
      const [from, to] = hints.of(key)
      for (let at = from; at < to; at++)
        partOf(hints.what[at] ?? 0).hint += strength * (hints.weight[at] ?? 0)
      return to > from
    }
    for (const word of words)
      if (!/^\d/.test(word) && !hear(word, 1) && word.length >= STEM)
        hear(`${stemOf(word)}*`, STEM_HINT)
    for (const length of THAI_PIECES)
      for (const piece of piecesOf(thai, length)) hear(piece, THAI_HINT)

    const touched: number[] = []
    const stems = words.map((word) => (/^\d/.test(word) ? NUMBER : stemOf(word)))
    for (const stem of new Set([...stems, ...piecesOf(thai, THAI_PIECE)])) {
      const [from, to] = shares.of(stem)
      for (let at = from; at < to; at++) {
        const phrase = shares.what[at] ?? 0
        if (said[phrase] === 0) touched.push(phrase)
        said[phrase] = (said[phrase] ?? 0) + (shares.weight[at] ?? 0)
      }
    }
    for (const phrase of touched) {
      const weight = said[phrase] ?? 0
      said[phrase] = 0
      const share =
        Math.min(1, weight / (shares.whole[phrase] ?? 1)) * Math.min(1, weight / TELLING)
      if (share < LEAST_SHARE) continue
      const part = partOf(shares.concept[phrase] ?? 0)
      part.share = Math.max(part.share, share)
    }
    return new Map(
      [...parts]
        .filter(([, { hint, share }]) => hint > LEAST_HINT || share > 0)
        .map(([at, part]) => [names[at] ?? '', part]),
    )
  }
}
export type PartlySaid = ReturnType<typeof createPartlySaid>

const STEM_HINT = 0.7
/** Stands for any number. */
export const NUMBER = '#'
