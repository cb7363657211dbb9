import type { CountryCode, PhoneNumberType } from 'libphonenumber-js/max'

/**
 * Numbers that belong to no person. A warning about one would keep people from help, or be a joke
 * on the list.
 */

/** Kinds of number that belong to a business or a service, never to one person. */
export const UNLISTABLE_TYPES: readonly PhoneNumberType[] = [
  'PREMIUM_RATE',
  'TOLL_FREE',
  'SHARED_COST',
  'UAN',
  'VOICEMAIL',
]

/**
 * Public numbers of services, by country, in national form: emergency numbers, and numbers that the
 * organisations publish themselves, as of November 2026.
 */
export const SERVICES: Partial<Record<CountryCode, readonly string[]>> = {
  NO: [
    '110', // fire
    '112', // police
    '113', // ambulance
    '116117', // urgent doctor; also the sexual assault centres
    '02800', // police, not urgent
    '116006', // violence and abuse line
    '116111', // alarm line for children and young people
    '116123', // Mental Helse
    '23100200', // Pro Sentret
    '22331160', // ROSA
    '38073400', // sexual assault centre, Agder
    '78989500', // compensation for victims of violence
    '23357200', // Sjekkpunkt, Helseutvalget
    '48890560', // health centre for undocumented migrants, Oslo
    '40049094', // health centre for undocumented migrants, Bergen
    '22400040', // Kirkens SOS
    '23334360', // Caritas
    '80040008', // support centres for crime victims
    '80057000', // helpline for people who were sexually abused
  ],
}

/**
 * Short numbers. 116 and three digits are Europe's harmonised services (Decision 2007/116/EC).
 * Three to six digits that begin with 1 are service codes in almost every numbering plan, and so
 * are the emergency numbers 911, 99x and 0xx.
 */
export const isShortService = (digits: string): boolean =>
  /^(?:1\d{2,5}|911|99\d|0\d\d)$/.test(digits)
