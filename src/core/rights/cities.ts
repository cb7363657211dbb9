import { latin } from '../terms/latin.ts'
import { distance, plain } from '../terms/plain.ts'
import type { Country, Town } from './country.ts'

/** Any place outside the listed towns. */
export const ELSEWHERE = 'elsewhere'

const SHOWN = 7

/** The towns that are offered; a peer can type any other. */
export const offeredCities = ({ cities }: Country) => cities.slice(0, SHOWN)

export const cityName = ({ cities }: Pick<Country, 'cities'>, id: string): string | undefined =>
  cities.find((city) => city.id === id)?.name

/** A name in the form that is compared: in Latin letters, with "aa" as å and "oe" as ø. */
export const spelt = (text: string): string =>
  latin(plain(text)).replace(/aa/g, 'a').replace(/oe/g, 'o')

/** Towns with their names as they are compared. They are looked through many times for each message. */
const compared = new WeakMap<Country['cities'], { id: string; names: string[] }[]>()

const comparedIn = (cities: Country['cities']) => {
  const kept =
    compared.get(cities) ??
    cities.map(({ id, name, alias = [] }) => ({ id, names: [name, ...alias].map(spelt) }))
  compared.set(cities, kept)
  return kept
}

/** How many letters may be wrong in a name of this length. */
export const slips = (length: number): number => (length < 4 ? 0 : length < 7 ? 1 : 2)

/**
 * The towns that a typed name may mean: the exact one, otherwise those that begin like it,
 * otherwise the nearest misspelling.
 */
export const findCities = ({ cities }: Pick<Country, 'cities'>, text: string): string[] => {
  const typed = spelt(text)
  if (typed.length < 2 || typed.length > 40) return []
  const named = comparedIn(cities)
  const by = (fits: (name: string) => boolean): string[] =>
    named.filter(({ names }) => names.some(fits)).map(({ id }) => id)
  const exact = by((name) => name === typed)
  if (exact.length > 0) return exact
  const begun = typed.length < 3 ? [] : by((name) => name.startsWith(typed))
  if (begun.length > 0) return begun
  for (let wrong = 1; wrong <= slips(typed.length); wrong++) {
    const near = by((name) => distance(name, typed, wrong) <= wrong)
    if (near.length > 0) return near
  }
  return []
}

/** A town counts as larger if it has so many times the people. */
const LARGER = 2

/** The nearest town that is clearly larger; undefined for the largest. */
export const nearestLarger = ({ cities }: Country, id: string): string | undefined => {
  const from = cities.find((city) => city.id === id)
  if (!from) return undefined
  const larger = cities.filter(({ people }) => people >= from.people * LARGER)
  const [first, ...rest] = larger
  if (!first) return undefined
  const closer = (best: Town, city: Town): Town =>
    kilometres(from, city) < kilometres(from, best) ? city : best
  return rest.reduce(closer, first).id
}

/** The distance between two towns in kilometres, as the crow flies. */
export const kilometres = ({ at: from }: Town, { at: to }: Town): number => {
  const [lat1, lon1, lat2, lon2] = [...from, ...to].map((degrees) => (degrees * Math.PI) / 180)
  if (lat1 === undefined || lon1 === undefined || lat2 === undefined || lon2 === undefined)
    return Number.POSITIVE_INFINITY
  const half = (a: number, b: number) => Math.sin((b - a) / 2) ** 2
  const chord = half(lat1, lat2) + Math.cos(lat1) * Math.cos(lat2) * half(lon1, lon2)
  return 12_742 * Math.asin(Math.sqrt(chord))
}
