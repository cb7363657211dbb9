/** Towns that a message names: alone, in a sentence, inflected or with a slip. */
import { findCities, slips, spelt } from '../rights/cities.ts'
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

/** Marks inside a word: without them, "isn't" is one. */
const INSIDE = /(?<=\p{L})['’ʼ`´](?=\p{L})/gu

/** The words of a text, spelt in the form in which names are compared. */
export const wordsOf = (text: string): string[] =>
  spelt(text.replace(INSIDE, ''))
    .split(' ')
    .filter((word) => word !== '')

/**
 * How a name must be written: as it is; with a case ending or without; with one slip that is not its first letter; or
 * with slips, where a town is asked for.
 */
export type Written = 'exact' | 'inflected' | 'slip' | 'slips'

/** Whether a message is too long to name a town, but in Thai letters. */
export const isStory = (text: string): boolean => wordsOf(text).length > MOST_HEARD

/** A town that is named, from `start` to before `end`: words or, in Thai, letters. */
export interface TownAt {
  id: string
  isThai: boolean
  start: number
  end: number
}

/** The towns in a message of up to so many words, by id, in the order in which they are named. */
export const townsSaid = (
  country: Country,
  text: string,
  written: Written,
  most = MOST_HEARD,
): string[] => [...new Set(townsAt(country, text, written, most).map(({ id }) => id))]

/** Where the towns are named in a message, first those in Thai. */
export const townsAt = (
  country: Country,
  text: string,
  written: Written,
  most = MOST_HEARD,
): TownAt[] => {
  const names = namesIn(country)
  const thai = thaiOf(text)
  const inThai = names.filter((one) => one.thai.length >= 3 && thai.includes(one.thai))
  const towns = inThai.map(({ id, thai: name }): TownAt => {
    const start = thai.indexOf(name)
    return { id, isThai: true, start, end: start + name.length }
  })
  const words = wordsOf(text)
  if (words.length > most) return towns
  for (let start = 0; start < words.length; start++) {
    const ends = Array.from({ length: MOST_WORDS }, (_, more) => start + MOST_WORDS - more)
    // As it is written first: "Bergen er" is no inflected Bergen.
    const found = [...new Set(['exact', written] as const)].flatMap((how) =>
      ends.flatMap((end) => {
        const id =
          end > words.length ? undefined : townCalled(names, words.slice(start, end).join(' '), how)
        return id === undefined ? [] : { id, isThai: false, start, end }
      }),
    )
    const [town] = found
    if (!town) continue
    towns.push(town)
    start = town.end - 1
  }
  return towns
}

/** Whether a text is found as a town's name, without being one: it begins like it, or is misspelt. */
export const seemsTown = (country: Country, text: string): boolean =>
  findCities(country, text).length > 0 &&
  !namesIn(country).some(({ spelling }) => spelling === spelt(text))

const townCalled = (
  names: readonly Named[],
  spelling: string,
  written: Written,
): string | undefined => {
  if (spelling.length < 3) return undefined
  const exact = names.filter((one) => one.spelling === spelling)
  if (exact.length > 0 || written === 'exact') return only(exact)
  const inflected = names.filter(
    (one) =>
      one.spelling.length >= INFLECTED_FROM &&
      spelling.startsWith(one.spelling) &&
      spelling.length - one.spelling.length <= ENDING,
  )
  if (inflected.length > 0) return only(inflected)
  if (written === 'inflected') return undefined
  const most = written === 'slip' ? 1 : slips(spelling.length)
  for (let wrong = 1; wrong <= most; wrong++) {
    const near = names.filter(
      (one) =>
        (written === 'slips' || one.spelling[0] === spelling[0]) &&
        distance(one.spelling, spelling, wrong) <= wrong,
    )
    if (near.length > 0) return only(near)
  }
  return undefined
}

/** The only town among some names. */
const only = (found: readonly Named[]): string | undefined => {
  const ids = new Set(found.map(({ id }) => id))
  return ids.size === 1 ? [...ids][0] : undefined
}
