/**
 * Rows of digits: one phone number, or several with only a space between them.
 *
 * - **run**: digits with only spaces, dashes, dots, slashes and brackets between them.
 * - **whole**: the text around the run has nothing but numbers.
 */
import type { CountryCode } from 'libphonenumber-js/max'
import { canBeHours } from './hours-and-prices.ts'
import { type NumberReading, readNumber, shortestNumber } from './number.ts'
import { besideOthers, isCustomary } from './numbers-beside.ts'

/** How many ways to cut loose digits into numbers are tried. A long message has far more. */
export const MOST_ATTEMPTS = 500

// ITU-T E.164 allows fifteen digits. A dialling prefix comes before them.
const LONGEST_NUMBER = 15
const MOST_DIGITS_OF_ONE = 20

const BETWEEN_NUMBERS = /(?: *\/+ *| - | {2,}|\. | \(|(?<=^ ?\d\d?)\) ?)/

const digitsIn = (text: string) => text.replace(/\D/g, '').length

/** The text around a run. */
export interface SurroundingText {
  country: CountryCode
  whole: boolean
  /** Shared by all runs of a text. */
  budget: { attempts: number }
}

const attempt = (written: string, around: SurroundingText, list = false): NumberReading => {
  if (!around.whole && canBeHours(written)) return { problem: 'hours' }
  around.budget.attempts -= 1
  return readNumber(written, {
    country: around.country,
    place: list ? 'list' : around.whole ? 'alone' : 'sentence',
  })
}

const isNumber = (reading: NumberReading) => 'phone' in reading || reading.problem === 'service'

/** Cuts a run at its gaps so that every part is a number; undefined if no way is found. */
const cut = (run: string, around: SurroundingText): NumberReading[] | undefined => {
  const groups = run.match(/\D*\d+\)?/g) ?? []
  const shortest = shortestNumber(around.country)
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
      if (dead.has(end) || around.budget.attempts <= 0) continue
      const reading = attempt(groups.slice(start, end).join(''), around, true)
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

/** The run without an hour or a day at its beginning or end. */
const withoutHour = (run: string) =>
  run.replace(/^\d{1,2}[./]\d{1,2} +(?=[(\d])/, '').replace(/ \d{1,2}[./]\d{1,2}$/, '')

/**
 * The numbers in what is left of a run when other digits beside it are taken away; undefined if it
 * is not written as numbers are.
 */
const readBeside = (written: string, around: SurroundingText): NumberReading[] | undefined => {
  if (around.budget.attempts <= 0 || digitsIn(written) < shortestNumber(around.country)) {
    return undefined
  }
  const reading = attempt(written, around, true)
  if (!isNumber(reading)) return cut(written, around)
  return isCustomary(written, around.country) ? [reading] : undefined
}

const eachANumber = (pieces: readonly string[], around: SurroundingText) => {
  const readings: NumberReading[] = []
  for (const piece of pieces) {
    const reading = attempt(piece, around, true)
    if (!isNumber(reading) || around.budget.attempts <= 0) return undefined
    readings.push(reading)
  }
  return readings
}

/** Reads a run as one number or as several. */
export const readRun = (run: string, around: SurroundingText): NumberReading[] => {
  const size = digitsIn(run)
  if (around.budget.attempts <= 0 || size < (around.whole ? 3 : shortestNumber(around.country))) {
    return []
  }
  const pieces = run.split(BETWEEN_NUMBERS).filter((piece) => /\d/.test(piece))
  const separate = pieces.length > 1 ? eachANumber(pieces, around) : undefined
  if (separate) return separate
  const reading = size > MOST_DIGITS_OF_ONE ? undefined : attempt(run, around)
  if (reading !== undefined && isNumber(reading)) return [reading]
  const unread: NumberReading[] =
    around.whole || size <= LONGEST_NUMBER ? [reading ?? { problem: 'incomplete' }] : []
  // Bank cards and receipts have four groups of four digits, which could also be two numbers of
  // eight.
  if (/^\d{4}([ -])\d{4}\1\d{4}\1\d{4}$/.test(run)) return around.whole ? unread : []
  const parts = cut(run, around)
  if (parts !== undefined) return parts
  const rest = withoutHour(run)
  const smaller = rest === run ? pieces : [rest]
  if (smaller.length > 1 || rest !== run) {
    const readings = smaller.flatMap((piece) => readRun(piece, around))
    if (readings.some((part) => 'phone' in part)) return readings
  }
  return besideOthers(run, around, (written) => readBeside(written, around)) ?? unread
}
