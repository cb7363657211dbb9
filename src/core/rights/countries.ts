/** The countries that Varsku has a pack for. */
import type { CountryCode } from '../identifiers/phone/phone.ts'
import type { Country } from './country.ts'
import { NORWAY } from './no/country.ts'

/** A country without a pack. 112 works on mobile networks nearly everywhere. */
const elsewhere = (code: CountryCode): Country => ({
  code,
  emergency: { police: '112', ambulance: '112' },
  doctor: undefined,
  duty: undefined,
  cities: [],
  pack: undefined,
})

export const countryOf = (code: CountryCode): Country =>
  code === NORWAY.code ? NORWAY : elsewhere(code)
