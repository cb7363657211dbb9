/**
 * Many words, each with a number: 0 for the first, 1 for the next. They are kept as one text and in arrays: a Map
 * of tens of thousands takes five times the room.
 */

/** FNV-1a of the first `length` letters of a word. */
export const hashOf = (word: string, length = word.length): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** An array for whole numbers from 0 to `most`, as small as can be. */
export const arrayUpTo = (most: number, length: number): Uint16Array | Uint32Array =>
  most < 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length)

/** Makes the table. No word may come twice. */
export const createWordTable = (words: readonly string[]) => {
  const text = words.join('')
  const begins = new Uint32Array(words.length + 1)
  const slots = 2 ** Math.ceil(Math.log2(1.5 * words.length + 1))
  /** Where the hash of a word says, or after that: its number and 1. */
  const numbers = arrayUpTo(words.length, slots)
  words.forEach((word, number) => {
    begins[number + 1] = (begins[number] ?? 0) + word.length
    let slot = hashOf(word) % slots
    while (numbers[slot] !== 0) slot = (slot + 1) % slots
    numbers[slot] = number + 1
  })
  const lengthAt = (number: number): number => (begins[number + 1] ?? 0) - (begins[number] ?? 0)

  const isAt = (number: number, word: string, length: number): boolean => {
    if (lengthAt(number) !== length) return false
    const begin = begins[number] ?? 0
    for (let at = 0; at < length; at++)
      if (text.charCodeAt(begin + at) !== word.charCodeAt(at)) return false
    return true
  }

  return {
    size: words.length,
    /** The number of a word, or of its first `length` letters; -1 if it is not there. */
    numberOf(word: string, length = word.length): number {
      let slot = hashOf(word, length) % slots
      for (;;) {
        const number = (numbers[slot] ?? 0) - 1
        if (number < 0 || isAt(number, word, length)) return number
        slot = (slot + 1) % slots
      }
    },
    wordAt: (number: number): string => text.slice(begins[number], begins[number + 1]),
    /** How many letters the word has. */
    lengthAt,
  }
}
export type WordTable = ReturnType<typeof createWordTable>
