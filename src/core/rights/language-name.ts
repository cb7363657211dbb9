import type { Language } from '../terms/text.ts'

/** A language as it is called in another one: "es" in "nb" is "spansk". */
export const languageName = (named: Language, inWords: Language): string =>
  new Intl.DisplayNames([inWords], { type: 'language', languageDisplay: 'standard' }).of(
    // People call the language Norwegian, not Bokmål.
    named === 'nb' ? 'no' : named,
  ) ?? named

/** The language without its country: people say that they speak Portuguese. */
const withoutCountry = (named: Language): Language => new Intl.Locale(named).language

/** A language as its own speakers call it: "Español". */
export const ownName = (named: Language): string => {
  const name = languageName(withoutCountry(named), named)
  return name.slice(0, 1).toLocaleUpperCase(named) + name.slice(1)
}

/** "Brazilian Portuguese", where one word for both is usual. */
const dialectName = (named: Language, inWords: Language): string =>
  new Intl.DisplayNames([inWords], { type: 'language' }).of(named) ?? named

/** What a language may be called by somebody who asks for it: its own names, and its English ones. */
export const namesOf = (named: Language): string[] =>
  [named, 'en'].flatMap((inWords) => [
    languageName(named, inWords),
    languageName(withoutCountry(named), inWords),
    dialectName(named, inWords),
  ])
