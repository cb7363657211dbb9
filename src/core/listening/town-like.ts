/** Words of a language that look like a town with an ending: "mándalo" is "send it" in Spanish, and no Mandal. */
import { spelt } from '../rights/cities.ts'
import type { Language } from '../terms/text.ts'
import type { Concept } from './concept.ts'
import type { Phrases } from './lexicon.ts'

/** Where each language lists such words, each as it is written. */
export const TOWN_LIKE = 'town-like' satisfies Concept

/** Whether a word is such a word in any language: many write in another one than the bot speaks with them. */
export const createTownLike = (phrases: ReadonlyMap<Language, Phrases>) => {
  const words = new Set([...phrases.values()].flatMap((own) => own[TOWN_LIKE] ?? []).map(spelt))
  return (word: string): boolean => words.has(spelt(word))
}
export type TownLike = ReturnType<typeof createTownLike>
