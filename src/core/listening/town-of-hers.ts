/** The town about which somebody wants to know what happens there. */
import { cityName } from '../rights/cities.ts'
import type { Country } from '../rights/country.ts'
import type { Language } from '../terms/text.ts'
import { townsSaid } from './towns-said.ts'
import type { Utterance } from './utterance.ts'

/**
 * In a message of up to so many words, a town says where she is. In a longer one, it says where
 * something happened.
 */
const MOST_WITH_TOWN = 3

/** What weighs as much was said with several words, or with one that has only this meaning. */
const SURELY = 2.5

export const townOfHers = (
  home: Country,
  text: string,
  heard: Utterance,
  language: Language,
): string | undefined => {
  const { said, meanings, length } = heard
  // "New in Oslo, real photos" is an advertisement.
  if (said.has('play')) return undefined
  // "Rana" is a frog to whoever speaks Spanish, and a town to everybody else.
  const isWord = heard.language === language && said.has('common-word')
  const isShort = length <= MOST_WITH_TOWN && !isWord
  // "Where can I sleep tonight in Oslo?" asks for more than what happens there.
  const asksElse = meanings.some(
    ({ meaning, weight }) => weight >= SURELY && !meaning.startsWith('command:'),
  )
  const leads = (said.has('in-town') || said.has('whats-new')) && !asksElse
  const [town] = leads || isShort ? townsSaid(home, text, false) : []
  return town === undefined ? undefined : cityName(home, town)
}
