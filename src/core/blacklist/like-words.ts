/**
 * Finds reports that say nearly the same in words: somebody may be flooding the moderators. Numbers
 * are not compared: otherwise a flood could be aimed at what others reported about a number.
 */

/** Longer stories are read one by one: nobody can compare many of them at a glance. */
const MOST_LETTERS = 1_000
/** Many people say "he did not pay", and each of them means it. So short texts are not compared. */
const FEWEST_LETTERS = 40
/** How many letters in a row are one piece. Some languages put no spaces between words. */
const PIECE = 5
/** If two people tell one thing, a tenth is the same. In copies with small changes, most is. */
const ALIKE = 0.6

/** Every piece of a text, without case, spaces and signs; undefined if it is not comparable. */
const piecesOf = (words: string): Set<string> | undefined => {
  if (words.length > MOST_LETTERS) return undefined
  const letters = [
    ...words
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}]/gu, ''),
  ]
  if (letters.length < FEWEST_LETTERS) return undefined
  return new Set(letters.map((_, at) => letters.slice(at, at + PIECE).join('')))
}

/** The texts that say nearly the same as the first one. */
export const sayingTheSame = <Told extends { words: string }>(
  words: string,
  others: readonly Told[],
): Told[] => {
  const own = piecesOf(words)
  if (!own) return []
  return others.filter((other) => {
    const theirs = piecesOf(other.words)
    if (!theirs) return false
    const both = [...theirs].filter((piece) => own.has(piece)).length
    return both / (own.size + theirs.size - both) >= ALIKE
  })
}
