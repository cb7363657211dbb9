/**
 * How Varsku understands phone numbers, however they are written.
 *
 * - **run**: digits with nothing between them but spaces, dashes, dots, slashes and brackets.
 * - **whole**: a text that is nothing but numbers.
 */
import type { CountryCode } from 'libphonenumber-js/max'
import { openCards } from './cards.ts'
import { plainCharacters } from './characters.ts'
import { withoutDistractions } from './distractions.ts'
import { openLinks, SOMETHING_ELSE } from './links.ts'
import {
  type NumberReading,
  type PhoneNumber,
  type PhoneProblem,
  readNumber,
  shortestNumber,
} from './number.ts'

export type { CountryCode, PhoneNumber, PhoneProblem }

export interface PhoneReading {
  /** Distinct, in the order in which they appear. */
  numbers: PhoneNumber[]
  /** What else looked like a number, each kind once. */
  problems: PhoneProblem[]
  /** The text is nothing but numbers, with what people put between and before them. */
  whole: boolean
}

/** What is read of a text, in UTF-16 units: twice the longest message of Telegram. */
export const LONGEST_READ = 8192

// A message of nothing but loose digits has very many ways to be cut into numbers.
const MOST_ATTEMPTS = 1500

// Fifteen is the most that ITU-T E.164 allows; what is dialled before it comes on top.
const LONGEST_NUMBER = 15
const MOST_DIGITS_OF_ONE = 20

const RUN = /(?:\+[ (]{0,3}|\()?\d(?:[ ./()-]{0,4}\d)*/g
const BETWEEN_NUMBERS = /(?: *\/+ *| - | {2,}|\. | \(|(?<=^ ?\d\d?)\) ?)/
const EXTENSION =
  /(?<=\d)[ ,;]{0,3}(?:ext(?:ension|n)?|x|доб(?:авочный)?|дод|вн(?:утр)?|int(?:erno)?|ramal|anknytning|linje|#)\.?[ :=]{0,2}\d{1,7}(?!\d)/giu
const JOINING =
  /(?<![\p{L}\p{M}])(?:and|or|og|eller|och|y|e|o|ou|și|si|sau|și|และ|หรือ|и|или|і|та|й|або|tel|tlf|telf|telefon|telefono|teléfono|telefone|telephone|phone|mob|mobil|mobile|móvil|celular|cell|whatsapp|viber|тел|телефон|моб|мобилен|โทร|เบอร์|nr|no|number|nummer|número|numero|număr|номер)(?![\p{L}\p{M}])/giu

const digitsIn = (text: string) => text.replace(/\D/g, '').length

interface Budget {
  attempts: number
}

interface Place {
  country: CountryCode
  whole: boolean
  budget: Budget
}

const attempt = (written: string, place: Place, list = false): NumberReading => {
  place.budget.attempts -= 1
  return readNumber(written, {
    country: place.country,
    place: list ? 'list' : place.whole ? 'alone' : 'sentence',
  })
}

const isNumber = (reading: NumberReading) => 'phone' in reading || reading.problem === 'service'

/** Cuts a run at its gaps so that every part is a number; undefined where that cannot be done. */
const cut = (run: string, place: Place): NumberReading[] | undefined => {
  const groups = run.match(/\D*\d+\)?/g) ?? []
  const shortest = shortestNumber(place.country)
  const dead = new Set<number>()
  const found: NumberReading[] = []
  const ends = (start: number): number[] => {
    const possible: number[] = []
    let size = 0
    for (let end = start + 1; end <= groups.length; end++) {
      size += digitsIn(groups[end - 1] ?? '')
      if (size > MOST_DIGITS_OF_ONE) break
      if (size >= shortest) possible.unshift(end)
    }
    return possible
  }
  const from = (start: number): boolean => {
    if (start === groups.length) return true
    for (const end of ends(start)) {
      if (dead.has(end) || place.budget.attempts <= 0) continue
      const reading = attempt(groups.slice(start, end).join(''), place, true)
      if (!isNumber(reading)) continue
      found.push(reading)
      if (from(end)) return true
      found.pop()
    }
    dead.add(start)
    return false
  }
  return from(0) ? found : undefined
}

const readRun = (run: string, place: Place): NumberReading[] => {
  const size = digitsIn(run)
  if (place.budget.attempts <= 0 || size < (place.whole ? 3 : shortestNumber(place.country))) {
    return []
  }
  const pieces = run.split(BETWEEN_NUMBERS).filter((piece) => /\d/.test(piece))
  if (pieces.length > 1) {
    const readings = pieces.map((piece) => attempt(piece, place, true))
    if (readings.every(isNumber)) return readings
  }
  const reading = size > MOST_DIGITS_OF_ONE ? undefined : attempt(run, place)
  if (reading !== undefined && isNumber(reading)) return [reading]
  const unread: NumberReading[] =
    place.whole || size <= LONGEST_NUMBER ? [reading ?? { problem: 'incomplete' }] : []
  // Bank cards and receipts: four fours, which could also be cut into two numbers of eight.
  if (/^\d{4}([ -])\d{4}\1\d{4}\1\d{4}$/.test(run)) return place.whole ? unread : []
  const parts = cut(run, place)
  if (parts !== undefined) return parts
  if (pieces.length > 1) {
    const readings = pieces.flatMap((piece) => readRun(piece, place))
    if (readings.some((part) => 'phone' in part)) return readings
  }
  return unread
}

/** Part of a word, an order number or a fraction, which in a sentence is no phone number. */
const isSomethingElse = (text: string, run: string, at: number) =>
  /(?:^|[^\p{L}])(?!nr|no)[A-ZА-Я]{1,2}$/iu.test(text.slice(Math.max(0, at - 3), at)) ||
  /#$/.test(text.slice(Math.max(0, at - 1), at)) ||
  /^[A-ZА-Я](?!\p{L})/iu.test(text.slice(at + run.length, at + run.length + 2)) ||
  /^(?:0|[1-9]\d{0,2})\.\d{4,}$/.test(run)

const shortened = (text: string) => {
  if (text.length <= LONGEST_READ) return text
  // Not in the middle of a number: half of one may be another's.
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
  const plain = withoutDistractions(plainCharacters(opened)).replace(EXTENSION, ' ')
  const rest = plain.replace(RUN, ' ').replace(JOINING, ' ')
  const onlyNumbers =
    text.length <= LONGEST_READ &&
    !rest.includes(SOMETHING_ELSE) &&
    !/[\p{L}\p{M}\p{N}]/u.test(rest)
  const place = { country, whole: onlyNumbers, budget: { attempts: MOST_ATTEMPTS } }

  const readings = [...plain.matchAll(RUN)].flatMap(({ 0: run, index }) =>
    !onlyNumbers && isSomethingElse(plain, run, index) ? [] : readRun(run, place),
  )
  const numbers = readings.flatMap((reading) => ('phone' in reading ? [reading.phone] : []))
  const problems = readings.flatMap((reading) => ('problem' in reading ? [reading.problem] : []))
  return {
    numbers: [...new Set(numbers)],
    problems: [...new Set(problems)],
    whole: onlyNumbers && readings.length > 0,
  }
}

/** The last two digits, for telling several numbers apart in an answer. */
export const ending = (phone: PhoneNumber): string => phone.slice(-2)
