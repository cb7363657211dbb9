/** Words as numbers in arrays, with what belongs to each: tens of thousands take little room. */

/** FNV-1a. Two words with the same number are very rare, and only blur a sign. */
const numberOf = (word: string): number => {
  let number = 0x811c9dc5
  for (let at = 0; at < word.length; at++)
    number = Math.imul(number ^ word.charCodeAt(at), 0x01000193)
  return number >>> 0
}

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

/** Words with something else and a weight, in arrays: all of one word side by side, the words by their numbers. */
export const createIndex = (words: ReadonlyMap<string, number>, pairs: Pairs) => {
  const numbers = Uint32Array.from(words.keys(), numberOf)
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
    const number = numberOf(word)
    let low = 0
    let high = numbers.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[middle] ?? 0) < number) low = middle + 1
      else high = middle
    }
    return numbers[low] === number ? [begins[low] ?? 0, begins[low + 1] ?? 0] : [0, 0]
  }
