/** What a message may mean by rules, best first: from the concepts that are said in it. */
import type { DangerKind } from '../terms/meaning.ts'
import type { WordName } from '../terms/text.ts'
import type { Concept } from './concept.ts'
import { createCriesElsewhere } from './cries-elsewhere.ts'
import { CRIES, DANGERS } from './danger-rules.ts'
import { glossed } from './glosses.ts'
import type { HeardText } from './heard-words.ts'
import type { Listened } from './lexicon.ts'
import { type Glossed, lexiconsOf, type Spoken } from './lexicons.ts'
import { type ReadWay, readRules } from './read-rules.ts'
import { FUNCTIONS, KNOWLEDGE } from './rules.ts'
import { type Sign, signsOf } from './signs.ts'
import { createSoftened } from './softened.ts'
import { SUBJECTS } from './subject-rules.ts'
import type { Said } from './swallowed.ts'
import { ALSO_TOLD, NEVER_PLAYED } from './told-or-played.ts'
import type { Utterance } from './utterance.ts'

/** How much more the language counts that she speaks with the bot. */
const OWN = 0.15
/** Other languages than the best count if they know nearly as much. */
const NEARLY = 0.75
/** "Dying of laughter", "that film": what is said beside it is no wish, and weighs only so much. */
const FOR_FUN = 0.2
/** Beside a song, a match or an advertisement it weighs even less. */
const IN_PLAY = 0.1
/** A cry in a language that is not hers counts if so much of the message is in it: a car may be red. */
const CRY_SHARE = 0.5
/** A denial may stand so many words before what it denies. */
const DENIAL_REACH = 2

const dangerWays = readRules(DANGERS)
const goingOnWays = dangerWays.filter(
  ({ conditions }) =>
    !conditions
      .filter(({ mark }) => mark !== '!' && mark !== '~')
      .every(({ concept }) => ALSO_TOLD.has(concept)),
)
const earnestWays = dangerWays.filter(({ conditions }) =>
  conditions.some(({ concept, mark }) => mark !== '!' && mark !== '~' && NEVER_PLAYED.has(concept)),
)
const functionWays = readRules(FUNCTIONS)
const knowledgeWays = [...readRules(KNOWLEDGE), ...readRules(SUBJECTS)]

/** What the rules listen for. */
interface Needs extends Spoken {
  /** Cries for help in languages that are not on. */
  cries: readonly string[]
}

/** The signs of a message, in the language in which it was understood best. */
export const signsIn = (
  needs: Glossed,
  utterance: Utterance,
  { heard, text }: { heard: HeardText; text: string },
  own: string,
): Sign[] => {
  const language = utterance.language ?? own
  const lexicon = lexiconsOf(needs).find((one) => one.language === language)?.lexicon
  const meant = glossed(text, needs.glosses, [language, own])
  return signsOf(utterance, lexicon?.parts(heard) ?? new Map(), heard, meant)
}

/** Understands what the rules say that it means. */
export const createRules = ({ phrases, typed, cries }: Needs) => {
  const isCryElsewhere = createCriesElsewhere(cries)
  return (heard: HeardText, own: string): Utterance => {
    const listenedIn = lexiconsOf({ phrases, typed }).map(({ language, lexicon }) => {
      // A slip in another language is more often a word of her own.
      const listened = lexicon.listen(heard, language === own)
      return { ...listened, language, belief: listened.share + (language === own ? OWN : 0) }
    })
    const all = listenedIn
      .filter(({ said, word }) => said.length > 0 || word !== undefined)
      .sort((a, b) => b.belief - a.belief)
    const best = all[0]?.belief ?? 0
    const believed = all.filter(({ belief }) => belief >= best * NEARLY)
    const softened = createSoftened(believed, own)
    // "Jeg er" says nothing in Norwegian; what a word of it says in another language is not meant. A danger may be.
    const hers = listenedIn.find(({ language }) => language === own)?.belief ?? 0
    const meant = believed.filter(({ belief }) => belief >= hers * NEARLY)
    const dangers = new Set<DangerKind>()
    const goingOn = new Set<DangerKind>()
    const isElsewhere = isCryElsewhere(heard)
    let isCry = isElsewhere
    const meanings = new Map<string, number>()
    for (const one of believed) {
      const { belief, language, ...listened } = one
      const { said, share } = listened
      const isSaid = (concept: Concept) => says(said, concept)
      const isPlay = softened.isPlay(one)
      const ways = isPlay ? earnestWays : dangerWays
      if (!softened.isHarmless(one)) {
        for (const { meaning } of fitting(ways, listened)) dangers.add(meaning as DangerKind)
        for (const { meaning } of fitting(goingOnWays, listened)) goingOn.add(meaning as DangerKind)
      }
      isCry ||= listened.word === 'help'
      const mayCry = (language === own || share >= CRY_SHARE) && !softened.isHarmless(one)
      isCry ||= mayCry && !isPlay && CRIES.some(isSaid)
      if (belief < hers * NEARLY) continue
      for (const { meaning, weight } of [
        ...fitting(functionWays, listened),
        ...fitting(knowledgeWays, listened),
      ]) {
        const fun = isPlay ? IN_PLAY : isSaid('figure') ? FOR_FUN : 1
        const weighed = weight * (0.5 + belief) * fun
        meanings.set(meaning, Math.max(meanings.get(meaning) ?? 0, weighed))
      }
    }
    const first = meant[0]?.said ?? []
    const named = (which: (place: Said) => boolean) =>
      new Set(first.filter(which).map(({ concept }) => concept))
    return {
      dangers: [...dangers],
      goingOn: [...goingOn],
      isCry,
      isDoubted: false,
      surmised: [],
      beside: [],
      isPlainCry: false,
      hasHim: false,
      hasOwnLock: false,
      isPast: false,
      turned: [],
      isNothing: false,
      isInTown: false,
      answers: new Map(),
      // What the other languages hear in a word of that one is chance.
      meanings: (isElsewhere ? [] : [...meanings])
        .map(([meaning, weight]) => ({ meaning, weight }))
        .sort((a, b) => b.weight - a.weight),
      said: named(() => true),
      places: [...first, ...(meant[0]?.nots ?? [])],
      undone: new Set(),
      starts: startsOf(first),
      denied: named((place) => isDenied(place, first)),
      affirmed: named((place) => !isDenied(place, first)),
      word: meant.map(wordOf).find((word) => word !== undefined),
      language: meant[0]?.language,
      isLanguageClear: best - (all[1]?.belief ?? 0) > OWN,
      length: lengthOf(heard),
    }
  }
}
/** Concepts that also count as words, if they are all that is said. */
const WORDS = ['stop', 'back', 'more', 'done', 'skip', 'yes', 'no'] as const

const wordOf = ({ word, only }: Listened): WordName | undefined =>
  (word as WordName | undefined) ?? WORDS.find((one) => only.has(one))

const says = (said: readonly Said[], concept: Concept): boolean =>
  said.some((one) => one.concept === concept)

const lengthOf = ({ words, thai }: HeardText): number => words.length + Math.ceil(thai.length / 5)

/** What is said first, after words that are only polite. */
const startsOf = (said: readonly Said[]): Set<string> => {
  let start = 0
  for (;;) {
    const filler = said.find((one) => one.concept === 'filler' && one.start === start)
    if (!filler) break
    start = filler.end
  }
  return new Set(said.filter((one) => one.start === start).map(({ concept }) => concept))
}

/** The best way in which each meaning is said. */
const fitting = (
  ways: readonly ReadWay[],
  listened: Pick<Listened, 'said' | 'mentioned'>,
): ReadWay[] => {
  const best = new Map<string, ReadWay>()
  for (const way of ways) {
    if (way.weight <= (best.get(way.meaning)?.weight ?? 0)) continue
    if (fits(way, listened)) best.set(way.meaning, way)
  }
  return [...best.values()]
}

const fits = (
  { conditions }: ReadWay,
  { said, mentioned }: Pick<Listened, 'said' | 'mentioned'>,
): boolean =>
  conditions.every(({ concept, mark }) => {
    const places = said.filter((one) => one.concept === concept)
    if (mark === '~') return !mentioned.has(concept)
    if (mark === '!') return places.length === 0
    if (mark === '') return places.length > 0
    return places.some((place) => isDenied(place, said) === (mark === '-'))
  })

/** What a denial behind it denies. "Delete all, never show it" wants all deleted. */
const DENIED_AFTER: ReadonlySet<string> = new Set<Concept>([
  'report',
  'delete-word',
  'check',
  'alerts',
  'invite',
])

/** Where a denial reaches to, once for each list of what is said. */
const reaches = new WeakMap<readonly Said[], Reach>()

/** What begins at, or ends before, one of these is denied. */
interface Reach {
  starts: ReadonlySet<number>
  ends: ReadonlySet<number>
}

const reachOf = (said: readonly Said[]): Reach => {
  const kept = reaches.get(said)
  if (kept) return kept
  const starts = new Set<number>()
  const ends = new Set<number>()
  for (const { concept, start, end } of said) {
    if (concept === 'not') for (let at = start + 1; at <= end + DENIAL_REACH; at++) starts.add(at)
    // "Jeg melder aldri", "удалять не надо".
    if (concept === 'not-after') ends.add(start)
  }
  const reach = { starts, ends }
  reaches.set(said, reach)
  return reach
}

const isDenied = ({ concept, start, end }: Said, said: readonly Said[]): boolean => {
  const { starts, ends } = reachOf(said)
  return starts.has(start) || (DENIED_AFTER.has(concept) && ends.has(end))
}
