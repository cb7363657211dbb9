/** Towns that a message names: alone, in a sentence, inflected or with a slip. */
import { slips, spelt } from '../rights/cities.ts'
import type { Country } from '../rights/country.ts'
import { distance } from '../terms/plain.ts'
import { thaiOf } from './heard-words.ts'

/** How many words a town's name can have. */
const MOST_WORDS = 3
/**
 * Case endings have at most so many letters. They are looked for only after names of at least so
 * many letters, because those are not found in other words.
 */
const ENDING = 3
const INFLECTED_FROM = 5
/** A longer message is a story, and a town in it only says where something happened. */
const MOST_HEARD = 14

interface Named {
  id: string
  spelling: string
  /** Empty for names in other letters. */
  thai: string
}

const named = new WeakMap<Country, readonly Named[]>()

const namesIn = (country: Country): readonly Named[] => {
  const known = named.get(country)
  if (known) return known
  const names = country.cities.flatMap(({ id, name, alias = [] }) =>
    [name, ...alias].map((one) => ({ id, spelling: spelt(one), thai: thaiOf(one) })),
  )
  named.set(country, names)
  return names
}

/** The words of a text, spelt in the form in which names are compared. */
const spellings = (text: string): string[] =>
  spelt(text)
    .split(' ')
    .filter((word) => word !== '')

/**
 * The towns in a message, by id, in the order in which they are named.
 *
 * `asked`: a town is asked for, so slips are forgiven. Otherwise a name counts only if it is spelt
 * right; it may have a case ending.
 */
export const townsSaid = (country: Country, text: string, asked: boolean): string[] => {
  const names = namesIn(country)
  const thai = thaiOf(text)
  const inThai = names.filter((one) => one.thai.length >= 3 && thai.includes(one.thai))
  const words = spellings(text)
  const towns = inThai.map(({ id }) => id)
  if (words.length > MOST_HEARD) return [...new Set(towns)]
  for (let start = 0; start < words.length; start++) {
    for (let length = Math.min(MOST_WORDS, words.length - start); length > 0; length--) {
      const id = townCalled(names, words.slice(start, start + length).join(' '), asked)
      if (id === undefined) continue
      towns.push(id)
      start += length - 1
      break
    }
  }
  return [...new Set(towns)]
}

const townCalled = (
  names: readonly Named[],
  spelling: string,
  asked: boolean,
): string | undefined => {
  if (spelling.length < 3) return undefined
  const exact = names.filter((one) => one.spelling === spelling)
  if (exact.length > 0) return only(exact)
  const inflected = names.filter(
    (one) =>
      one.spelling.length >= INFLECTED_FROM &&
      spelling.startsWith(one.spelling) &&
      spelling.length - one.spelling.length <= ENDING,
  )
  if (inflected.length > 0) return only(inflected)
  if (!asked) return undefined
  for (let wrong = 1; wrong <= slips(spelling.length); wrong++) {
    const near = names.filter((one) => distance(one.spelling, spelling, wrong) <= wrong)
    if (near.length > 0) return only(near)
  }
  return undefined
}

/** The only town among some names. */
const only = (found: readonly Named[]): string | undefined => {
  const ids = new Set(found.map(({ id }) => id))
  return ids.size === 1 ? [...ids][0] : undefined
}
