import type { CountryCode } from '../identifiers/phone/phone.ts'
import type { Language } from '../terms/text.ts'

/** The name of a country in a language. */
export const countryName = (code: CountryCode, inWords: Language): string =>
  new Intl.DisplayNames([inWords], { type: 'region' }).of(code) ?? code
