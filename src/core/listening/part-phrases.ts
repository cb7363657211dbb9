/** The phrases of a lexicon, in the form in which a part of them can be heard. */
import { hear } from './heard-words.ts'
import { NUMBER as ANY_NUMBER, type PartPhrase } from './partly-said.ts'
import { GAP, type Lists, type PhraseBook } from './phrase-book.ts'

const listIn = ({ begins, values }: Lists, at: number): number[] => [
  ...values.subarray(begins[at], begins[at + 1]),
]

/** `whole`: phrases that are a whole message, with their concepts. */
export const partPhrases = (
  { sounds, spoken, phrases, names, concepts, order }: PhraseBook,
  inThai: readonly { concept: string; letters: readonly string[] }[],
  whole: readonly (readonly [written: string, concept: string])[],
  oneSpelling: (sound: string) => string,
): PartPhrase[] => {
  /** The words that may stand where a piece stands, made once for each. */
  const words = Array.from({ length: spoken.begins.length - 1 }, (_, piece) => {
    const heard = listIn(spoken, piece).map((one) => sounds.wordAt(one >> 1))
    return heard.length === 0 ? [ANY_NUMBER] : heard
  })
  return [
    ...[...order].map((phrase) => ({
      concept: names[concepts[phrase] ?? 0] ?? '',
      places: listIn(phrases, phrase).flatMap((piece) =>
        piece === GAP ? [] : [words[piece] ?? []],
      ),
    })),
    ...inThai.map(({ concept, letters }) => ({ concept, places: [], thai: letters })),
    ...whole.map(([written, concept]) => {
      const { words: own, thai } = hear(written)
      return { concept, places: own.map((word) => [oneSpelling(word)]), thai: [thai] }
    }),
  ]
}
