import type { Language } from '../terms/text.ts'

/** The name of a language in another language: "es" in "nb" is "spansk". */
export const languageName = (named: Language, inWords: Language): string =>
  new Intl.DisplayNames([inWords], { type: 'language', languageDisplay: 'standard' }).of(
    // People call the language Norwegian, not Bokmål.
    named === 'nb' ? 'no' : named,
  ) ?? named

/** The language without its country: people say that they speak Portuguese. */
const withoutCountry = (named: Language): Language => new Intl.Locale(named).language

/** The name of a language in that language: "Español". */
export const ownName = (named: Language): string => {
  const name = languageName(withoutCountry(named), named)
  return name.slice(0, 1).toLocaleUpperCase(named) + name.slice(1)
}

/** The name of a language with its country, if there is a usual one: "Brazilian Portuguese". */
const dialectName = (named: Language, inWords: Language): string =>
  new Intl.DisplayNames([inWords], { type: 'language' }).of(named) ?? named

/** What somebody who asks for a language may call it: by its own names or by its English names. */
export const namesOf = (named: Language): string[] =>
  [named, 'en'].flatMap((inWords) => [
    languageName(named, inWords),
    languageName(withoutCountry(named), inWords),
    dialectName(named, inWords),
  ])
