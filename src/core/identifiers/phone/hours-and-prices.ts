/**
 * Hours, days and prices in a row: "22.00-23.30", "21/11 22/11", "1500/2000". Together they have as
 * many digits as a phone number.
 *
 * - **clear**: a sign inside a part shows that it is an hour or a day.
 * - **bare**: four digits that can be an hour, a day or a price.
 */
import type { CountryCode } from 'libphonenumber-js/max'
import { readNumber } from './number.ts'

/** Stands for what could be hours or a phone number. */
export const HOURS = '\uE000'

const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const YEAR = '(?:19|20)\\d\\d'
const HOUR = '(?:[01]?\\d|2[0-4])'

// No sign follows that continues the same date.
const OF_YEAR = `[./-](?:${YEAR}|\\d\\d)(?![.:/]?\\d)`
const CLEAR = [
  `${DAY}[./]${DAY}${OF_YEAR}`,
  `(?:0?[1-9]|1[0-2])[./]${YEAR}`,
  `${YEAR}[./](?:0[1-9]|1[0-2])`,
  `${DAY}\\. ${DAY}\\.`,
  `${HOUR}[.:][0-5]\\d\\.?`,
  `${DAY}[./]${DAY}\\.?`,
].join('|')
const BARE = '(?:[01]\\d|2[0-4])[0-5]\\d|(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])'
const PRICE = '[1-9]\\d{0,2}(?:00|50)'
const ROUND = '(?:[01]\\d|2[0-4])(?:00|15|30|45)|[1-9]\\d{1,2}(?:00|50)'

const OPEN = '(?<![\\d.:/-])'
const CLOSED = '(?![.:/-]?\\d)'
// What a look-ahead has matched is not tried in another way. Without it, long chains take for ever.
const part = (name: string) => `(?=(?<${name}>(?:${CLEAR}|${BARE}|${PRICE})(?!\\d)))\\k<${name}>`
// 22.00-23.30 · 22.11.–26.11.2026 · 22/11 2130 · 1500/2000/2500 · 2200 3300
const PARTS = `${part('first')}(?:(?: ?[-/] ?| {1,3})${part('next')}){1,20}`
const CHAIN = new RegExp(`${OPEN}${PARTS}${CLOSED}`, 'g')
const ONLY_CHAIN = new RegExp(`^${PARTS}$`)
const IS_CLEAR = /\d[.:/] ?\d{1,2}(?!\d)|\d{4}[./]\d\d(?!\d)/
const ALL_ROUND = new RegExp(`^(?:${ROUND})(?: {1,2}(?:${ROUND}))*$`)
// 22.-26.11.2026
const DAYS = new RegExp(`${OPEN}${DAY}\\.? ?- ?${DAY}[./]${DAY}(?:${OF_YEAR})?\\.?${CLOSED}`, 'g')
// 22 00 - 23 30
const SPACED = `(?:${HOUR} [0-5]\\d|${DAY} ${DAY})`
const SPACED_CHAIN = new RegExp(`${OPEN}${SPACED} ?[-/] ?${SPACED}${CLOSED}`, 'g')
// 22-11 26-11
const DASHED = SPACED.replaceAll(' ', '-')
const DASHED_CHAIN = new RegExp(`${OPEN}${DASHED} {1,3}${DASHED}${CLOSED}`, 'g')
// 2 200 - 3 300
const THOUSANDS = '[1-9]\\d?[ .]\\d00'
const SUMS = new RegExp(`${OPEN}${THOUSANDS} ?[-/] ?${THOUSANDS}${CLOSED}`, 'g')

const digitsOf = (text: string) => text.replace(/\D/g, '').length

/** Fewer digits beside a chain belong to one number with it, as a country or area code. */
const SHORTEST_BESIDE = 7
const FURTHEST = 24

/** Such digits before a chain, with the signs between them and the chain. */
const BEFORE = new RegExp(`[+(\\d][\\d ./()-]{0,${FURTHEST}}$`)

const isPart = (text: string, at: number, length: number): boolean => {
  const before = BEFORE.exec(text.slice(Math.max(0, at - FURTHEST), at))?.[0] ?? ''
  const end = at + length
  const after = /^[ ./()-]*\d[\d ./()-]*/.exec(text.slice(end, end + FURTHEST))?.[0] ?? ''
  const beside = [before, after].map(digitsOf)
  return before.startsWith('+')
    ? (beside[0] ?? 0) < SHORTEST_BESIDE
    : beside.some((digits) => digits > 0 && digits < SHORTEST_BESIDE)
}

/** Where the chain begins and ends, without bare parts that belong to a number beside it. */
const limits = (chain: string, before: string, after: string): [start: number, end: number] => {
  const isClear = IS_CLEAR.test(chain)
  const [first = ''] = (isClear && /\d[ ./()-]{0,2}$/.test(before) && /^\d+ +/.exec(chain)) || []
  const [last = '', bare = ''] = (/^ {0,2}\(?\d/.test(after) && / +(\d+)$/.exec(chain)) || []
  const end = isClear || bare.startsWith('0') ? chain.length - last.length : chain.length
  return [first.length, end]
}

/**
 * Two bare parts with a space between them may be a phone number, unless they are as round as hours
 * and prices.
 */
const isChain = (chain: string) =>
  IS_CLEAR.test(chain) || /[-/]/.test(chain) || ALL_ROUND.test(chain)

/** The text without hours and prices. HOURS stands for those that could be a number. */
export const withoutHoursAndPrices = (
  text: string,
  country: CountryCode,
  somethingElse: string,
): string =>
  [CHAIN, DAYS, SPACED_CHAIN, DASHED_CHAIN, SUMS].reduce(
    (rest, pattern) =>
      rest.replace(pattern, (chain, ...groups) => {
        const at = groups.find((group) => typeof group === 'number') ?? 0
        const [start, end] = limits(
          chain,
          rest.slice(Math.max(0, at - 3), at),
          rest.slice(at + chain.length, at + chain.length + 4),
        )
        const hours = chain.slice(start, end)
        const isWhole = hours === chain || ONLY_CHAIN.test(hours)
        if (!isWhole || !isChain(hours) || isPart(rest, at + start, hours.length)) return chain
        const reading = readNumber(hours, { country, place: 'alone' })
        const mark = ` ${'phone' in reading ? HOURS : somethingElse} `
        return `${chain.slice(0, start)}${mark}${chain.slice(end)}`
      }),
    text,
  )

const pairs = (sign: string) => {
  const half = `(?:(?:[01]\\d|2[0-4])${sign}[0-5]\\d|${DAY}${sign}${DAY})`
  return `^${half}${sign}${half}$`
}
const AMBIGUOUS = [`^(?:${BARE}) (?:${BARE})$`, ...['\\.', '/', '-'].map(pairs)].map(
  (written) => new RegExp(written),
)

/** Whether a row of digits that is written like a number can also be two hours or two days. */
export const canBeHours = (written: string): boolean =>
  AMBIGUOUS.some((pattern) => pattern.test(written))
