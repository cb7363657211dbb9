/** What somebody does not want is not offered to her: "I want to talk to somebody, but not the police". */
import type { OpenQuestion } from '../terms/session.ts'
import type { Language, Words } from '../terms/text.ts'
import { hear } from './heard-words.ts'
import { labelsIn } from './labels-heard.ts'
import { isAlike } from './labels-said.ts'
import type { Utterance } from './utterance.ts'

/** So many words, or in Thai letters, after a denial are denied, up to a pause. */
const REACH = { words: 3, letters: 14 }
/** A shorter word says too little by itself. */
const TELLING = 4

/** "Politie" and "poliției" begin alike. Rather an option too few is offered than one that she does not want. */
const ALIKE = 5
const beginsAlike = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= ALIKE && one.slice(0, ALIKE) === other.slice(0, ALIKE)

const PAUSE = /[,;.:!?\n…–—]+/u

/** Gives a question without the options of which a word is denied. */
export const createNotDenied = (words: Words) => {
  const nots = new Map(
    [...words.phrases].map(([language, own]) => {
      const plain = (own['not'] ?? [])
        .filter((one) => !/[*{}=\s]/.test(one))
        .flatMap((one) => one.split('/').map(hear))
      return [
        language,
        {
          words: new Set(plain.flatMap((one) => (one.words.length === 1 ? one.words : []))),
          thai: plain.map(({ thai }) => thai).filter((one) => one !== ''),
        },
      ]
    }),
  )

  return (
    text: string,
    open: OpenQuestion,
    heard: Pick<Utterance, 'language'>,
    language: Language,
  ): OpenQuestion => {
    const known = [...new Set([language, heard.language])].flatMap(
      (one) => nots.get(one ?? '') ?? [],
    )
    const clauses = text.split(PAUSE).map(hear)
    const denied = clauses.flatMap(({ words: said }) =>
      said.flatMap((word, at) =>
        known.some((one) => one.words.has(word)) ? said.slice(at + 1, at + 1 + REACH.words) : [],
      ),
    )
    const inThai = clauses.flatMap(({ thai }) =>
      known.flatMap((one) =>
        one.thai.flatMap((not) => {
          const at = thai.indexOf(not)
          return at < 0 ? [] : [thai.slice(at + not.length, at + not.length + REACH.letters)]
        }),
      ),
    )
    const telling = denied.filter((word) => word.length >= TELLING)
    const heardIn = labelsIn(words, language)
    const options = open.options.filter(({ label }) => {
      const own = heardIn.of(label)
      const isDenied =
        own.words.some((word) =>
          telling.some((one) => isAlike(one, word) || beginsAlike(one, word)),
        ) ||
        own.thaiWords.some(
          (word) => word.length >= TELLING && inThai.some((said) => said.includes(word)),
        )
      return !isDenied
    })
    return { ...open, options }
  }
}
