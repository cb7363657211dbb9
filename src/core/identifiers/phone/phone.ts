/**
 * Finds phone numbers in any text.
 *
 * First links and contacts are opened, other scripts become plain characters, dates and sums are
 * taken out. The digits that are left are read as numbers of the country, or with their own country
 * code. A number that the library does not know is believed only with its country code. A short,
 * public or premium number is never taken. An unclear number is a problem to ask about, not a
 * guess.
 */
import { type CountryCode, getCountryCallingCode } from 'libphonenumber-js/max'
import { openCards } from './contact-cards.ts'
import { SPREADSHEET, withoutDatesAndSums, withoutSpreadsheetNumbers } from './dates-and-sums.ts'
import { MOST_ATTEMPTS, readRun, type SurroundingText } from './digit-runs.ts'
import { HOURS, withoutHoursAndPrices } from './hours-and-prices.ts'
import { openLinks, SOMETHING_ELSE } from './links.ts'
import { withoutBracketMarks, withoutListMarks } from './list-marks.ts'
import { type NumberReading, type PhoneNumber, type PhoneProblem, readNumber } from './number.ts'
import { WORDS, withoutNumberWords } from './number-words.ts'
import { plainCharacters, visibleCharacters } from './plain-characters.ts'

export type { CountryCode, PhoneNumber, PhoneProblem }

/** How many numbers of one message are taken, because each costs a slow computation. */
export const MOST_NUMBERS = 10

export interface PhoneReading {
  /** Distinct, in the order in which they appear, at most ten. */
  numbers: PhoneNumber[]
  /** How many more there were; undefined: none. */
  more?: number
  /** Why other digits are no numbers, each reason once. */
  problems: PhoneProblem[]
  /** The text is nothing but numbers, and words such as "tel" or "and". */
  whole: boolean
}

/** How much of a text is read, in UTF-16 units: twice the longest message of Telegram. */
export const LONGEST_READ = 8192

// A row of digits, with what people put between them.
const RUN = /(?:\+[ (]{0,3}|\()?\d(?:[ ./()-]{0,4}\d)*/g
const EXTENSION =
  /(?<=\d)(?:[ ,;]{0,3}(?:ext(?:ension|n)?|x|доб(?:авочный)?|дод|вн(?:утр)?|int(?:erno)?|ramal|anknytning|linje|#)\.?[ :=]{0,2}\d{1,7}|(?:,{2,}|[pw]+,*)\d{1,12}#?)(?!\d)/giu
// What is dialled before a number to hide or to send one's own number.
const SERVICE_CODE =
  /(?<![\d#*])(?:[#*]{1,2}\d{2,3}[#*] ?(?=\+?\d)|\*(?:67|82) ?(?=\(?\d(?:[ ().-]{0,2}\d){9}))/g
const JOINING =
  /(?<![\p{L}\p{M}])(?:and|or|og|eller|och|y|e|o|ou|și|si|sau|și|และ|หรือ|и|или|і|та|й|або|tel|tlf|telf|telefon|telefono|teléfono|telefone|telephone|phone|mob|mobil|mobile|móvil|celular|cell|whatsapp|viber|signal|telegram|тел|телефон|моб|мобилен|โทร|เบอร์|nr|no|number|nummer|número|numero|număr|номер)(?![\p{L}\p{M}])/giu

const MARKS: readonly [string, PhoneProblem][] = [
  [HOURS, 'hours'],
  [WORDS, 'words'],
  [SPREADSHEET, 'spreadsheet'],
]
const ANY_MARK = new RegExp(`[${MARKS.map(([mark]) => mark).join('')}]`)

/**
 * The rest of a run, without what is no phone number in a sentence: digits that touch a letter or a
 * number sign, and fractions.
 */
const withoutSomethingElse = (text: string, run: string, at: number): string => {
  const before = text.slice(Math.max(0, at - 3), at)
  const after = text.slice(at + run.length, at + run.length + 2)
  if (/#$/.test(before) || /^(?:0|[1-9]\d{0,2})\.\d{4,}$/.test(run)) return ''
  let rest = run
  if (/(?:^|[^\p{L}])(?!nr|no)[A-ZА-Я]{1,2}$/iu.test(before)) rest = rest.replace(/^\S*(?: |$)/, '')
  if (/^[A-ZА-Я](?!\p{L})/iu.test(after)) rest = rest.replace(/(?:^|[ /]+)[^ /]*$/, '')
  return rest
}

const shortened = (text: string) => {
  if (text.length <= LONGEST_READ) return text
  // Not in the middle of a number: half of it may be somebody else's number.
  let end = LONGEST_READ
  while (end > LONGEST_READ - 40 && /[^\p{L}\n,;]/u.test(text[end - 1] ?? '')) end -= 1
  return text.slice(0, end)
}

const isPhone = (reading: NumberReading) => 'phone' in reading

/**
 * Reads a run together with the plus signs around it: before a number, between two numbers, or
 * after a number that was turned around.
 */
const readSigned = (run: string, at: number, text: string, around: SurroundingText) => {
  const readings = readRun(run, around)
  const before = text.slice(Math.max(0, at - 2), at)
  const joins = /\d$/.test(before) ? /^\+\S/ : /\d $/.test(before) ? /^\+ / : undefined
  if (joins?.test(run) && !readings.some(isPhone)) return readRun(run.replace(/^\+ */, ''), around)
  const turned = /^(.*\d)[ )-]+(\d{1,3})$/.exec(run)
  if (!turned || !/^\+(?! ?[(\d])/.test(text.slice(at + run.length, at + run.length + 3)))
    return readings
  const [, number = '', code = ''] = turned
  const alone = readRun(number, around)
  return alone.some(isPhone) ? alone : readRun(`+${code} ${number}`, around)
}

const LONGEST_APART = 30

/** Reads one number whose groups are apart: on two lines, or with commas between them. */
const readApart = (text: string, country: CountryCode): NumberReading[] => {
  const groups = text.match(/\d+/g) ?? []
  const isApart = groups.length > 1 && groups.every((group) => group.length <= 4)
  // "22.00, 23.30" and "2200\n2330" are hours, "4000, 5000" are prices.
  if (!isApart || groups.join().match(/^\d{4},\d{4}$/) || /;|\d[./]\d/.test(text)) return []
  const written = `${/^\D*\+/.test(text) ? '+' : ''}${groups.join(' ')}`
  return written.length > LONGEST_APART ? [] : [readNumber(written, { country, place: 'list' })]
}

/**
 * Finds the phone numbers in a text. Numbers without a country code are read as numbers of
 * `country`.
 *
 * It is stricter in a sentence than in a text that is whole. It reads only the first `LONGEST_READ`
 * units.
 */
export const readPhones = (text: string, country: CountryCode): PhoneReading => {
  const visible = visibleCharacters(withoutBracketMarks(shortened(text)))
  const dialled = openLinks(openCards(visible)).replace(SERVICE_CODE, ' ')
  const own = new RegExp(`(?<![\\d+])${getCountryCallingCode(country)}\\+ ?(?=[\\d(])`, 'g')
  const counted = withoutListMarks(plainCharacters(dialled))
    .replace(EXTENSION, ' ')
    .replace(own, `+${getCountryCallingCode(country)} `)
  const worded = withoutNumberWords(counted)
  const dated = withoutDatesAndSums(withoutHoursAndPrices(worded, country, SOMETHING_ELSE))
  const plain = withoutSpreadsheetNumbers(dated)
  const rest = plain.replace(RUN, ' ').replace(JOINING, ' ')
  const onlyNumbers =
    text.length <= LONGEST_READ &&
    !rest.includes(SOMETHING_ELSE) &&
    !/[\p{L}\p{M}\p{N}]/u.test(rest)
  const whole = onlyNumbers && !ANY_MARK.test(plain)
  const around = { country, whole, budget: { attempts: MOST_ATTEMPTS } }

  const read = [...plain.matchAll(RUN)].flatMap(({ 0: run, index }) =>
    readSigned(whole ? run : withoutSomethingElse(plain, run, index), index, plain, around),
  )
  const apart =
    whole && !read.some(isPhone) && read.length !== 1
      ? readApart(plain, country).filter(isPhone)
      : []
  const readings = apart.length > 0 ? apart : read
  const numbers = readings.flatMap((reading) => ('phone' in reading ? [reading.phone] : []))
  const problems = [
    ...readings.flatMap((reading) => ('problem' in reading ? [reading.problem] : [])),
    ...MARKS.flatMap(([mark, problem]) => (plain.includes(mark) ? [problem] : [])),
  ].filter((problem) => problem !== 'hours' || numbers.length === 0)
  const understood = whole
    ? readings.length > 0 && around.budget.attempts > 0
    : onlyNumbers && numbers.length === 0 && problems.length > 0
  const distinct = [...new Set(numbers)]
  return {
    numbers: distinct.slice(0, MOST_NUMBERS),
    ...(distinct.length > MOST_NUMBERS && { more: distinct.length - MOST_NUMBERS }),
    problems: [...new Set(problems)],
    whole: understood,
  }
}

/** The last two digits. They show which number an answer is about. */
export const ending = (phone: PhoneNumber): string => phone.slice(-2)
