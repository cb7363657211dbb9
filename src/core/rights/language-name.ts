import type { Language } from '../terms/text.ts'

/** A language as it is called in another one: "es" in "nb" is "spansk". */
export const languageName = (named: Language, inWords: Language): string =>
  new Intl.DisplayNames([inWords], { type: 'language', languageDisplay: 'standard' }).of(
    // What people call Norwegian is that, not its written form.
    named === 'nb' ? 'no' : named,
  ) ?? named
