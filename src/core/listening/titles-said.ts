/** What is asked for by its title or its name: whoever has read it somewhere wants to read what is below it. */
import type { Country } from '../rights/country.ts'
import type { Pack } from '../rights/pack.ts'
import { serviceName, titleOf } from '../rights/texts.ts'
import type { Wanted } from '../terms/meaning.ts'
import { plain } from '../terms/plain.ts'
import type { Text, Words } from '../terms/text.ts'
import { createServicesSaid, type HowSaid } from './services-said.ts'

/** What has the title, and whether anything is said besides. */
export interface TitleSaid {
  wanted: Wanted[]
  how: HowSaid
}

interface Made {
  cities: Country['cities']
  titles: ReadonlyMap<string, Wanted>
  services: ReturnType<typeof createServicesSaid>
}

/** All that listens in the same words for the same pack and towns shares them: making them takes a while. */
const made = new WeakMap<Words, WeakMap<Pack, Made>>()

const madeFor = (pack: Pack, cities: Country['cities'], words: Words): Made => {
  const packs = made.get(words) ?? new WeakMap<Pack, Made>()
  made.set(words, packs)
  const before = packs.get(pack)
  if (before?.cities === cities) return before
  const titles = titlesOf(pack, words)
  const kept = { cities, titles, services: createServicesSaid({ cities }, words) }
  packs.set(pack, kept)
  return kept
}

const titlesOf = (pack: Pack, words: Words): Map<string, Wanted> => {
  const inAll = (text: Text, wanted: Wanted) =>
    words.languages.map((language) => [plain(words.in(language, text)), wanted] as const)
  return new Map([
    ...Object.keys(pack.services).flatMap((id) =>
      inAll(serviceName(pack, id), { kind: 'service', id }),
    ),
    ...Object.keys(pack.topics).flatMap((id) => inAll(titleOf(pack, id), { kind: 'topic', id })),
  ])
}

export const createTitlesSaid =
  ({ pack, cities }: Country, words: Words) =>
  /** What a text names by its title, or the services that it names; in any language. */
  (text: string): TitleSaid | undefined => {
    if (!pack) return undefined
    const { titles, services } = madeFor(pack, cities, words)
    const titled = titles.get(plain(text))
    if (titled) return { wanted: [titled], how: 'alone' }
    const said = services(text)
    const ids = said?.ids.filter((id) => id in pack.services) ?? []
    if (!said || ids.length === 0) return undefined
    return { wanted: ids.map((id): Wanted => ({ kind: 'service', id })), how: said.how }
  }
export type TitlesSaid = ReturnType<typeof createTitlesSaid>
