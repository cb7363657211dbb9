/** What is understood where nothing is open, in a line of text for each message. */
import { expect, it } from 'vitest'
import { createMeaning } from '../../src/core/listening/meaning.ts'
import { countryOf } from '../../src/core/rights/countries.ts'
import type { Meant, Wanted } from '../../src/core/terms/meaning.ts'
import type { Language } from '../../src/core/terms/text.ts'
import { wordsWith } from './words.ts'

/** Messages of one kind, in each language: what they have in common, then the language. */
export type InEachLanguage = Readonly<Record<string, Readonly<Record<Language, readonly string[]>>>>

const words = wordsWith('en')
const meaning = createMeaning({ words, country: countryOf('NO') })

/** Each message with what it is an example of. Throws if a language has none. */
export const linesOf = (kinds: InEachLanguage): [kind: string, language: string, text: string][] =>
  Object.entries(kinds).flatMap(([kind, lines]) =>
    words.languages.flatMap((language) => {
      const own = lines[language] ?? []
      if (own.length === 0) throw new Error(`${language} has no line for "${kind}"`)
      return own.map((text): [string, string, string] => [kind, language, text])
    }),
  )

/** One test for each message: what is understood, as `understood` names it, is as expected. `what` begins its name. */
export const hears = (what: string, kinds: InEachLanguage, expected: RegExp): void =>
  it.each(linesOf(kinds))(`${what} where %s (%s): %s`, (_, language, text) => {
    expect(understood(language, text)).toMatch(expected)
  })

/** Neither a danger nor what is likely one. */
export const NO_DANGER = /^(?!danger|likely)/

/**
 * "danger:hurt+attacked", "likely:hurt", "asked:consent,care", "asked:command wipe", "town:Oslo"; the kind alone for
 * everything else.
 */
export const understood = (language: Language, text: string): string => {
  const meant = meaning.of(
    { body: { kind: 'text', text }, at: new Date('2026-11-18T22:00:00Z') },
    {
      session: {},
      question: undefined,
      language,
      limits: { text: 4096, options: 5, buttons: false },
    },
  )
  return named(meant)
}

const named = (meant: Meant): string => {
  switch (meant.kind) {
    case 'danger':
      return `${meant.isSurmised ? 'likely' : 'danger'}:${meant.of.join('+')}`
    case 'asked':
      return `asked:${meant.wanted.map(wantedName).join(',')}`
    case 'word':
      return `word:${meant.word}`
    case 'town':
      return `town:${meant.name}`
    default:
      return meant.kind
  }
}

const wantedName = (one: Wanted): string =>
  'id' in one ? one.id : 'name' in one ? `command ${one.name}` : one.kind
