import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { ending, type PhoneNumber } from './phone.ts'

/** The country code and the last two digits. They show which number an answer is about. */
export const abridged = (phone: PhoneNumber): string => {
  const code = parsePhoneNumberFromString(phone)?.countryCallingCode
  return code === undefined ? `… ${ending(phone)}` : `+${code} … ${ending(phone)}`
}
