/** Reads how long somebody stays, as people write it. */
import { plain } from '../terms/plain.ts'
import { daysUntil, namedDaysOf } from './named-days.ts'

const DAY = 24 * 60 * 60 * 1000
/** The longest time that a peer can choose, in days. After that she must choose again. */
const LONGEST = 366

/** The languages in which a number of days or the name of a month is understood. */
const LANGUAGES = ['en', 'nb', 'es', 'ro', 'th', 'pt', 'bg', 'ru', 'uk']
const UNITS = [
  { unit: 'day', field: 'day', days: 1 },
  { unit: 'week', field: 'weekOfYear', days: 7 },
  { unit: 'month', field: 'month', days: 30 },
]

/** A day, such as 2026-11-22. */
export type Day = string

/** The day that comes so many days after another. */
export const dayAfter = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** Today in UTC. Subscriptions end by this calendar. */
export const dayOf = (now: Date): Day => now.toISOString().slice(0, 10)

const unitNames = (): Map<string, number> => {
  const names = new Map<string, number>()
  for (const language of LANGUAGES)
    for (const { unit, field, days } of UNITS) {
      const alone = new Intl.DisplayNames(language, { type: 'dateTimeField' }).of(field)
      if (alone) names.set(plain(alone), days)
      for (const amount of [1, 2, 3, 5, 21])
        for (const unitDisplay of ['long', 'short', 'narrow'] as const) {
          const written = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay })
          const name = plain(written.format(amount).replace(/\p{Nd}/gu, ''))
          if (name !== '' && !names.has(name)) names.set(name, days)
        }
    }
  return names
}

const monthNames = (): Map<string, number> => {
  const names = new Map<string, number>()
  for (const language of LANGUAGES)
    for (const month of ['long', 'short'] as const) {
      const alone = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' })
      const inDate = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' })
      for (let number = 0; number < 12; number++) {
        const date = new Date(Date.UTC(2026, number, 15))
        const part = inDate.formatToParts(date).find(({ type }) => type === 'month')?.value
        for (const name of [alone.format(date), part]) {
          if (name && /\p{L}/u.test(name) && !names.has(plain(name))) names.set(plain(name), number)
        }
      }
    }
  return names
}

/** Made when first needed, because making it takes too long for a start. */
const lazily = <T>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
const months = lazily(monthNames)
const units = lazily(unitNames)
const namedDays = lazily(() => namedDaysOf(LANGUAGES))

/**
 * The last day of "3 weeks", "until Friday", "12 May", "12.5." or "2027-05-12"; undefined for anything
 * else, or a day that is past or too far away.
 */
export const readEndDate = (text: string, today: Day): Day | undefined =>
  within(
    dayOfWeek(text, today) ??
      daysFrom(text, today) ??
      namedDay(text, today) ??
      writtenDay(text, today),
    today,
  )

/** What the languages list for "until", for "for" before a number of days, and for "I arrive". */
export interface EndWords {
  until: readonly string[]
  lasting: readonly string[]
  arrives: readonly string[]
}

/**
 * The last day that a sentence names: "I am in Bergen until Friday", "for 10 days". A day that no such word leads to
 * is none: "I go to Bergen on Friday" says when she comes.
 */
export const endDateIn = (
  text: string,
  { until, lasting, arrives }: EndWords,
  today: Day,
): Day | undefined => {
  const said = plain(text)
  // "I get there by Friday" is said with the same word.
  if (arrives.some((one) => ledTo(said, one) !== undefined)) return undefined
  const named = (rest: string): Day | undefined => dayOfWeek(rest, today) ?? namedDay(rest, today)
  for (const word of until) {
    const rest = ledTo(said, word)
    const day = rest === undefined ? undefined : dayAt(rest, word, named)
    if (day !== undefined) return within(day, today)
  }
  for (const word of lasting) {
    const rest = ledTo(said, word) ?? ''
    const day = /^\p{Nd}/u.test(rest) ? daysFrom(rest, today) : undefined
    // "Tomorrow for 3 days" does not end in three days.
    if (day !== undefined && !namesDay(said, today)) return within(day, today)
  }
  return undefined
}

const isThai = (text: string): boolean => /\p{Script=Thai}/u.test(text)

/** What follows the last of these words in a sentence; undefined if it is not said. */
const ledTo = (said: string, word: string): string | undefined => {
  const own = plain(word)
  const [within, wanted] = isThai(own) ? [said, own] : [` ${said} `, ` ${own} `]
  const at = within.lastIndexOf(wanted)
  return at < 0 ? undefined : within.slice(at + wanted.length).trim()
}

/** The day with which these words begin: "to a friend on Friday" begins with none, though a day is named. */
const dayAt = (
  rest: string,
  word: string,
  named: (text: string) => Day | undefined,
): Day | undefined => {
  // "Sexta" is Friday only after a word that leads to it.
  const read = (text: string) =>
    text === '' ? undefined : (named(text) ?? named(`${word} ${text}`))
  const day = read(rest)
  const later = isThai(rest) ? rest.slice(1) : rest.split(' ').slice(1).join(' ')
  return day === read(later) ? undefined : day
}

/** Whether one or two words of a sentence name a day. */
const namesDay = (said: string, today: Day): boolean => {
  const words = said.split(' ')
  return words.some((word, at) =>
    [word, `${word} ${words[at + 1] ?? ''}`].some((one) => dayOfWeek(one, today) !== undefined),
  )
}

const within = (day: Day | undefined, today: Day): Day | undefined =>
  day !== undefined && day >= today && day <= dayAfter(today, LONGEST) ? day : undefined

const dayOfWeek = (text: string, today: Day): Day | undefined => {
  const days = daysUntil(text, namedDays(), today)
  return days === undefined ? undefined : dayAfter(today, days)
}

const daysFrom = (text: string, today: Day): Day | undefined => {
  const words = plain(text)
  const [, amount = '', unit = ''] = /(?:^|\s)(\d{1,3})\s*(.*)$/u.exec(words) ?? []
  const length = unit === '' ? (words === amount ? 1 : undefined) : unitOf(unit)
  return amount === '' || length === undefined
    ? undefined
    : dayAfter(today, Number(amount) * length)
}

/** Also finds units with another ending: CLDR does not have all endings of nouns. */
const unitOf = (name: string): number | undefined =>
  units().get(name) ??
  [...units()].find(
    ([known]) => known.length >= 3 && name.startsWith(known) && name.length <= known.length + 3,
  )?.[1]

const namedDay = (text: string, today: Day): Day | undefined => {
  const words = plain(text)
    .split(' ')
    .filter((word) => word !== 'de' && word !== 'of')
  const month = words.flatMap((word) => months().get(word) ?? [])[0]
  const numbers = words.flatMap((word) => /^\d+/.exec(word)?.[0] ?? []).map(Number)
  const date = numbers.find((number) => number <= 31)
  const year = numbers.find((number) => number > 31)
  return month === undefined || date === undefined ? undefined : nextDay(date, month, year, today)
}

const writtenDay = (text: string, today: Day): Day | undefined => {
  const whole = /(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text)
  if (whole) return nextDay(Number(whole[3]), Number(whole[2]) - 1, Number(whole[1]), today)
  // The day comes first, as everywhere in Europe.
  const short = /(\d{1,2})\s?[./\- ]\s?(\d{1,2})(?:\s?[./\- ]\s?(\d{2}|\d{4}))?\.?(?:\s|$)/.exec(
    text,
  )
  if (!short) return undefined
  const [, date, month, year] = short.map(Number)
  if (date === undefined || month === undefined) return undefined
  const full = year && (year < 100 ? 2000 + year : year)
  return nextDay(date, month - 1, full || undefined, today)
}

/** Without a year: the next such day. */
const nextDay = (
  date: number,
  month: number,
  year: number | undefined,
  today: Day,
): Day | undefined => {
  const inYear = (year: number): Day | undefined => {
    const day = new Date(Date.UTC(year, month, date))
    return day.getUTCMonth() === month && day.getUTCDate() === date
      ? day.toISOString().slice(0, 10)
      : undefined
  }
  const thisYear = Number(today.slice(0, 4))
  // Thai years count from the Buddha: 2569 is 2026.
  if (year !== undefined) return inYear(year >= 2400 ? year - 543 : year)
  const next = inYear(thisYear)
  return next !== undefined && next < today ? inYear(thisYear + 1) : next
}
