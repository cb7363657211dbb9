import type { CountryCode } from '../identifiers/phone/phone.ts'
import type { Pack } from './pack.ts'

/** A town, as peers name it. */
export interface Town {
  id: string
  name: string
  /** About how many live there. */
  people: number
  /** Latitude and longitude, in degrees. */
  at: readonly [number, number]
  /** What else it is called, in any language. */
  alias?: readonly string[]
}

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
  cities: readonly Town[]
  /** Rights, services and safety practice; undefined where nobody has written them down. */
  pack: Pack | undefined
}
