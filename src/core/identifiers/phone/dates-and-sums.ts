import { SOMETHING_ELSE } from './links.ts'

/** Dates, times, sums of money and bank accounts: they have digits and are no phone numbers. */

// Currencies of the countries whose languages the bot speaks, and of its neighbours.
const CURRENCY =
  '(?:kr(?:oner|onor)?|nok|sek|dkk|isk|eur(?:os?)?|usd|gbp|ron|bgn|uah|rub|thb|brl|pln|ngn|php|lei|leva|лв|лева|грн|руб|บาท|reais|pesos?|dollars?|pounds?|[$€£₴₽฿₦₱₫]|r\\$|:-|,-)'
const AMOUNT = "(?:(?<!\\d[ .]?)\\d{1,3}(?:[ .,']\\d{3}){1,2}|(?<!\\d)\\d{1,6})(?:[.,]\\d{1,2})?"
const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const YEAR = '(?:19|20)\\d\\d'

const DATES_AND_SUMS: readonly RegExp[] = [
  // Account numbers in their international form (ISO 13616).
  /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![\p{L}\d])/gu,
  new RegExp(`(?<![\\d+.][./-]?)${YEAR}([./-])${DAY}\\1${DAY}(?![./-]?\\d)(?:T\\d\\d)?`, 'gu'),
  new RegExp(`(?<![\\d+)][./-]?)${DAY}([./-] ?)${DAY}\\1${YEAR}(?![./-]?\\d)`, 'gu'),
  new RegExp(`(?<![\\d+)][./ -]?)${DAY} ${DAY} ${YEAR}(?![./ -]?\\d)`, 'gu'),
  new RegExp(`(?<![\\d+)][./ -]?)${DAY}([./-])${DAY}\\1\\d\\d(?![./-]?\\d)`, 'gu'),
  /(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?![\d:])/gu,
  new RegExp(`(?<!\\p{L})${CURRENCY} ?${AMOUNT}(?![ .]?\\d)`, 'giu'),
  new RegExp(`${AMOUNT} ?${CURRENCY}(?![\\p{L}])`, 'giu'),
]

/** The text without dates, times, sums of money and bank accounts. */
export const withoutDatesAndSums = (text: string): string =>
  DATES_AND_SUMS.reduce((rest, pattern) => rest.replace(pattern, ` ${SOMETHING_ELSE} `), text)
