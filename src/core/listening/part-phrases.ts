/** The phrases of a lexicon, in the form in which a part of them can be heard. */
import { hear } from './heard-words.ts'
import type { PartPhrase } from './partly-said.ts'
import { type Piece, partPlaces } from './pieces.ts'

/** `whole`: phrases that are a whole message, with their concepts. */
export const partPhrases = (
  inWords: Iterable<{ concept: string; pieces: readonly Piece[] }>,
  inThai: readonly { concept: string; letters: readonly string[] }[],
  whole: readonly (readonly [written: string, concept: string])[],
  oneSpelling: (sound: string) => string,
): PartPhrase[] => [
  ...[...inWords].map(({ concept, pieces }) => ({ concept, places: partPlaces(pieces) })),
  ...inThai.map(({ concept, letters }) => ({ concept, places: [], thai: letters })),
  ...whole.map(([written, concept]) => {
    const { words, thai } = hear(written)
    return { concept, places: words.map((word) => [oneSpelling(word)]), thai: [thai] }
  }),
]
