/** The town with which a sentence answers where one is asked for. */
import { cityName } from '../rights/cities.ts'
import type { Country } from '../rights/country.ts'
import type { Question } from '../terms/meaning.ts'
import type { Language } from '../terms/text.ts'
import type { TownsNamed, TownWords } from './town-words.ts'
import { seemsTown } from './towns-said.ts'
import type { Utterance } from './utterance.ts'

interface Needs {
  home: Country
  /** Whether all words of a text are ordinary words of a language. */
  knows(text: string, language: Language): boolean
  townsNamed: TownWords
}

export const createTownAsked = ({ home, knows, townsNamed }: Needs) => {
  const namedIn = (heard: Utterance, text: string, language: Language): TownsNamed => {
    const isWord = heard.said.has('common-word') || (seemsTown(home, text) && knows(text, language))
    const written = isWord ? 'exact' : 'slips'
    return townsNamed(home, text, { written, languages: [language, heard.language] })
  }
  return {
    /** The name of the only town that is meant; undefined if there is none, or the question has no such answer. */
    nameIn(
      heard: Utterance,
      text: string,
      { question, language }: { question: Pick<Question, 'finds'>; language: Language },
    ): string | undefined {
      const [town, ...others] = namedIn(heard, text, language).towns
      const name = town === undefined || others.length > 0 ? undefined : cityName(home, town)
      return name !== undefined && question.finds(name) ? name : undefined
    },

    /** Whether what names a town is no word of her language: "no sé" and "nu am habar" are no towns with slips. */
    isNoWord(heard: Utterance, text: string, language: Language): boolean {
      const isWord = (word: string) =>
        [language, heard.language].some((one) => one !== undefined && knows(word, one))
      const rest = text.split(/[\s,;.:!?]+/u).filter((word) => !isWord(word))
      return namedIn(heard, rest.join(' '), language).towns.length > 0
    },

    /** Whether a town is written as it is: "Bergen, at Danmarks plass". */
    isExact: (heard: Utterance, text: string, language: Language): boolean =>
      !knows(text, language) &&
      townsNamed(home, text, { written: 'exact', languages: [language, heard.language] }).towns
        .length === 1,

    /** Whether some town is denied: "not Bergen". */
    isDenied: (heard: Utterance, text: string, language: Language): boolean =>
      namedIn(heard, text, language).isDenied,
  }
}
