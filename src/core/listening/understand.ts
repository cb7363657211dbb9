/** What a message may mean, best first, from the concepts that are said in it. */
import type { DangerKind } from '../terms/meaning.ts'
import type { Learned, WordName } from '../terms/text.ts'
import { ALSO_TOLD, CRIES, DANGERS, NEVER_PLAYED } from './danger-rules.ts'
import { type HeardText, hear } from './heard-words.ts'
import { createLexicon, type Lexicon, type Listened, type Phrases } from './lexicon.ts'
import { FUNCTIONS, KNOWLEDGE, type ReadWay, readRules } from './rules.ts'
import { createSecondJudge } from './second-judge.ts'
import { type Sign, signsOf } from './signs.ts'
import type { Said } from './swallowed.ts'
import type { Utterance } from './utterance.ts'
import { weighed } from './weighed.ts'

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
const knowledgeWays = readRules(KNOWLEDGE)

/** What is listened for in each language: concepts, and words that are a whole message. */
interface Needs {
  phrases: ReadonlyMap<string, Phrases>
  typed: ReadonlyMap<string, Phrases>
  learned: Learned
}

type Lexicons = { language: string; lexicon: Lexicon }[]

/** All that listens to the same words shares their lexicons: making them takes a while. */
const made = new WeakMap<
  Needs['phrases'],
  { typed: Needs['typed']; byLanguage: Map<string, Lexicon> }
>()

const lexiconOf = ({ phrases, typed }: Pick<Needs, 'phrases' | 'typed'>, language: string) => {
  const before = made.get(phrases)
  const kept = before?.typed === typed ? before : { typed, byLanguage: new Map<string, Lexicon>() }
  made.set(phrases, kept)
  const known = kept.byLanguage.get(language)
  if (known) return known
  const own = withoutReadApart(phrases.get(language) ?? {})
  const lexicon = createLexicon(own, typed.get(language) ?? {})
  kept.byLanguage.set(language, lexicon)
  return lexicon
}

const lexiconsOf = (needs: Pick<Needs, 'phrases' | 'typed'>): Lexicons =>
  [...needs.phrases.keys()].map((language) => ({ language, lexicon: lexiconOf(needs, language) }))

/** Makes beforehand what the first messages would have to wait for, a part of it at each step. */
export function* prepareListening(needs: Pick<Needs, 'phrases' | 'typed'>): Generator<void> {
  for (const language of needs.phrases.keys()) yield void lexiconOf(needs, language)
  for (const language of needs.phrases.keys()) yield lexiconOf(needs, language).prepare()
}

/** Listens in several languages. Their lexicons are made at the first message, if not before. */
export const createUnderstanding = (needs: Needs) => {
  const understand = createRules(needs)
  const judge = createSecondJudge(needs.learned)
  return (text: string, own: string): Utterance => {
    const heard = hear(text)
    const utterance = understand(heard, own)
    return weighed(utterance, judge(signsIn(needs, utterance, heard, own)))
  }
}
export type Understanding = ReturnType<typeof createUnderstanding>

/** The signs of a message, in the language in which it was understood best. */
export const signsIn = (
  needs: Pick<Needs, 'phrases' | 'typed'>,
  utterance: Utterance,
  heard: HeardText,
  own: string,
): Sign[] => {
  const language = utterance.language ?? own
  const lexicon = lexiconsOf(needs).find((one) => one.language === language)?.lexicon
  return signsOf(utterance, lexicon?.parts(heard) ?? new Map(), heard)
}

/** Understands what the rules say that it means. */
export const createRules = ({ phrases, typed }: Pick<Needs, 'phrases' | 'typed'>) => {
  return (heard: HeardText, own: string): Utterance => {
    const all = lexiconsOf({ phrases, typed })
      .map(({ language, lexicon }) => {
        // A slip in another language is more often a word of her own.
        const listened = lexicon.listen(heard, language === own)
        return { ...listened, language, belief: listened.share + (language === own ? OWN : 0) }
      })
      .filter(({ said, word }) => said.length > 0 || word !== undefined)
      .sort((a, b) => b.belief - a.belief)
    const best = all[0]?.belief ?? 0
    const believed = all.filter(({ belief }) => belief >= best * NEARLY)
    const isPlay = believed.some(({ said }) => said.some(({ concept }) => concept === 'play'))
    const dangers = new Set<DangerKind>()
    const goingOn = new Set<DangerKind>()
    let isCry = false
    const meanings = new Map<string, number>()
    for (const { belief, language, ...listened } of believed) {
      const { said, share } = listened
      const isSaid = (concept: string) => said.some((one) => one.concept === concept)
      const ways = isPlay ? earnestWays : dangerWays
      for (const { meaning } of fitting(ways, listened)) dangers.add(meaning as DangerKind)
      for (const { meaning } of fitting(goingOnWays, listened)) goingOn.add(meaning as DangerKind)
      isCry ||= listened.word === 'help'
      isCry ||= (language === own || share >= CRY_SHARE) && !isPlay && CRIES.some(isSaid)
      for (const { meaning, weight } of [
        ...fitting(functionWays, listened),
        ...fitting(knowledgeWays, listened),
      ]) {
        const fun = isPlay ? IN_PLAY : isSaid('figure') ? FOR_FUN : 1
        const weighed = weight * (0.5 + belief) * fun
        meanings.set(meaning, Math.max(meanings.get(meaning) ?? 0, weighed))
      }
    }
    const first = believed[0]?.said ?? []
    const named = (which: (place: Said) => boolean) =>
      new Set(first.filter(which).map(({ concept }) => concept))
    return {
      dangers: [...dangers],
      goingOn: [...goingOn],
      isCry,
      surmised: [],
      isNothing: false,
      meanings: [...meanings]
        .map(([meaning, weight]) => ({ meaning, weight }))
        .sort((a, b) => b.weight - a.weight),
      said: named(() => true),
      starts: startsOf(first),
      denied: named((place) => isDenied(place, first)),
      affirmed: named((place) => !isDenied(place, first)),
      word: believed.map(wordOf).find((word) => word !== undefined),
      language: believed[0]?.language,
      isLanguageClear: best - (all[1]?.belief ?? 0) > OWN,
      length: lengthOf(heard),
    }
  }
}
/** What return-time.ts, well-said.ts, lock-screen.ts and work-said.ts read by themselves. */
const READ_APART: readonly string[] = [
  'clock',
  'clock-numbers',
  'clock-who',
  'clock-others',
  'well',
  'well-beside',
  'lock-screen',
  'work-reports',
  'work-cases',
  'work-objections',
  'work-waiting',
]

const withoutReadApart = (phrases: Phrases): Phrases =>
  Object.fromEntries(Object.entries(phrases).filter(([name]) => !READ_APART.includes(name)))

/** Concepts that also count as words, if they are all that is said. */
const WORDS = ['stop', 'back', 'more', 'done', 'skip', 'yes', 'no'] as const

const wordOf = ({ word, only }: Listened): WordName | undefined =>
  (word as WordName | undefined) ?? WORDS.find((one) => only.has(one))

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

/** Where a denial reaches to, once for each list of what is said. */
const reaches = new WeakMap<readonly Said[], ReadonlySet<number>>()

const reachOf = (said: readonly Said[]): ReadonlySet<number> => {
  const kept = reaches.get(said)
  if (kept) return kept
  const reach = new Set<number>()
  for (const { concept, start, end } of said)
    if (concept === 'not') for (let at = start + 1; at <= end + DENIAL_REACH; at++) reach.add(at)
  reaches.set(said, reach)
  return reach
}

const isDenied = (place: Said, said: readonly Said[]): boolean => reachOf(said).has(place.start)
