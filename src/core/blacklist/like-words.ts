/**
 * Which reports say nearly the same in words: somebody floods the moderators. Never by number, or a flood
 * could be aimed at what others told about it.
 */

/** Longer stories are read one by one: nobody compares so many of them at a glance. */
const MOST_LETTERS = 1_000
/** "He did not pay" is said by many, and each of them means it. */
const FEWEST_LETTERS = 40
/** Letters in a row; some languages put no spaces between words. */
const PIECE = 5
/** Told by two people, one thing has a tenth in common; copied with small changes, most of it. */
const ALIKE = 0.6

/** Every piece of a text, whatever its case, spaces and signs; undefined where it cannot be compared. */
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

/** Which of these texts say nearly the same as the first one. */
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
