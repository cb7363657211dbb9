/** What is said of an option in the middle of a sentence (called-in-passing.ts). */
import type { CalledName } from '../terms/reply.ts'
import type { Language, WordName } from '../terms/text.ts'
import { type HeardText, hear } from './heard-words.ts'
import type { Phrases } from './lexicon.ts'

/** Whoever says more tells something. */
const LONGEST = 80
/** Of what is otherwise a whole message, so much is enough in a sentence: "no wait", but not "back". */
const WORDS = 2
const THAI_LETTERS = 5

export type SaidBeside = Extract<CalledName, 'called-town' | 'called-slip'>

/** Listens in every language; the town comes first, because "wrong town" says more than "wrong". */
export const createSaidInPassing = (
  phrases: ReadonlyMap<Language, Phrases>,
  wordOf: (text: string) => WordName | undefined,
) => {
  const listed = (names: readonly CalledName[]): string[] =>
    [...phrases.values()].flatMap((own) => names.flatMap((name) => own[name] ?? []))
  // "Go back" is a word of its own.
  const others = listed(['called-undo', 'called-wait'])
    .filter((one) => !one.endsWith('..') && wordOf(one) === undefined)
    .map(hear)
  const isLong = ({ words, thai }: HeardText) =>
    words.length >= WORDS || thai.length >= THAI_LETTERS
  const all: readonly (readonly [SaidBeside, readonly HeardText[]])[] = [
    ['called-town', listed(['called-town']).map(hear)],
    ['called-slip', [...listed(['called-slip']).map(hear), ...others.filter(isLong)]],
  ]
  return (text: string): SaidBeside | undefined => {
    if (text.length > LONGEST) return undefined
    const { words, thai } = hear(text)
    const spoken = ` ${words.join(' ')} `
    const isSaid = (one: HeardText): boolean =>
      one.thai === '' ? spoken.includes(` ${one.words.join(' ')} `) : thai.includes(one.thai)
    return all.find(([, some]) => some.some(isSaid))?.[0]
  }
}
