/** What kind of line a number is, without the number. */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { PhoneNumber } from './number.ts'

export const LINE_KINDS = ['mobile', 'landline', 'other'] as const

/** The country and the kind of line of a number. */
export interface PhoneLine {
  /** Its country calling code, such as 47. */
  code: string
  /** Undefined for a number that belongs to no country. */
  country?: CountryCode
  /** landline: a business or a home, where a warning may be about somebody else. */
  kind: (typeof LINE_KINDS)[number]
}

/** The line of a number; undefined if the library does not know the number. */
export const lineOf = (phone: PhoneNumber): PhoneLine | undefined => {
  const parsed = parsePhoneNumberFromString(phone)
  if (!parsed) return undefined
  const { countryCallingCode: code, country } = parsed
  const type = parsed.getType()
  const kind = type === 'MOBILE' ? 'mobile' : type === 'FIXED_LINE' ? 'landline' : 'other'
  return { code, ...(country && { country }), kind }
}
