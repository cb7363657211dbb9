/**
 * What stands beside the towns of a message: "not Bergen, Oslo" names Oslo, "my sister lives in Oslo" tells of
 * somebody else, and "Oslo tonight" names the town alone.
 */
import type { Country } from '../rights/country.ts'
import type { Language } from '../terms/text.ts'
import type { Concept } from './concept.ts'
import { soundOf, thaiOf } from './heard-words.ts'
import { createLexicon, type Phrases } from './lexicon.ts'
import type { Said } from './swallowed.ts'
import { isThai } from './thai-phrases.ts'
import { createTownLike } from './town-like.ts'
import { isStory, type TownAt, townsAt, type Written, wordsOf } from './towns-said.ts'

/**
 * What each language lists for it. `town-denied`: the town behind it is not meant; `town-denied-after`: nor is the
 * one before it, where nothing follows; `town-or`: what is said of one town holds for the next; `town-beside`: it
 * adds nothing to the name of a town; `town-others`: somebody else is there, or she was; `town-about`: what is said of
 * the town before it, as that it is dull.
 */
export const TOWN_WORDS = [
  'town-denied',
  'town-denied-after',
  'town-or',
  'town-beside',
  'town-others',
  'town-about',
] as const satisfies readonly Concept[]

/** How the towns of a message are named. */
export interface TownsNamed {
  /** The towns that are not denied, by id, in the order in which they are named. */
  towns: string[]
  /** Those of them near which nothing is said of somebody else, or of a time that is over. */
  told: string[]
  /** Some town is denied. */
  isDenied: boolean
  /** Nothing else is said. */
  isBare: boolean
  /** It is said of somebody else, or of a time that is over. */
  isOthers: boolean
  /** Something is said of the town itself. */
  isAbout: boolean
}

interface Asked {
  written: Written
  /** The languages that the message can be: other languages have the same words for something else. */
  languages: readonly (Language | undefined)[]
  /** A town is also looked for in a message that is long. */
  inStories?: boolean
}

/** So few words or, in Thai, letters stand between a town and what is said of it: "he is originally from Bergen". */
const NEAR = { words: 2, letters: 12 }
/** What more words or letters say has others between them: "he robbed me in". */
const LONGEST_SAID = { words: 3, letters: 24 }

/** Beside a town, they say nothing but which town is meant. */
const NOTHING_ELSE: ReadonlySet<string> = new Set<Concept>([
  'town-beside',
  'town-denied',
  'town-denied-after',
  'town-or',
])

/** What is set apart stands for itself: "no, Oslo". */
const PAUSE = /[,;!?\n…()]+|[.:](?=\s|$)|\s[-–—]\s/u

/** Listens in every language. `phrases`: what each language lists (`Words.phrases`). */
export const createTownWords = (phrases: ReadonlyMap<Language, Phrases>) => {
  const lexicons = new Map(
    [...phrases].map(([language, { same = [], ...own }]) => [
      language,
      createLexicon(
        { same, ...Object.fromEntries(TOWN_WORDS.map((name) => [name, own[name] ?? []])) },
        {},
      ),
    ]),
  )
  const isLike = createTownLike(phrases)
  return (
    home: Country,
    text: string,
    { written, languages, inStories = false }: Asked,
  ): TownsNamed => {
    const known = [...new Set(languages)].flatMap((one) => lexicons.get(one ?? '') ?? [])
    const listen = (words: string[], thai: string): Said[] =>
      known.flatMap((lexicon) => lexicon.listen({ words, thai }, false).said)
    const isTown = (words: readonly string[], { isThai: isIt, start, end }: TownAt) =>
      isIt || !words.slice(start, end).some(isLike)
    // In a story, only names in Thai letters are found (towns-said.ts).
    const towns = (clause: string) =>
      inStories
        ? townsAt(home, clause, written, Number.POSITIVE_INFINITY)
        : townsAt(home, clause, written).filter(({ isThai }) => isThai || !isStory(text))
    const clauses = text.split(PAUSE).map((clause) => {
      const words = wordsOf(clause)
      const named = towns(clause).filter((one) => isTown(words, one))
      return namedIn(clause, named, listen)
    })
    return {
      towns: [...new Set(clauses.flatMap(({ towns }) => towns))],
      told: [...new Set(clauses.flatMap(({ told }) => told))],
      isDenied: clauses.some(({ isDenied }) => isDenied),
      isBare: clauses.every(({ isBare }) => isBare),
      isOthers: clauses.some(({ isOthers }) => isOthers),
      isAbout: clauses.some(({ isAbout }) => isAbout),
    }
  }
}
export type TownWords = ReturnType<typeof createTownWords>

type Listen = (words: string[], thai: string) => Said[]

const namedIn = (clause: string, named: readonly TownAt[], listen: Listen): TownsNamed => {
  const words = wordsOf(clause)
  const thai = thaiOf(clause)
  const inWords = listen(words.map(soundOf), '')
  const inThai = thai === '' ? [] : listen([], thai)
  const saidOf = (town: TownAt) => (town.isThai ? inThai : inWords)
  const isLast = ({ isThai: isIt }: TownAt, at: number) => at === (isIt ? thai : words).length
  const denied = new Set<TownAt>()
  for (const town of named) {
    const said = saidOf(town)
    const has = (concept: Concept, fits: (one: Said) => boolean) =>
      said.some((one) => one.concept === concept && fits(one))
    // "Not Bergen or Oslo."
    const isNext = has(
      'town-or',
      (or) =>
        or.end === town.start &&
        [...denied].some((one) => one.isThai === town.isThai && one.end === or.start),
    )
    const before = town.isThai ? '' : thaiOf(words[town.start - 1] ?? '')
    if (
      isNext ||
      has('town-denied', ({ end }) => end === town.start) ||
      (before !== '' && listen([], before).some((one) => isDenial(one, before.length))) ||
      has('town-denied-after', (one) => one.start === town.end && isLast(town, one.end))
    )
      denied.add(town)
  }
  const isCovered = (all: ArrayLike<unknown>, said: readonly Said[], thaiLetters: boolean) => {
    const spans = [
      ...named.filter((town) => town.isThai === thaiLetters),
      ...said.filter(({ concept }) => NOTHING_ELSE.has(concept)),
    ]
    return Array.from(all, (_, at) => spans.some(({ start, end }) => start <= at && at < end))
  }
  const left = isCovered(words, inWords, false).flatMap((is, at) => (is ? [] : (words[at] ?? '')))
  const isBareThai = isCovered(thai, inThai, true).every(
    (is, at) => is || /\p{N}/u.test(thai[at] ?? ''),
  )
  const isOthers = (town: TownAt): boolean =>
    saidOf(town).some(({ concept, start, end }) => {
      const between = Math.max(start - town.end, town.start - end)
      const unit = town.isThai ? 'letters' : 'words'
      const isShort = end - start <= LONGEST_SAID[unit]
      return concept === 'town-others' && isShort && between <= NEAR[unit]
    })
  const meant = named.filter((town) => !denied.has(town))
  return {
    towns: meant.map(({ id }) => id),
    told: meant.filter((town) => !isOthers(town)).map(({ id }) => id),
    isDenied: denied.size > 0,
    isBare: isBareThai && left.every((word) => isThai(word) || /^\d/.test(word)),
    isOthers: [...inWords, ...inThai].some(({ concept }) => concept === 'town-others'),
    isAbout: named.some((town) =>
      saidOf(town).some(({ concept, start }) => concept === 'town-about' && start === town.end),
    ),
  }
}

const isDenial = ({ concept, end }: Said, at: number): boolean =>
  concept === 'town-denied' && end === at
