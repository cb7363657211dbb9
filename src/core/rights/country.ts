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
  /** The time zone (IANA) in which hours and days are meant. */
  timeZone: string
  /** An urgent doctor, not an ambulance; undefined if no number serves the whole country. */
  doctor: { phone: string; name: string } | undefined
  /** The law by which everybody must avert certain grave crimes; undefined if none is known. */
  duty: string | undefined
  /** Towns, the largest first. */
  cities: readonly Town[]
  /** Rights, services and safety practice; undefined if nobody has written them down. */
  pack: Pack | undefined
}

/** A country, and what is known there, with the operator's corrections as they are at each call. */
export interface Country extends CountryData {
  /** undefined: there is no pack. */
  knowledge: Knowledge | undefined
}
