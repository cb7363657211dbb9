/**
 * Words as numbers in arrays, with what belongs to each: tens of thousands take little room. Two words with the
 * same hash are very rare, and only blur a sign.
 */
import { hashOf } from './word-table.ts'

/** Gives each word that is named a place of its own. */
export const createPlaces = () => {
  const places = new Map<string, number>()
  return {
    of(word: string): number {
      const place = places.get(word) ?? places.size
      places.set(word, place)
      return place
    },
    words: places,
  }
}

export interface Pairs {
  word: number[]
  what: number[]
  weight: number[]
}

/** Adds up numbers for keys, which are kept in the order in which they came: a Map of so many takes longer. */
export const createSums = () => {
  let slots = new Int32Array(2 ** 12)
  let keys = new Float64Array(2 ** 11)
  let sums = new Float64Array(2 ** 11)
  let size = 0
  const slotOf = (key: number): number => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 0) % slots.length
    for (let at = slots[slot] ?? 0; at !== 0 && keys[at - 1] !== key; at = slots[slot] ?? 0)
      slot = (slot + 1) % slots.length
    return slot
  }
  const grow = () => {
    keys = grown(keys)
    sums = grown(sums)
    slots = new Int32Array(2 * slots.length)
    for (let at = 0; at < size; at++) slots[slotOf(keys[at] ?? 0)] = at + 1
  }
  return {
    add(key: number, number: number): void {
      let slot = slotOf(key)
      if (slots[slot] === 0) {
        if (size === keys.length) {
          grow()
          slot = slotOf(key)
        }
        keys[size++] = key
        slots[slot] = size
      }
      const at = (slots[slot] ?? 0) - 1
      sums[at] = (sums[at] ?? 0) + number
    },
    /** The keys and their sums, side by side. */
    all: () => ({ keys: keys.subarray(0, size), sums: sums.subarray(0, size) }),
  }
}

const grown = (small: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => {
  const large = new Float64Array(2 * small.length)
  large.set(small)
  return large
}

/** Words with something else and a weight, in arrays: all of one word side by side, the words by their numbers. */
export const createIndex = (words: ReadonlyMap<string, number>, pairs: Pairs) => {
  const numbers = Uint32Array.from(words.keys(), (word) => hashOf(word))
  const ranks = Uint32Array.from(numbers.keys()).sort(
    (a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0),
  )
  const rankOf = new Uint32Array(words.size)
  ranks.forEach((word, rank) => {
    rankOf[word] = rank
  })
  const begins = new Uint32Array(words.size + 1)
  for (const word of pairs.word) {
    const after = (rankOf[word] ?? 0) + 1
    begins[after] = (begins[after] ?? 0) + 1
  }
  for (let at = 1; at < begins.length; at++) begins[at] = (begins[at] ?? 0) + (begins[at - 1] ?? 0)
  const next = begins.slice()
  const what = new Uint16Array(pairs.word.length)
  const weight = new Float32Array(pairs.word.length)
  pairs.word.forEach((word, pair) => {
    const rank = rankOf[word] ?? 0
    const at = next[rank] ?? 0
    next[rank] = at + 1
    what[at] = pairs.what[pair] ?? 0
    weight[at] = pairs.weight[pair] ?? 0
  })
  const sorted = Uint32Array.from(ranks, (word) => numbers[word] ?? 0)
  return { what, weight, of: createSearch(sorted, begins) }
}

/** Finds from where to where the pairs of a word go. */
const createSearch =
  (numbers: Uint32Array, begins: Uint32Array) =>
  (word: string): [from: number, to: number] => {
    const number = hashOf(word)
    let low = 0
    let high = numbers.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[middle] ?? 0) < number) low = middle + 1
      else high = middle
    }
    return numbers[low] === number ? [begins[low] ?? 0, begins[low + 1] ?? 0] : [0, 0]
  }
