/** The countries that Varsku has a pack for. */
import type { CountryCode } from '../identifiers/phone/phone.ts'
import { type Corrections, NOTHING_CORRECTED } from './corrections.ts'
import type { Country, CountryData } from './country.ts'
import { createKnowledge } from './knowledge.ts'
import { NORWAY } from './no/country.ts'

/** A country without a pack. 112 works on mobile networks nearly everywhere. */
const elsewhere = (code: CountryCode): CountryData => ({
  code,
  emergency: { police: '112', ambulance: '112' },
  doctor: undefined,
  duty: undefined,
  timeZone: 'UTC',
  cities: [],
  pack: undefined,
})

/** A country with what is known there: as it was compiled, or as the operator has corrected it. */
export const withKnowledge = (
  data: CountryData,
  corrections: () => Corrections = () => NOTHING_CORRECTED,
): Country => ({
  ...data,
  knowledge: data.pack && createKnowledge(data.pack, data.timeZone, corrections),
})

export const countryOf = (code: CountryCode): Country =>
  withKnowledge(code === NORWAY.code ? NORWAY : elsewhere(code))
