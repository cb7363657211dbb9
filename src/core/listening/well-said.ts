/** Whether somebody says that she is well, and nothing else: "home now", "trygg hjemme, alt bra". */
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

  const pieces = lists.map(piecesOf)

  return (text: string): boolean => {
    if (text.length > LONGEST) return false
    const heard = hear(text)
    if (isWell(heard, whole(heard)) !== undefined) return true
    if (isWell(heard, coresIn(heard, polite)) !== undefined) return true
    // "Safe now?" may be a question.
    return !text.includes('?') && pieces.some((one) => isMadeOf(heard, one))
  }
}
export type WellSaid = ReturnType<typeof createWellSaid>

/** What a message that she is well is made of, in one language, as it is heard. */
interface Pieces {
  well: readonly HeardText[]
  beside: readonly HeardText[]
}

const piecesOf = (list: Phrases): Pieces => {
  const heardOf = (all: readonly string[] = []) =>
    all.filter((one) => !/[*{}]|\.\.|^=/.test(one)).map((one) => hear(one.replace(/\/\S+/g, '')))
  return {
    well: heardOf(list['well']),
    beside: [...POLITE, 'well-beside'].flatMap((concept) => heardOf(list[concept])),
  }
}

/**
 * Whether a text is made of such phrases from end to end, and one of them says that she is well: "home now,
 * all good". One word more, and it may say something else.
 */
const isMadeOf = ({ words, thai }: HeardText, { well, beside }: Pieces): boolean => {
  const inWords = madeOf(words, (at, { words: some }) =>
    some.length > 0 && some.every((word, place) => words[at + place] === word) ? some.length : 0,
  )
  const inThai = madeOf(thai, (at, { thai: some }) =>
    some !== '' && thai.startsWith(some, at) ? some.length : 0,
  )
  const isWhole = inWords !== undefined && inThai !== undefined
  return isWhole && (inWords === 'well' || inThai === 'well')

  /** well · beside: only of what may stand beside it · undefined: of something else, too. */
  function madeOf(
    all: ArrayLike<unknown>,
    lengthAt: (at: number, phrase: HeardText) => number,
  ): 'well' | 'beside' | undefined {
    // For each place: what leads to it.
    const leads: ('well' | 'beside' | undefined)[] = ['beside']
    for (let at = 0; at < all.length; at++) {
      const here = leads[at]
      if (here === undefined) continue
      for (const [kind, phrases] of [
        ['well', well],
        ['beside', beside],
      ] as const)
        for (const phrase of phrases) {
          const to = at + lengthAt(at, phrase)
          if (to > at && leads[to] !== 'well') leads[to] = kind === 'well' ? 'well' : here
        }
    }
    return leads[all.length]
  }
}

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
