/**
 * The signs of a message: everything in it that may say a little of what it means. Concepts and glosses are the same
 * in all languages, so what examples of one language teach about them holds for the others. Words count for their
 * own language.
 */
import type { HeardText } from './heard-words.ts'
import { NUMBER, type PartSaid, piecesOf, stemOf, UNLEARNED } from './partly-said.ts'
import type { Utterance } from './utterance.ts'

/** A sign and how strong it is. */
export type Sign = readonly [name: string, strength: number]

/** How much each kind of sign weighs against the others. */
const PLAIN = 0.6
const HINT = 0.9
const WORDS = 0.3
const PIECES = 0.9
const GLOSSES = 1.5
const PAIRS = 1.2
const MOST_HINT = 1.5
/** So many of the meanings that the rules found are signs. */
const MOST_MEANINGS = 5
/** What is said most surely by rules weighs so much. */
const SURE = 4
const THAI_WORD = [3, 4]
/** So many letters of a word are looked at together: forms and slips of a word have most of them. */
const PIECE = [3, 4]
const AGE = '#age'

/**
 * The signs of a message as the rules understood it (`heard`), its concepts that are said in part, and what its words
 * mean, in their order (glosses.ts).
 */
export const signsOf = (
  utterance: Utterance,
  parts: ReadonlyMap<string, PartSaid>,
  heard: HeardText,
  glossed: readonly string[],
): Sign[] => [
  ...ruleSigns(utterance),
  ...[...parts].flatMap(([concept, { hint, share }]): Sign[] => [
    [`hint ${concept}`, HINT * Math.min(MOST_HINT, Math.sqrt(hint))],
    [`part ${concept}`, PLAIN * share * share],
  ]),
  ...wordSigns(heard),
  ...pieceSigns(heard),
  ...glossSigns(glossed),
]

const ruleSigns = ({
  said,
  denied,
  starts,
  meanings,
  dangers,
  goingOn,
  isCry,
}: Utterance): Sign[] => {
  const best = meanings[0]?.weight ?? 0
  const plain = [
    ...[...said].filter(isSign).map((concept) => `said ${concept}`),
    ...[...denied].filter(isSign).map((concept) => `denied ${concept}`),
    ...[...starts].filter((concept) => OPENINGS.has(concept)).map((concept) => `first ${concept}`),
    ...dangers.map((danger) => `rules danger:${danger}`),
    ...goingOn.map((danger) => `rules now danger:${danger}`),
    ...(dangers.length === 0 ? ['rules no danger'] : []),
    ...(meanings.length === 0 ? ['rules nothing'] : []),
    ...(isCry ? ['rules cry'] : []),
  ]
  return [
    ...plain.map((name): Sign => [name, PLAIN]),
    ...meanings
      .slice(0, MOST_MEANINGS)
      .map(({ meaning, weight }): Sign => [`rules ${meaning}`, (PLAIN * weight) / best]),
    ['rules sure', PLAIN * Math.min(1, best / SURE)],
  ]
}

const isSign = (concept: string): boolean => !UNLEARNED.has(concept)

const OPENINGS: ReadonlySet<string> = new Set(['yes', 'no', 'stop'])

/** The words of a message, each by how it begins; in Thai, pieces of words. */
const wordSigns = ({ words, thai }: HeardText): Sign[] => {
  const names = new Set([
    ...words.map((word) =>
      /^1[0-7]$/.test(word) ? AGE : /^\d/.test(word) ? NUMBER : stemOf(word),
    ),
    ...THAI_WORD.flatMap((length) => piecesOf(thai, length)),
  ])
  return [...names].map((name) => [`word ${name}`, WORDS / Math.sqrt(names.size)])
}

/** Pieces of the words, with where a word begins and ends. */
const pieceSigns = ({ words }: HeardText): Sign[] => {
  const pieces = new Set(
    words
      .filter((word) => !/^\d/.test(word))
      .flatMap((word) => PIECE.flatMap((length) => piecesOf(`<${word}>`, length))),
  )
  return [...pieces].map((piece) => [`piece ${piece}`, PIECES / Math.sqrt(pieces.size)])
}

/** Each word by what it means, and two together that stand side by side or with one between them. */
const glossSigns = (glossed: readonly string[]): Sign[] => {
  const words = new Set(glossed)
  const pairs = new Set(
    glossed.flatMap((word, at) => [
      ...(at + 1 < glossed.length ? [`gloss ${word} ${glossed[at + 1]}`] : []),
      ...(at + 2 < glossed.length ? [`gloss ${word} .. ${glossed[at + 2]}`] : []),
    ]),
  )
  return [
    ...[...words].map((word): Sign => [`gloss ${word}`, GLOSSES / Math.sqrt(words.size)]),
    ...[...pairs].map((pair): Sign => [pair, PAIRS / Math.sqrt(pairs.size)]),
  ]
}
