/**
 * Reads digits as one phone number, or says why they are none.
 *
 * - **trunk prefix**: what is dialled before a number within its country (0; in Russia 8).
 * - **bare**: written without its trunk prefix.
 */
import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber as Parsed,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { renumbered } from './renumbering.ts'
import { isShortService, SERVICES, UNLISTABLE_TYPES } from './unlistable.ts'

declare const brand: unique symbol
/** A phone number in canonical form, "tel:+47…". Never stored, logged or queued. */
export type PhoneNumber = string & { readonly [brand]: 'PhoneNumber' }

/**
 * Why a number was not taken.
 *
 * incomplete: too short, too long or impossible · country: it could be a number abroad, so ask for
 * + and the country code · service: an emergency, short or public service number, which is never
 * listable · hours: it could be hours, dates or prices · words: its digits go on in words ·
 * spreadsheet: a spreadsheet took it for a sum and changed it.
 */
export type PhoneProblem = 'incomplete' | 'country' | 'service' | 'hours' | 'words' | 'spreadsheet'

export type NumberReading = { phone: PhoneNumber } | { problem: PhoneProblem }

export interface Surroundings {
  country: CountryCode
  /**
   * alone: the message is nothing but numbers · sentence: there are words around it · list: one
   * part of a longer row of digits.
   */
  place: 'alone' | 'sentence' | 'list'
}

/**
 * Argentina's mobile 9 is dialled only from abroad, and no landline has the same digits. So the
 * form without it is canonical.
 */
const withoutArgentine9 = (number: string) => number.replace(/^\+549(\d{10})$/, '+54$1')

const onlyDigits = (text: string) => text.replace(/\D/g, '')

const isMobile = (parsed: Parsed) => {
  const type = parsed.getType()
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE'
}

const services = new Set(
  Object.keys(SERVICES)
    .filter((country) => isSupportedCountry(country))
    .flatMap((country) =>
      (SERVICES[country] ?? []).map((number) => `+${getCountryCallingCode(country)}${number}`),
    ),
)

const verdict = (parsed: Parsed): NumberReading => {
  const type = parsed.getType()
  if (services.has(parsed.number) || (type !== undefined && UNLISTABLE_TYPES.includes(type))) {
    return { problem: 'service' }
  }
  return { phone: `tel:${withoutArgentine9(parsed.number)}` as PhoneNumber }
}

const parse = (text: string, country?: CountryCode): Parsed | undefined =>
  parsePhoneNumberFromString(text, { extract: false, ...(country && { defaultCountry: country }) })

const worldwide = (digits: string): Parsed | undefined =>
  digits.startsWith('0') ? undefined : parse(`+${renumbered(digits)}`)

/**
 * Countries open new ranges before the library knows them. So an unknown number with a country code
 * is believed, but only if it is as long as a mobile number: a lost digit is far more frequent.
 */
const isBelievable = (parsed: Parsed) =>
  parsed.isPossible() &&
  parsed.getPossibleCountries().some((country) => {
    const example = examples[country]
    return (
      example?.length === parsed.nationalNumber.length &&
      (!/^[01]/.test(parsed.nationalNumber) || example[0] === parsed.nationalNumber[0])
    )
  })

/**
 * Telegram sells numbers that no operator has: +888 and eight digits that begin with 0, or four that
 * begin with 8 (https://fragment.com/numbers).
 */
const COLLECTIBLE = /^888(?:0\d{7}|8\d{3})$/

const collectible = (digits: string): NumberReading => ({ phone: `tel:+${digits}` as PhoneNumber })

const readWorldwide = (writings: readonly string[]): NumberReading => {
  const sold = writings.find((digits) => COLLECTIBLE.test(digits))
  if (sold !== undefined) return collectible(sold)
  const readings = writings.map(worldwide).filter((parsed) => parsed !== undefined)
  const best = readings.find((parsed) => parsed.isValid()) ?? readings.find(isBelievable)
  if (best !== undefined) return verdict(best)
  const short = readings.some(
    ({ number, nationalNumber }) => services.has(number) || isShortService(nationalNumber),
  )
  return { problem: short ? 'service' : 'incomplete' }
}

const isBare = (parsed: Parsed, digits: string) =>
  parsed.nationalNumber === digits && onlyDigits(parsed.formatNational()) !== digits

/** Whether digits are a number with its country code, although there is no plus. */
export const isComplete = (digits: string): boolean => 'phone' in readWorldwide([digits])

/**
 * Whether the first group of digits ends inside the country code. Then it is not a part of the
 * number, but an age.
 */
const splitsCode = (written: string, code: string) => {
  const [first = '', second] = written.match(/\d+/g) ?? []
  return second !== undefined && first.length > 1 && first.length < code.length
}

/** Whether digits without a plus are a number with its country code. Their groups must fit, too. */
export const isWrittenComplete = (written: string): boolean => {
  const digits = onlyDigits(written)
  const code = worldwide(digits)?.countryCallingCode
  return isComplete(digits) && (code === undefined || !splitsCode(written, code))
}

/** The fewest digits that count as a number in a sentence: seven, or less where all numbers are short. */
export const shortestNumber = (country: CountryCode): number =>
  Math.min(7, examples[country]?.length ?? 7)

const readDomestic = (
  digits: string,
  { country, place }: Surroundings,
): NumberReading | undefined => {
  const home = parse(digits, country)
  if (!home?.isValid()) {
    const code = getCountryCallingCode(country)
    const former = [`${code}${digits}`, `${code}${digits.replace(/^0/, '')}`]
    const renewed = former.find((number) => renumbered(number) !== number)
    const now = renewed === undefined ? undefined : worldwide(renewed)
    return now?.isValid() ? verdict(now) : undefined
  }
  if (!isMobile(home) && isBare(home, digits)) {
    // Germany has so many landlines that "49 171…" is one of them, too. A mobile number is more
    // likely.
    const full = worldwide(digits)
    if (full?.isValid() && isMobile(full)) {
      const own = full.countryCallingCode === home.countryCallingCode
      return own ? verdict(full) : { problem: 'country' }
    }
    // Nobody writes a landline like this in a sentence.
    if (place !== 'alone') return undefined
  }
  return verdict(home)
}

/**
 * Whether digits have the length and the beginning of a mobile number, in a country that dials no
 * prefix before it.
 */
const looksMobile = (parsed: Parsed, digits: string, country: CountryCode) => {
  const example = examples[country] ?? ''
  return (
    digits.length === example.length &&
    digits[0] === example[0] &&
    parsed.nationalNumber === digits &&
    onlyDigits(parse(example, country)?.formatNational() ?? '') === example
  )
}

/**
 * People often put a plus before a number of their own country. Then the digits may also be a
 * number abroad.
 */
const readWithPlus = (
  writings: readonly string[],
  digits: string,
  country: CountryCode,
): NumberReading => {
  const reading = readWorldwide(writings.map((text) => text.replace(/^00/, '')))
  if ('problem' in reading && reading.problem === 'service') return reading
  const home = parse(digits, country)
  if ('problem' in reading) {
    const own = readDomestic(digits, { country, place: 'alone' })
    return own && 'phone' in own ? { problem: 'country' } : reading
  }
  if (!home || !(home.isValid() || looksMobile(home, digits, country))) return reading
  const abroad = worldwide(digits)
  const same = abroad === undefined || abroad.number === home.number
  return same || isMobile(abroad) || isBare(home, digits) ? reading : { problem: 'country' }
}

const readAbroad = (
  digits: string,
  place: Surroundings['place'],
  written: string,
): NumberReading | undefined => {
  if (place === 'list') return undefined
  // Only mobile numbers of ten digits or more: shorter ones are too often something else.
  const abroad = digits.length < 10 ? undefined : worldwide(digits)
  if (!abroad?.isValid() || !isMobile(abroad)) return undefined
  if (splitsCode(written, abroad.countryCallingCode)) return undefined
  // In North America almost any ten digits are a valid number, so a bank account in a sentence
  // would be one, too.
  return place === 'alone' || abroad.getType() === 'MOBILE' ? verdict(abroad) : undefined
}

const problemOf = (digits: string, { country, place }: Surroundings): PhoneProblem => {
  const own = getCountryCallingCode(country)
  if (services.has(`+${own}${digits}`)) return 'service'
  if (place === 'alone' && isShortService(digits)) return 'service'
  if (digits.length < 8 || digits.length > 15) return 'incomplete'
  if (!digits.startsWith(own) || digits.length < 10) return 'country'
  const full = worldwide(digits)
  return full !== undefined && isBelievable(full) ? 'country' : 'incomplete'
}

/** Reads digits, and the signs between them, as one phone number. */
export const readNumber = (written: string, surroundings: Surroundings): NumberReading => {
  const digits = onlyDigits(written)
  // "(0)" is for callers within the country. After a country code it is left out, unless it is part
  // of the number.
  const withoutZero = onlyDigits(written.replace(/\( *0 *\)/, ''))
  const writings = withoutZero === digits ? [digits] : [digits, withoutZero]
  if (/^[ (]*\+/.test(written)) return readWithPlus(writings, digits, surroundings.country)

  const afterZeros = writings.filter((text) => text.startsWith('00')).map((text) => text.slice(2))
  if (afterZeros.length > 0) {
    const reading = readWorldwide(afterZeros)
    const dialled = parse(digits, surroundings.country)
    const other = dialled?.isValid() ? verdict(dialled) : undefined
    if (!('phone' in reading)) return other ?? reading
    const differs = other !== undefined && 'phone' in other && other.phone !== reading.phone
    return differs && dialled && isMobile(dialled) ? { problem: 'country' } : reading
  }
  const found = readDomestic(digits, surroundings)
  if (found !== undefined) return found
  if (/^8880\d{7}$/.test(digits)) return collectible(digits)
  const abroad = writings.map((text) => readAbroad(text, surroundings.place, written)).find(Boolean)
  return abroad ?? { problem: problemOf(digits, surroundings) }
}
