/** Whether somebody says that she is well, and nothing else: "home now", "trygg hjemme". */
import type { Language } from '../terms/text.ts'
import { type HeardText, hear } from './heard-words.ts'
import { coresOf, createWholeMessages, type Span } from './whole-messages.ts'

type Phrases = Readonly<Record<string, readonly string[]>>

/** Concepts that are only polite. */
const POLITE = ['filler', 'thanks', 'yes'] as const

/** Listens in every language. `phrases`: what each language lists (`Words.phrases`), under `well`. */
export const createWellSaid = (phrases: ReadonlyMap<Language, Phrases>) => {
  const lists = [...phrases.values()]
  const isWell = createWholeMessages(
    lists.flatMap(({ well = [] }) => well.map((one) => [one, 'well'] as const)),
  )
  const polite = lists.flatMap((list) =>
    POLITE.flatMap((concept) => list[concept] ?? [])
      .filter((one) => !/[*{}]|\.\.|^=/.test(one))
      .flatMap((one) => hear(one.replace(/\/\S+/g, ''))),
  )

  return (text: string): boolean => {
    if (text.length > LONGEST) return false
    const heard = hear(text)
    if (isWell(heard, whole(heard)) !== undefined) return true
    return isWell(heard, coresIn(heard, polite)) !== undefined
  }
}
export type WellSaid = ReturnType<typeof createWellSaid>

/** Who only says that she is well needs no more words. */
const LONGEST = 80

const whole = ({ words, thai }: HeardText) => ({
  words: coresOf(words.length, []),
  thai: coresOf(thai.length, []),
})

/** What is left of a text if politeness is taken off at either end. */
const coresIn = ({ words, thai }: HeardText, polite: readonly HeardText[]) => {
  const inWords = polite.flatMap(({ words: some }) =>
    some.length === 0 ? [] : placesOf(words.join(' '), some, words),
  )
  const inThai = polite.flatMap(({ thai: some }): Span[] => {
    const places: Span[] = []
    for (let at = some === '' ? -1 : thai.indexOf(some); at >= 0; at = thai.indexOf(some, at + 1))
      places.push({ start: at, end: at + some.length })
    return places
  })
  return { words: coresOf(words.length, inWords), thai: coresOf(thai.length, inThai) }
}

const placesOf = (joined: string, some: readonly string[], words: readonly string[]): Span[] => {
  if (!joined.includes(some.join(' '))) return []
  return words.flatMap((_, start) =>
    some.every((word, place) => words[start + place] === word)
      ? [{ start, end: start + some.length }]
      : [],
  )
}
