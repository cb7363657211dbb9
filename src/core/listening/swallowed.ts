/** Which concepts count that are only a part of something longer. */
import type { Concept } from './concept.ts'
import { markedAs } from './concept-marks.ts'
import { addTo } from './slips.ts'

/** A concept that was said, from `start` to before `end`: words or, in Thai, letters. */
export interface Said {
  concept: string
  start: number
  end: number
}

/** They mean something only beside others, so they hide nothing. */
const LOOSE: ReadonlySet<string> = new Set(markedAs('loose'))

/** What is always said by itself, whatever it is a part of. */
const KEPT: ReadonlySet<string> = new Set(markedAs('kept'))

/** "I am locked in at home" is made of "I am .. at home", and is not what that says; nor is "I am 15, my sister ..". */
const RELIEFS: ReadonlySet<string> = new Set<Concept>(['safe', 'over'])
const HELD: ReadonlySet<string> = new Set<Concept>(['locked-in', 'not-let-go', 'age'])

/** What says that something is not so, and what it can say this of. */
const DENIED_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map<Concept, Set<Concept>>([
  ['not-done', new Set<Concept>(['hit-now', 'beaten', 'choked', 'rape'])],
  ['no-weapon', new Set<Concept>(['weapon'])],
  // "One pill a day" is no overdose.
  ['dose', new Set<Concept>(['overdose', 'pill', 'swallow'])],
  // "She says she will kill herself" threatens nobody else.
  ['her-death', new Set<Concept>(['kill-threat'])],
])
/** Beside that they hide nothing: "I took the morning-after pill" also says which pill it was. */
const ONLY_DENY: ReadonlySet<string> = new Set<Concept>(['no-weapon', 'dose'])

/** What was done to her with a weapon is told beside it. */
const BESIDE_A_WEAPON: ReadonlySet<string> = new Set<Concept>([
  'robbed',
  'rape',
  'unpaid',
  'condom-off',
  'film',
  'blackmail',
  'choked',
])

/** What is not told, and what was done to her that may be said in the same words. */
const LEFT_OUT: ReadonlySet<string> = new Set<Concept>(['no-number', 'unsure', 'skip'])
const TAKEN: ReadonlySet<string> = new Set<Concept>([
  'robbed',
  'not-let-go',
  'condom-off',
  'no-condom',
  'unpaid',
])

/** "At 10", "my son is 14": a number in it is no age of hers, and all else is said. */
const AGELESS: ReadonlySet<string> = new Set<Concept>(['no-age', 'child-of-hers'])

/** A yes or no is part of these answers, and not of anything else that begins with it. */
const ANSWERS: ReadonlySet<string> = new Set<Concept>([
  'yes',
  'no',
  'unsure',
  'safe',
  'skip',
  'no-number',
  'stop',
  'changed-mind',
  'back',
  'more',
  'done',
  'filler',
  'thanks',
  'no-worry',
])

/**
 * "Black list" is not a list: a concept inside something longer is not said by itself.
 */
export const unswallowed = (said: readonly Said[]): Said[] => {
  // A message of ten thousand letters says thousands of things, and few of them reach far.
  const from = new Map<number, Said[]>()
  for (const one of said) if (!LOOSE.has(one.concept)) addTo(from, one.start, one)
  const longest = said.reduce((most, { start, end }) => Math.max(most, end - start), 0)
  const isSwallowed = (one: Said): boolean => {
    for (let start = Math.max(0, one.end - longest); start < one.end; start++)
      if (from.get(start)?.some((other) => swallows(other, one))) return true
    return false
  }
  return said.filter((one) => KEPT.has(one.concept) || !isSwallowed(one))
}

const swallows = (other: Said, one: Said): boolean =>
  other.concept !== one.concept &&
  (!AGELESS.has(other.concept) || one.concept === 'age') &&
  other.end >= one.end &&
  (denies(other, one) || (hides(other, one) && !denies(one, other))) &&
  (ANSWERS.has(other.concept) || !isYesOrNo(one)) &&
  // "No estoy" is a no, and denies what comes after it.
  !(other.concept === 'no' && one.concept === 'not') &&
  // "He had a knife and robbed me".
  !(other.concept === 'weapon' && BESIDE_A_WEAPON.has(one.concept)) &&
  // "He would not let me go, took the phone" is no "no phone number".
  !(LEFT_OUT.has(other.concept) && TAKEN.has(one.concept)) &&
  !(RELIEFS.has(other.concept) && HELD.has(one.concept))

const hides = (other: Said, one: Said): boolean =>
  !ONLY_DENY.has(other.concept) && isPartOf(other, one)

const isPartOf = (other: Said, one: Said): boolean =>
  other.start <= one.start &&
  (other.end - other.start > one.end - one.start || isOwnWish(other, one))

/** "I will kill myself" says in the same words whom she wants to kill. */
const isOwnWish = (other: Said, one: Said): boolean =>
  other.concept === 'die' && one.concept === 'kill-threat' && other.start === one.start

/** In "він мене не б'є", "він .. б'є" says more words, but not what was done. */
const denies = (other: Said, one: Said): boolean =>
  DENIED_BY.get(other.concept)?.has(one.concept) === true

const isYesOrNo = ({ concept }: Said): boolean => concept === 'yes' || concept === 'no'
