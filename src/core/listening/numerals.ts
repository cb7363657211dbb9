/** Options that are chosen by their numbers. */
import { type CountryCode, readPhones } from '../identifiers/phone/phone.ts'
import { fromOption, type Meant, notUnderstood, type Question } from '../terms/meaning.ts'
import type { Limits } from '../terms/message.ts'
import type { OpenQuestion } from '../terms/session.ts'
import { type Language, say, type Text, type Words } from '../terms/text.ts'
import { createNumbered, isControl, pageOf, readNumerals } from './options.ts'

interface Asked {
  open: OpenQuestion
  question: Question | undefined
  limits: Limits
  country: CountryCode
  words: Words
  language: Language
  /** Whether a text is a yes. */
  isYes(text: string): boolean
}

/**
 * The options that she chose by their numbers; undefined if a text is not numbers, or is an answer
 * in words.
 */
export const numeralsIn = (
  text: string,
  { open, question, limits, country, words, language, isYes }: Asked,
): Meant | undefined => {
  const { options, more } = pageOf(open, limits)
  const numerals = readNumerals(text) ?? withYes(text, { open, question, limits, isYes })
  if (!numerals) return undefined
  const [only] = numerals
  if (numerals.length === 1 && only === 0 && more) return { kind: 'more' }
  const labelOf = (label: Text) => words.in(language, label)
  const numbered = createNumbered(options, { open, limits, labelOf })
  const ids = numerals.flatMap((numeral) => numbered.of(numeral)?.id ?? [])
  const known = ids.length === numerals.length
  if (known && ids.length === 1 && (!open.several || ids.some(isControl))) {
    return ids.flatMap(fromOption)[0]
  }
  const answers = [...new Set(ids)].filter((id) => id !== 'done')
  if (known && open.several && !answers.some(isControl)) {
    const done = ids.includes('done')
    // Numbers alone are a whole answer. They are not if there are ticks already, or further pages.
    const gather = more !== undefined || question?.ticking === true
    return { kind: 'numerals', ids: answers, gather, done }
  }
  const choosing = !question || !['typed', 'number'].includes(question.kind)
  // "91 23 45 67" can also be a phone number.
  if (!choosing || question?.finds(text)) return undefined
  if (readPhones(text, country).numbers.length > 0) return undefined
  // Where options are buttons, no number is to be seen.
  if (limits.buttons || options.length < 2) return notUnderstood(say('retry.tap'))
  const there = [...(more ? [0] : []), ...options.map(({ numeral }) => numeral)]
  return notUnderstood(say('retry.numbers', { numbers: rangesOf(there) }))
}

/** "1 yes", where numbers are shown: that number, unless it is the no of that question. */
const withYes = (
  text: string,
  { open, question, limits, isYes }: Pick<Asked, 'open' | 'question' | 'limits' | 'isYes'>,
): number[] | undefined => {
  const [, digits, rest = ''] = /^\s*(\d{1,2})[.,):]?\s+(\p{L}.*)$/su.exec(text) ?? []
  if (digits === undefined || limits.buttons || open.several || !isYes(rest)) return undefined
  if (question && question.kind !== 'choice') return undefined
  const { options } = pageOf(open, limits)
  const meant = options.find(({ numeral }) => numeral === Number(digits))
  return meant === undefined || meant.option.id === 'no' ? undefined : [Number(digits)]
}

/** Rising numbers as they are read out: "1–4", "3, 5–7, 9". */
const rangesOf = (numbers: readonly number[]): string => {
  const ranges: [first: number, last: number][] = []
  for (const one of numbers) {
    const range = ranges.at(-1)
    if (range && range[1] === one - 1) range[1] = one
    else ranges.push([one, one])
  }
  return ranges
    .map(([first, last]) => {
      if (first === last) return first
      return last === first + 1 ? `${first}, ${last}` : `${first}–${last}`
    })
    .join(', ')
}
