/** The town about which somebody wants to know what happens there. */
import { cityName } from '../rights/cities.ts'
import type { Country } from '../rights/country.ts'
import type { Language } from '../terms/text.ts'
import { withoutWebAddresses } from './heard-words.ts'
import type { TownWords } from './town-words.ts'
import { townsSaid } from './towns-said.ts'
import type { Utterance } from './utterance.ts'

/** What weighs as much was said with several words, or with one that has only this meaning. */
const SURELY = 2.5

/** What is written with a capital letter, but for the first word: "I am going to Ski". */
const capitals = (text: string): string =>
  text
    .split(/\s+/)
    .slice(1)
    .filter((word) => /^\p{Lu}/u.test(word))
    .join(' ')

/** In one word of so many letters that no language has, a town may be misspelt: "trondhein". */
const LONG_NAME = /^\p{L}{7,}$/u

interface Needs {
  home: Country
  /** Whether all words of a text are ordinary words of a language. */
  knows(text: string, language: Language): boolean
  townsNamed: TownWords
}

/**
 * Gives the town where she is or goes, of which she wants to hear, or which is all that she writes; undefined for
 * one that is named for any other reason: that it is dull there, or where her sister lives.
 */
export const createTownOfHers =
  ({ home, knows, townsNamed }: Needs) =>
  (typed: string, heard: Utterance, language: Language): string | undefined => {
    const text = withoutWebAddresses(typed)
    const { said, meanings } = heard
    // "New in Oslo, real photos" is an advertisement.
    if (said.has('play')) return undefined
    // "Tell the girls in Bergen" is for others.
    if (meanings[0]?.meaning === 'command:warn') return undefined
    // "Where can I sleep tonight in Oslo?" asks for more than what happens there.
    const asksElse = meanings.some(
      ({ meaning, weight }) => weight >= SURELY && !meaning.startsWith('command:'),
    )
    const isAsked = said.has('whats-new') || meanings[0]?.meaning === 'command:alerts'
    const isLed = (said.has('in-town') || isAsked) && !asksElse
    const leads = heard.isInTown || isLed
    // "Saudade" is no inflected Sauda.
    const isUnknown =
      LONG_NAME.test(text.trim()) &&
      [language, heard.language].every((one) => one === undefined || !knows(text, one))
    const usual = leads || !knows(text, language) ? 'inflected' : 'exact'
    const written = isUnknown ? 'slip' : usual
    const named = townsNamed(home, text, { written, languages: [language, heard.language] })
    // Of what only sounds so, the town may be what she speaks of: "Oslo is dull".
    const isThere = named.isBare || (leads && (isLed || !named.isAbout))
    const isHers = (isAsked ? leads : isThere) && (said.has('whats-new') || !named.isOthers)
    if (!isHers) return undefined
    // "Rana" is a frog to whoever speaks Spanish, and a town to everybody else.
    const isWord = heard.language === language && said.has('common-word')
    const inCapitals = townsSaid(home, capitals(text), written)
    const town = named.towns.find((one) => !isWord || inCapitals.includes(one))
    return town === undefined ? undefined : cityName(home, town)
  }
