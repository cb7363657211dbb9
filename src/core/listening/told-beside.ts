/** What stands beside what happened in her own words: whose number it was, and in which town. */
import { type PhoneReading, readPhones } from '../identifiers/phone/phone.ts'
import type { Country } from '../rights/country.ts'
import type { Language } from '../terms/text.ts'
import type { TownWords } from './town-words.ts'
import { townsSaid } from './towns-said.ts'

interface ToldBeside {
  /** Absent where no number is told. */
  reading?: PhoneReading
  /** The id of the town, where one is told and no other: not one that is denied, or that somebody else is from. */
  town?: string
}

interface Needs {
  home: Country
  /** Whether all words of a text are ordinary words of a language. */
  knows(text: string, language: Language): boolean
  townsNamed: TownWords
}

export const createToldBeside =
  ({ home, knows, townsNamed }: Needs) =>
  (text: string, language: Language): ToldBeside => {
    const reading = readPhones(text, home.code)
    // "Sola" is Spanish for alone. Who means the town often writes it with a capital letter.
    const names = text
      .split(/[\s,.;:!?()]+/u)
      .filter((word, at) => (at > 0 && /^\p{Lu}/u.test(word)) || !knows(word, language))
    const inNames = townsSaid(home, names.join(' '), 'inflected', Number.POSITIVE_INFINITY)
    const asked = { written: 'inflected', languages: [language], inStories: true } as const
    const { towns, told } = townsNamed(home, text, asked)
    const [town, ...others] = towns.filter((one) => inNames.includes(one))
    return {
      ...(reading.numbers.length > 0 && { reading }),
      ...(town !== undefined && others.length === 0 && told.includes(town) && { town }),
    }
  }
