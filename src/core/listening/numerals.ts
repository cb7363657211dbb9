/** Options that are chosen by their numbers. */
import { type CountryCode, readPhones } from '../identifiers/phone/phone.ts'
import { fromOption, type Meant, notUnderstood, type Question } from '../terms/meaning.ts'
import type { Limits } from '../terms/message.ts'
import type { OpenQuestion } from '../terms/session.ts'
import { say } from '../terms/text.ts'
import { isControl, pageOf, readNumerals } from './options.ts'

interface Asked {
  open: OpenQuestion
  question: Question | undefined
  limits: Limits
  country: CountryCode
}

/**
 * The options that she chose by their numbers; undefined if a text is not numbers, or is an answer
 * in words.
 */
export const numeralsIn = (
  text: string,
  { open, question, limits, country }: Asked,
): Meant | undefined => {
  const numerals = readNumerals(text)
  if (!numerals) return undefined
  const { options, more } = pageOf(open, limits)
  const [only] = numerals
  if (numerals.length === 1 && only === 0 && more) return { kind: 'more' }
  const ids = numerals.flatMap(
    (numeral) => options.find((one) => one.numeral === numeral)?.option.id ?? [],
  )
  const known = ids.length === numerals.length
  if (known && ids.length === 1 && (!open.several || ids.some(isControl))) {
    return ids.flatMap(fromOption)[0]
  }
  const answers = ids.filter((id) => id !== 'done')
  if (known && open.several && !answers.some(isControl)) {
    const done = answers.length < ids.length
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
