/** The words that lead to the end of a stay, in all languages: "until Friday", "for 10 days". */
import { type Day, endDateIn } from '../alerts/dates.ts'
import type { Language } from '../terms/text.ts'
import type { Concept } from './concept.ts'
import type { Phrases } from './lexicon.ts'

/** What each language lists for it. `town-arrives`: then "until" says when she comes. */
export const END_WORDS = ['town-until', 'town-for', 'town-arrives'] as const satisfies Concept[]

/**
 * Listens in all languages. `phrases`: what each language lists (`Words.phrases`). Gives the last day of a stay that a
 * sentence names; undefined if it names none.
 */
export const createEndIn = (phrases: ReadonlyMap<Language, Phrases>) => {
  const listed = (name: (typeof END_WORDS)[number]) =>
    [...phrases.values()].flatMap((own) => own[name] ?? [])
  const words = {
    until: listed('town-until'),
    lasting: listed('town-for'),
    arrives: listed('town-arrives'),
  }
  return (text: string, today: Day): Day | undefined => endDateIn(text, words, today)
}
