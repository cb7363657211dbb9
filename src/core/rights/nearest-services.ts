import type { Language } from '../terms/text.ts'
import { kilometres } from './cities.ts'
import type { Country, Town } from './country.ts'
import type { Knowledge, Known } from './knowledge.ts'
import type { Kind } from './pack.ts'

/** Chosen in place of a town: services in the whole country. */
export const EVERYWHERE = 'everywhere'

/** A service further away than this, in kilometres, is of no use tonight. */
const FAR = 350

/**
 * Services of a kind for somebody in a town. First those in the town; if there is none, those in
 * the nearest town that has one. Then those for the whole country.
 */
export const servicesNear = (
  { cities }: Country,
  { pack, services }: Knowledge,
  kind: Kind,
  where: string,
): Known[] => {
  const all = services(Object.keys(pack.services)).filter(({ kinds }) => kinds.includes(kind))
  const here = all.filter((service) => service.cities?.includes(where))
  const everywhere = all.filter((service) => service.everywhere && !here.includes(service))
  const town = cities.find(({ id }) => id === where)
  const local = all.filter((service) => service.cities && !service.everywhere)
  const near = town && here.length === 0 ? nearest(town) : []

  function nearest(from: Town): Known[] {
    const away = (id: string): number => {
      const to = cities.find((city) => city.id === id)
      return to ? kilometres(from, to) : Number.POSITIVE_INFINITY
    }
    const distances = local.map((service) => ({
      service,
      distance: Math.min(...(service.cities ?? []).map(away)),
    }))
    const least = Math.min(...distances.map(({ distance }) => distance))
    if (least > FAR) return []
    return distances.flatMap(({ service, distance }) => (distance === least ? [service] : []))
  }

  // Somebody who names no town sees the local services of all towns. They come last, because most
  // are far from her.
  const rest = where === EVERYWHERE ? local : []
  return [...here, ...near, ...everywhere, ...rest]
}

/** Who looks for help, and when. */
export interface HelpSeeker {
  language: Language
  now: Date
}

/**
 * The services, first those that can be reached now. What counts, in this order: it has a number;
 * it does not tell authorities, as the police do, whom most call only if nothing else is left; it
 * is open by the clock; it answers in her language, or through an interpreter. Otherwise the given
 * order stays.
 */
export const byReach = (
  services: readonly Known[],
  { isOpen }: Knowledge,
  { language, now }: HelpSeeker,
): Known[] => {
  const ranks = (service: Known): boolean[] => {
    const open = isOpen(service, now)
    return [
      service.phone !== undefined,
      service.expects.tells !== true,
      open === true,
      open !== false,
      speaks(service, language) || service.interpreter === true,
    ]
  }
  return services
    .map((service) => ({ service, ranks: ranks(service) }))
    .toSorted((a, b) => {
      const at = a.ranks.findIndex((rank, place) => rank !== b.ranks[place])
      return at < 0 ? 0 : Number(b.ranks[at]) - Number(a.ranks[at])
    })
    .map(({ service }) => service)
}

/** Whether a service is known to answer in a language. */
export const speaks = ({ languages = [] }: Known, language: Language): boolean =>
  languages.includes(language)
