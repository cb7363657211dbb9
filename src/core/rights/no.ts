import type { Country } from './country.ts'
import { NORWEGIAN_TOWNS } from './no-towns.ts'

/**
 * Norway.
 *
 * Emergency numbers and the doctor on call: helsenorge.no, "Right to healthcare with a visitor's
 * visa or visa-free", 22 March 2022. The duty to avert: Penal Code (straffeloven) § 196, text as of
 * 13 April 2026.
 */
export const NORWAY: Country = {
  code: 'NO',
  emergency: { police: '112', ambulance: '113' },
  doctor: { phone: '116 117', name: 'legevakt' },
  duty: 'straffeloven § 196',
  cities: NORWEGIAN_TOWNS,
}
