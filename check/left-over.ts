/** Whether a translation still holds words of another language. */
import { baseLanguage } from '../src/bots/locales.ts'

/** How many words in a row two languages do not share by chance. */
const RUN = 3

// What stands in brackets is a law's or an office's own name, and what is quoted is to be said as it stands.
const wordsOf = (text: string): string[] =>
  text.replace(/\([^)]*\)|["“”„«»][^"“”„«»]*["“”„«»]/g, ' | ').match(/\|+|[\p{L}\p{M}'’]+/gu) ?? []

// Names keep their capitals in every language.
const isName = (run: string[]): boolean => run.every((word) => /^\p{Lu}/u.test(word))

function* runsOf(text: string): Generator<string> {
  const words = wordsOf(text)
  for (let at = 0; at + RUN <= words.length; at++) {
    const run = words.slice(at, at + RUN)
    if (run.some((word) => word.startsWith('|')) || isName(run)) continue
    // "a b c" is no language's.
    if (run.join('').length < 8) continue
    yield run.join(' ').toLowerCase()
  }
}

/** The words of `original` that stand in the same order in `translation`; undefined when there are none. */
export const leftOver = (translation: string, original: string): string | undefined => {
  const known = new Set(runsOf(original))
  for (const run of runsOf(translation)) if (known.has(run)) return run
  return undefined
}

/** The languages whose words are looked for in others: those that translations are made from. */
export const SOURCES = [baseLanguage, 'nb']
