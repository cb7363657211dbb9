/**
 * Finds phone numbers in any text.
 *
 * First links and contacts are opened, other scripts become plain characters, dates and sums are taken
 * out. The digits that are left are read as numbers of the country, or with their own country's code.
 * A number that the library does not know is believed only with its country's code; a short, public or
 * premium number never. An unclear number is a problem to ask about, not a guess.
 */
import type { CountryCode } from 'libphonenumber-js/max'
import { openCards } from './contact-cards.ts'
import { withoutDatesAndSums } from './dates-and-sums.ts'
import { MOST_ATTEMPTS, readRun } from './digit-runs.ts'
import { openLinks, SOMETHING_ELSE } from './links.ts'
import type { PhoneNumber, PhoneProblem } from './number.ts'
import { plainCharacters } from './plain-characters.ts'

export type { CountryCode, PhoneNumber, PhoneProblem }

export interface PhoneReading {
  /** Distinct, in the order in which they appear. */
  numbers: PhoneNumber[]
  /** Why other digits are no numbers, each reason once. */
  problems: PhoneProblem[]
  /** The text is nothing but numbers, and words such as "tel" or "and". */
  whole: boolean
}

/** What is read of a text, in UTF-16 units: twice the longest message of Telegram. */
export const LONGEST_READ = 8192

// A row of digits, with what people put between them.
const RUN = /(?:\+[ (]{0,3}|\()?\d(?:[ ./()-]{0,4}\d)*/g
const EXTENSION =
  /(?<=\d)[ ,;]{0,3}(?:ext(?:ension|n)?|x|доб(?:авочный)?|дод|вн(?:утр)?|int(?:erno)?|ramal|anknytning|linje|#)\.?[ :=]{0,2}\d{1,7}(?!\d)/giu
const JOINING =
  /(?<![\p{L}\p{M}])(?:and|or|og|eller|och|y|e|o|ou|și|si|sau|și|และ|หรือ|и|или|і|та|й|або|tel|tlf|telf|telefon|telefono|teléfono|telefone|telephone|phone|mob|mobil|mobile|móvil|celular|cell|whatsapp|viber|signal|telegram|тел|телефон|моб|мобилен|โทร|เบอร์|nr|no|number|nummer|número|numero|număr|номер)(?![\p{L}\p{M}])/giu

/** In a sentence, part of a word, an order number or a fraction is no phone number. */
const isSomethingElse = (text: string, run: string, at: number) =>
  /(?:^|[^\p{L}])(?!nr|no)[A-ZА-Я]{1,2}$/iu.test(text.slice(Math.max(0, at - 3), at)) ||
  /#$/.test(text.slice(Math.max(0, at - 1), at)) ||
  /^[A-ZА-Я](?!\p{L})/iu.test(text.slice(at + run.length, at + run.length + 2)) ||
  /^(?:0|[1-9]\d{0,2})\.\d{4,}$/.test(run)

const shortened = (text: string) => {
  if (text.length <= LONGEST_READ) return text
  // Not within a number: half of it may be somebody else's number.
  let end = LONGEST_READ
  while (end > LONGEST_READ - 40 && /[^\p{L}\n,;]/u.test(text[end - 1] ?? '')) end -= 1
  return text.slice(0, end)
}

/**
 * Finds the phone numbers in a text, those without a country's code read as of `country`.
 *
 * Stricter in a sentence than where a text is whole. Reads the first `LONGEST_READ` units only.
 */
export const readPhones = (text: string, country: CountryCode): PhoneReading => {
  const opened = openLinks(openCards(shortened(text)))
  const plain = withoutDatesAndSums(plainCharacters(opened)).replace(EXTENSION, ' ')
  const rest = plain.replace(RUN, ' ').replace(JOINING, ' ')
  const onlyNumbers =
    text.length <= LONGEST_READ &&
    !rest.includes(SOMETHING_ELSE) &&
    !/[\p{L}\p{M}\p{N}]/u.test(rest)
  const around = { country, whole: onlyNumbers, budget: { attempts: MOST_ATTEMPTS } }

  const readings = [...plain.matchAll(RUN)].flatMap(({ 0: run, index }) =>
    !onlyNumbers && isSomethingElse(plain, run, index) ? [] : readRun(run, around),
  )
  const numbers = readings.flatMap((reading) => ('phone' in reading ? [reading.phone] : []))
  const problems = readings.flatMap((reading) => ('problem' in reading ? [reading.problem] : []))
  return {
    numbers: [...new Set(numbers)],
    problems: [...new Set(problems)],
    whole: onlyNumbers && readings.length > 0 && around.budget.attempts > 0,
  }
}

/** The last two digits: they say which number an answer is about. */
export const ending = (phone: PhoneNumber): string => phone.slice(-2)
