/** Whether a whole message is made of listed phrases, from end to end, and of which kinds they are. */
import { type HeardText, hear } from './heard-words.ts'

/** Phrases of one kind, as they are heard. */
export interface ListedPiece<Kind extends string> extends HeardText {
  kind: Kind
}

/** A word that is not listed. */
const UNLISTED: 'unlisted' = 'unlisted'

/** "is fine/ok" is "is fine" and "is ok". */
const written = (phrase: string): string[] =>
  phrase
    .split(' ')
    .reduce<string[]>(
      (begun, word) =>
        word.split('/').flatMap((one) => begun.map((before) => `${before} ${one}`.trim())),
      [''],
    )

/** Pieces of one kind from phrases as a language lists them. */
export const piecesOf = <Kind extends string>(
  kind: Kind,
  phrases: readonly string[] = [],
): ListedPiece<Kind>[] =>
  phrases
    .filter((one) => !/[*{}]|\.\.|^=/.test(one))
    .flatMap(written)
    .map((one) => ({ kind, ...hear(one) }))

/**
 * Pieces of one kind from what a language lists for some concepts, less those in which a denial stands: in
 * "I cannot leave work" nothing is only polite.
 */
export const undeniedPieces = <Kind extends string>(
  kind: Kind,
  list: Readonly<Record<string, readonly string[]>>,
  concepts: readonly string[],
): ListedPiece<Kind>[] => {
  const nots = piecesOf('not', list['not'])
  return concepts
    .flatMap((concept) => piecesOf(kind, list[concept]))
    .filter((piece) => !nots.some((not) => stands(not, piece)))
}

const stands = (some: HeardText, { words, thai }: HeardText): boolean =>
  some.thai !== ''
    ? thai.includes(some.thai)
    : some.words.length > 0 &&
      words.some((_, start) => some.words.every((word, at) => words[start + at] === word))

/**
 * The kinds of the fewest pieces that make up all of a text; undefined if it says anything else. What only
 * stands beside (`beside`) is taken for more where that is possible: "all good" is also polite.
 */
export const kindsIn = <Kind extends string>(
  { words, thai }: HeardText,
  pieces: readonly ListedPiece<Kind>[],
): ReadonlySet<Kind> | undefined => {
  const inWords = fewest(words.length, pieces, wordsAt(words))
  const inThai = fewest(thai.length, pieces, (at, { thai: some }) =>
    some !== '' && thai.startsWith(some, at) ? some.length : 0,
  )
  return inWords && inThai && new Set([...inWords, ...inThai])
}

/**
 * The kinds of the fewest pieces where at least half of the words of a text are made of them; undefined
 * otherwise, and for Thai, which has no spaces.
 */
export const mostlyIn = <Kind extends string>(
  heard: HeardText,
  pieces: readonly ListedPiece<Kind>[],
): ReadonlySet<Kind> | undefined => {
  const { words, thai } = heard
  if (thai !== '' || words.length === 0) return undefined
  const all: ListedPiece<Kind | typeof UNLISTED>[] = [
    ...pieces,
    ...words.map((word) => ({ kind: UNLISTED, words: [word], thai: '' })),
  ]
  const kinds = fewest(words.length, all, wordsAt(words))
  const listed = kinds?.filter((kind): kind is Kind => kind !== UNLISTED) ?? []
  const isMost = kinds && (kinds.length - listed.length) * 2 <= words.length
  return isMost ? new Set(listed) : undefined
}

const wordsAt =
  (words: readonly string[]) =>
  (at: number, { words: some }: HeardText): number =>
    some.length > 0 && some.every((word, place) => words[at + place] === word) ? some.length : 0

const fewest = <Kind extends string>(
  length: number,
  pieces: readonly ListedPiece<Kind>[],
  lengthAt: (at: number, piece: ListedPiece<Kind>) => number,
): readonly Kind[] | undefined => {
  // For each place: the kinds of the pieces that lead to it.
  const leads: (readonly Kind[] | undefined)[] = [[]]
  for (let at = 0; at < length; at++) {
    const here = leads[at]
    if (here === undefined) continue
    for (const piece of pieces) {
      const to = at + lengthAt(at, piece)
      if (to === at) continue
      const way = [...here, piece.kind]
      if (isBetter(way, leads[to])) leads[to] = way
    }
  }
  return leads[length]
}

const isBetter = (way: readonly string[], other: readonly string[] | undefined): boolean => {
  if (other === undefined) return true
  const [says, otherSays] = [way, other].map((kinds) =>
    kinds.some((kind) => kind !== 'beside' && kind !== UNLISTED),
  )
  return says === otherSays ? way.length < other.length : says === true
}
