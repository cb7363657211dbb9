import type { CountryCode } from '../blacklist/phone.ts'
import type { Pack } from './pack.ts'

/** What differs from country to country, as data. Nothing outside this folder may assume one. */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  code: CountryCode
  /** Numbers to call, as they are dialled there. */
  emergency: { police: string; ambulance: string }
  /** Urgent doctor who is not an ambulance; undefined where there is none for the whole country. */
  doctor: { phone: string; name: string } | undefined
  /** The law that obliges everybody to avert certain grave crimes; undefined where none is known. */
  duty: string | undefined
  /** Towns, the largest first. */
  cities: readonly City[]
  /** Rights, services and safety practice; undefined where nobody has written them down. */
  pack: Pack | undefined
}

export interface City {
  id: string
  name: string
  alias?: readonly string[]
  /** Latitude and longitude, in degrees. */
  at?: readonly [number, number]
}
