/** Cries for help in languages that are not on. Whoever cries may not have the time to choose one. */
import { type HeardText, hear } from './heard-words.ts'

/** In a message with more words, the cry may be only spoken of. */
const MOST_WORDS = 4

/** Makes what hears them. `cries`: as people write them, of one word or more. */
export const createCriesElsewhere = (cries: readonly string[]) => {
  const known = cries.map((cry) => hear(cry).words.join(' '))
  const most = Math.max(0, ...known.map((cry) => cry.split(' ').length))
  const all = new Set(known)
  return ({ words, thai }: HeardText): boolean =>
    thai === '' &&
    words.length <= MOST_WORDS &&
    words.some((_, start) =>
      words
        .slice(start, start + most)
        .some((_, more) => all.has(words.slice(start, start + more + 1).join(' '))),
    )
}
