import { SOMETHING_ELSE } from './links.ts'

/** Dates, times, sums of money and bank accounts. They have digits but are no phone numbers. */

// Currencies of the countries whose languages the bot speaks, and of Norway's neighbours.
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

/** Stands for a number that a spreadsheet took for a sum: "91234567.0", "4.79E+10". */
export const SPREADSHEET = '\uE002'

const SPREADSHEET_NUMBER =
  /(?<![\p{L}\d.,])(?:\+?\d{7,15}[.,]0{1,2}|\d(?:[.,]\d{1,15}E[+ ]?|E\+)(?:0?[5-9]|1[0-5]))(?![\p{L}\d]|[.,]\d)/giu

// Ages and measures, with the words of the nine languages for years and hours.
const MEASURES = [
  /(?<![\d+])\d{1,3} ?(?:år|åring|y\/?o|years?|yrs?|años?|anos?|ani|лет|года?|годин[аи]?|рок(?:и|ів)|ปี|timer|hours?|horas?|ore|час(?:а|ов)?|часа|ชั่วโมง|cm|kg|см|кг)(?![\p{L}\p{M}])/giu,
]

/** The text with a mark in place of each number that comes from a spreadsheet. */
export const withoutSpreadsheetNumbers = (text: string): string =>
  text.replace(SPREADSHEET_NUMBER, ` ${SPREADSHEET} `)

/** The text without dates, times, sums of money and bank accounts. */
export const withoutDatesAndSums = (text: string): string =>
  [...DATES_AND_SUMS, ...MEASURES].reduce(
    (rest, pattern) => rest.replace(pattern, ` ${SOMETHING_ELSE} `),
    text,
  )
