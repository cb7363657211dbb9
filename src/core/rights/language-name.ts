import type { Language } from '../terms/text.ts'

/** A language as it is called in another one: "es" in "nb" is "spansk". */
export const languageName = (named: Language, inWords: Language): string =>
  new Intl.DisplayNames([inWords], { type: 'language', languageDisplay: 'standard' }).of(
    // People call the language Norwegian, not Bokmål.
    named === 'nb' ? 'no' : named,
  ) ?? named
