import type { CountryCode } from '../identifiers/phone/phone.ts'
import type { Knowledge } from './knowledge.ts'
import type { Pack } from './pack.ts'

/** A town, and what peers call it. */
export interface Town {
  id: string
  name: string
  /** About how many people live there. */
  people: number
  /** Latitude and longitude, in degrees. */
  at: readonly [number, number]
  /** Other names for it, in any language. */
  alias?: readonly string[]
}

/** What differs from country to country, as data. Code outside this folder assumes no country. */
export interface CountryData {
  /** ISO 3166-1 alpha-2. */
  code: CountryCode
  /** Numbers to call, in the form for dialling there. */
  emergency: { police: string; ambulance: string }
  /** The clock by which hours and days are meant (IANA). */
  timeZone: string
  /** An urgent doctor who is not an ambulance; undefined where no number serves the whole country. */
  doctor: { phone: string; name: string } | undefined
  /** The law that obliges everybody to avert certain grave crimes; undefined where no such law is known. */
  duty: string | undefined
  /** Towns, the largest first. */
  cities: readonly Town[]
  /** Rights, services and safety practice; undefined where nobody has written them down. */
  pack: Pack | undefined
}

/** A country, and what is known there with the operator's corrections as they are at each call. */
export interface Country extends CountryData {
  /** undefined where there is no pack. */
  knowledge: Knowledge | undefined
}
