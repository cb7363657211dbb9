/** A phone number as people write it, and the country that it belongs to. */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { PhoneNumber } from './number.ts'

/** The number in groups, with its country code. A number that belongs to no one country has none. */
export const written = (
  phone: PhoneNumber,
): { number: string; country: CountryCode | undefined } => {
  const digits = phone.replace(/^tel:/, '')
  const parsed = parsePhoneNumberFromString(digits)
  return { number: parsed?.formatInternational() ?? digits, country: parsed?.country }
}
