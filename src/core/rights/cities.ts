import { oneOff, plain } from '../plain.ts'
import type { Country } from './country.ts'

/** A place that is none of the listed towns. */
export const ELSEWHERE = 'elsewhere'

const SHOWN = 7

/** The towns that are offered for choosing; any other one can be typed. */
export const offeredCities = ({ cities }: Country) => cities.slice(0, SHOWN)

export const cityName = ({ cities }: Country, id: string): string | undefined =>
  cities.find((city) => city.id === id)?.name

/** The towns that a typed name may mean: the exact one, else those that begin like it, else those one letter off. */
export const findCities = ({ cities }: Country, text: string): string[] => {
  const typed = plain(text)
  if (typed.length < 2) return []
  const named = cities.map(({ id, name, alias = [] }) => ({
    id,
    names: [name, ...alias].map(plain),
  }))
  const by = (fits: (name: string) => boolean): string[] =>
    named.filter(({ names }) => names.some(fits)).map(({ id }) => id)
  for (const fits of [
    (name: string) => name === typed,
    (name: string) => typed.length >= 3 && name.startsWith(typed),
    (name: string) => typed.length >= 4 && oneOff(name, typed),
  ]) {
    const found = by(fits)
    if (found.length > 0) return found
  }
  return []
}
