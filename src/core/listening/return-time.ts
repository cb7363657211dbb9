/**
 * Reads when somebody says that she is back: "23:30", "half past nine", "om 2 timer", "a las 3".
 *
 * Each language lists in `listening.json`, under `clock`, how it says a time: a pattern and what it
 * means. In a pattern {h} is an hour of the clock, with or without minutes; {n} and {m} are other
 * numbers. The words of `clock-numbers` count as numbers. A meaning is one of:
 *
 * - `clock`: by the clock at {h}; `+30`, `-n`: so many minutes later or earlier; `+18h`: so many hours
 *   later; `am`, `pm`, `night`: in that part of the day.
 * - `in n h`, `in 90 m`, `in n h m m`: so much later than now.
 * - `at 00:00`: a time that has a name.
 * - only `am`, `pm`, `night`, `tomorrow`: says more about a time that stands elsewhere in the message.
 *
 * A clause in which somebody else comes home says nothing of her: `clock-others` lists how that is said, with
 * {who} for the words of `clock-who`, `?` after a word that may be missing, and `!` before words after which
 * it is not said of them ("she and he are back").
 */
import type { ReturnTime } from '../terms/meaning.ts'
import type { Language } from '../terms/text.ts'
import { type ClockWay, type ClockWords, clockWordsOf, numberOf, spelled } from './clock-words.ts'

type Part = 'am' | 'pm' | 'night'
interface Found {
  start: number
  end: number
  weight: number
  time?: Said
  parts: readonly string[]
}
/** A time before it is clear which half of the day is meant. */
type Said =
  | { kind: 'in'; minutes: number }
  | { kind: 'at'; hour: number; shift: number; part: Part | undefined; isWhole: boolean }

const DAY = 24 * 60
/** A time that is said with more than the bare hour weighs as much as so many letters more. */
const EXACT = 4

const isPartOfDay = (word: string): word is Part => ['am', 'pm', 'night'].includes(word)

/** Hours and minutes as they are written, in minutes; `isWhole`: written with 24 hours in mind. */
const clockOf = (text: string, words: ClockWords): Said | undefined => {
  const [, hours = '', minutes = '0'] =
    /^(\d{2})(\d{2})$/.exec(text) ?? /^(\d{1,2})(?: ?[:.h] ?(\d{2}))?$/.exec(text) ?? []
  const hour = hours === '' ? numberOf(text, words) : Number(hours)
  if (hour === undefined || hour > 24 || Number(minutes) > 59) return undefined
  const isWhole = hour > 12 || hour === 0 || /^0/.test(hours)
  return { kind: 'at', hour: hour % 24, shift: Number(minutes), part: undefined, isWhole }
}

/** What a pattern that was found means. */
const saidBy = (
  { meaning }: ClockWay,
  groups: Record<string, string | undefined>,
  words: ClockWords,
): Said | undefined => {
  const amount = (word: string): number | undefined =>
    word === 'n' || word === 'm' ? numberOf(groups[word], words) : Number(word)
  const [kind, ...rest] = meaning
  if (kind === 'at') return clockOf(rest[0] ?? '', words)
  if (kind === 'in') {
    let minutes = 0
    for (let at = 0; at < rest.length; at += 2) {
      const many = amount(rest[at] ?? '')
      if (many === undefined) return undefined
      minutes += rest[at + 1] === 'h' ? many * 60 : many
    }
    return { kind: 'in', minutes: Math.round(minutes) }
  }
  const clock = clockOf(groups['h'] ?? '', words)
  if (clock?.kind !== 'at') return undefined
  let { hour, shift, part, isWhole } = clock
  for (const word of rest) {
    const [, sign = '', many = '', hours = ''] = /^([+-])(\d+|n|m)(h?)$/.exec(word) ?? []
    const by = sign === '' ? undefined : amount(many)
    if (isPartOfDay(word)) part = word
    else if (by === undefined || by > 60) return undefined
    else if (hours === 'h') {
      if (hour > 6) return undefined
      hour += by
      isWhole = true
    } else shift += sign === '-' ? -by : by
  }
  return { kind: 'at', hour, shift, part, isWhole }
}

/** What is found last about a span counts: longer ones, and times said with more than an hour. */
const onlyBest = (all: readonly Found[]): Found[] => {
  const kept: Found[] = []
  for (const one of [...all].sort((a, b) => b.weight - a.weight))
    if (kept.every(({ start, end }) => one.end <= start || end <= one.start)) kept.push(one)
  return kept
}

const timesBy = (way: ClockWay, text: string, clock: ClockWords): Found[] =>
  [...text.matchAll(way.pattern)].flatMap((match): Found[] => {
    const [start, end] = [match.index, match.index + match[0].length]
    if (way.isPart) return [{ start, end, weight: end - start, parts: way.meaning }]
    const time = saidBy(way, match.groups ?? {}, clock)
    if (!time) return []
    const isBare = way.meaning.length === 1 || way.meaning[0] === 'in'
    return [{ start, end, weight: end - start + (isBare ? 0 : EXACT), time, parts: [] }]
  })

const foundIn = (text: string, clock: ClockWords): Found[] =>
  clock.ways
    .filter(({ literals }) => literals.every((literal) => text.includes(literal)))
    .flatMap((way) => timesBy(way, text, clock))

/** "23:30", in every language. */
const written = (text: string, clock: ClockWords): Found[] =>
  [
    ...text.matchAll(/(?<![\p{L}\p{N}.:,+-])(\d{1,2} ?[:.h] ?[0-5]\d)(?![\p{L}\p{N}]|[.:,]\d)/gu),
  ].flatMap((match): Found[] => {
    const time = clockOf(match[1] ?? '', clock)
    const end = match.index + match[0].length
    return time ? [{ start: match.index, end, weight: 0, time, parts: [] }] : []
  })

/** A number that is all of an answer: "23", "2330". */
const bare = (text: string, clock: ClockWords): Found[] => {
  const time = /^(?:\d{1,2}|\d{4}|\p{L}+)\.?$/u.test(text)
    ? clockOf(text.replace(/\.$/, ''), clock)
    : undefined
  return time ? [{ start: 0, end: text.length, weight: 0, time, parts: [] }] : []
}

/** The message without what it says of somebody else. */
const hersIn = (text: string, { others }: ClockWords): string => {
  const clauses = text.split(/(?<=[,;!?]|\.(?= ))/)
  const hers = clauses.filter((clause) => !others.some((pattern) => pattern.test(clause)))
  return hers.length === clauses.length ? text : hers.join('').trim()
}

/** The time with the part of the day that is said elsewhere in the message. */
const settled = (time: Said, parts: ReadonlySet<string>): ReturnTime => {
  if (time.kind === 'in') return time
  const { hour, shift, isWhole } = time
  const part = time.part ?? [...parts].find(isPartOfDay)
  const onClock = part !== undefined && hour <= 12 ? hourIn(part, hour % 12) : hour
  const either = part === undefined && !isWhole
  const minute = (onClock * 60 + shift + DAY) % DAY
  return { kind: 'at', minute, either, tomorrow: parts.has('tomorrow') }
}

/** "Nine at night" is before midnight, "three at night" after it. */
const hourIn = (part: Part, hour: number): number =>
  part === 'am' || (part === 'night' && hour < 6) ? hour : hour + 12

/** Reads times in several languages. `phrases`: what each language lists (`Words.phrases`). */
export const createReturnTimes = (
  phrases: ReadonlyMap<Language, Readonly<Record<string, readonly string[]>>>,
) => {
  const clocks = new Map([...phrases].map(([name, own]) => [name, clockWordsOf(own)]))
  const NONE = clockWordsOf({})
  const clockNow = (name: Language): ClockWords => clocks.get(name) ?? NONE

  const readIn = (text: string, name: Language, isAnswer: boolean): ReturnTime | undefined => {
    const clock = clockNow(name)
    const found = onlyBest([
      ...foundIn(text, clock),
      ...written(text, clock),
      ...(isAnswer ? bare(text, clock) : []),
    ])
    const times = found.flatMap(({ time }) => time ?? [])
    const parts = new Set(found.flatMap((one) => one.parts))
    const [first, ...others] = times.map((time) => settled(time, parts))
    // Two different times are no answer: she is asked again.
    return first && others.every((one) => JSON.stringify(one) === JSON.stringify(first))
      ? first
      : undefined
  }

  /**
   * When she is back; undefined if the text gives no time, or several. Her own language is read
   * first. `isAnswer`: it answers the question for the time, so a bare number is one.
   */
  return (text: string, own: Language, isAnswer = false): ReturnTime | undefined => {
    if (text.length > LONGEST) return undefined
    // In every language: a time in figures is read in all of them.
    const looked = [...phrases.keys()].reduce(
      (rest, name) => hersIn(rest, clockNow(name)),
      spelled(text),
    )
    for (const name of new Set([own, ...phrases.keys()])) {
      const time = phrases.has(name) ? readIn(looked, name, isAnswer) : undefined
      if (time) return time
    }
    return undefined
  }
}
export type ReturnTimes = ReturnType<typeof createReturnTimes>

/** Nobody says a time in a text that is longer. */
const LONGEST = 300
