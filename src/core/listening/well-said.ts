/** Whether somebody says that she is well, and nothing else: "home now", "trygg hjemme, alt bra". */
import type { Language } from '../terms/text.ts'
import { isAsking } from './asking.ts'
import { type HeardText, hear } from './heard-words.ts'

type Phrases = Readonly<Record<string, readonly string[]>>

/** Concepts that are only polite. */
const POLITE = ['filler', 'thanks', 'yes'] as const

/** What a message that she is well is made of, in one language, as it is heard. */
interface Pieces {
  well: readonly HeardText[]
  beside: readonly HeardText[]
}

/**
 * Listens in every language. `phrases`: what each language lists (`Words.phrases`): under `well` what says
 * it, under `well-beside` what may stand beside it.
 */
export const createWellSaid = (phrases: ReadonlyMap<Language, Phrases>) => {
  // Each language by itself: a Russian "well" is a Romanian "not".
  const languages = [...phrases.values()].map(piecesOf)
  return (text: string): boolean => {
    // "Safe now?" may be a question.
    if (text.length > LONGEST || isAsking(text)) return false
    const heard = hear(text)
    return languages.some((pieces) => isMadeOf(heard, pieces))
  }
}
export type WellSaid = ReturnType<typeof createWellSaid>

/** Who only says that she is well needs no more words. */
const LONGEST = 80

const piecesOf = (list: Phrases): Pieces => {
  const heardOf = (all: readonly string[] = []) =>
    all.filter((one) => !/[*{}]|\.\.|^=/.test(one)).map((one) => hear(one.replace(/\/\S+/g, '')))
  const nots = new Set(heardOf(list['not']).flatMap(({ words, thai }) => [words.join(' '), thai]))
  const isNot = ({ words, thai }: HeardText): boolean =>
    words.some((word) => nots.has(word)) || (thai !== '' && nots.has(thai))
  return {
    well: heardOf(list['well']),
    beside: [...POLITE, 'well-beside']
      .flatMap((concept) => heardOf(list[concept]))
      .filter((one) => !isNot(one)),
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
