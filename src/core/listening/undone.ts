/**
 * What is named and was not done: what she denies ("he was not violent, no rape"), what she made a condition of ("no
 * condom, no sex") and what somebody only threatened with ("he said he would hit me").
 */
import type { Concept } from './concept.ts'
import { HARM_CONCEPTS } from './harms-said.ts'
import { type HeardText, hear } from './heard-words.ts'
import type { Said } from './swallowed.ts'

/** A denial may stand so many words before what it denies. */
const REACH = 1
/** "He did not stop hitting me": a denial that is a part of this denies nothing else. */
const OWN_DENIAL: ReadonlySet<string> = new Set<Concept>([
  'wont-stop',
  'wont-leave',
  'not-let-go',
  'said-no',
  'no-condom',
  'quoted',
])
/** What covers these did not happen, whatever they sound like. */
const COVERS: ReadonlySet<string> = new Set<Concept>(['undone', 'not-done'])
/** What he wanted is told, whatever she answered. */
const ASKED_FOR = 'no-condom' satisfies Concept
const THREAT = 'threatens' satisfies Concept
/** "She says she will kill herself": no threat. */
const HER_DEATH = 'her-death' satisfies Concept
/** What somebody may only threaten with. */
const THREATENED: ReadonlySet<string> = new Set<Concept>([
  'beaten',
  'hit-now',
  'choked',
  'rape',
  'tried-kill',
  'stalk',
])

/** The words, or in Thai the letters, before which there is a pause. */
export const pausesIn = (text: string, heard: HeardText): ReadonlySet<number> => {
  const inThai = heard.thai !== ''
  const ends: number[] = []
  let at = 0
  for (const part of text.split(inThai ? /[\s,;.:!?]+/u : /[,;.:!?…–—\n]+/u)) {
    const { words, thai } = hear(part)
    at += inThai ? thai.length : words.length
    ends.push(at)
  }
  // A number across a pause is heard otherwise in a part: then nobody knows where the pauses are.
  return new Set(at === (inThai ? heard.thai.length : heard.words.length) ? ends : [])
}

const overlap = (one: Said, other: Said): boolean => one.start < other.end && other.start < one.end

const within = (one: Said, other: Said): boolean => one.start >= other.start && one.end <= other.end

/** The denials that are no part of what was done to her: "he did not pay" denies nothing. */
export const denialsIn = (said: readonly Said[]): Said[] => {
  const own = said.filter(
    ({ concept, start, end }) =>
      (OWN_DENIAL.has(concept) || HARM_CONCEPTS.has(concept)) && end > start + 1,
  )
  return said.filter((one) => one.concept === 'not' && !own.some((other) => within(one, other)))
}

/** The concepts that are said, and each time as something that was not done. */
export const undoneIn = (said: readonly Said[], text: string): ReadonlySet<string> => {
  const those = (which: (concept: string) => boolean) => said.filter((one) => which(one.concept))
  const nots = denialsIn(said)
  const covers = those((concept) => COVERS.has(concept))
  const threats = those((concept) => concept === THREAT)
  const robbed = those((concept) => concept === 'robbed')
  const deaths = those((concept) => concept === HER_DEATH)
  if (nots.length + covers.length + threats.length + robbed.length === 0) return new Set()
  const ends = those((concept) => concept === 'denial-ends')
  const pauses = nots.length === 0 ? new Set<number>() : pausesIn(text, hear(text))
  const isDenied = (one: Said): boolean =>
    nots.some(({ end }) => {
      if (one.start < end || one.start > end + REACH) return false
      const isEnded = ends.some(({ start }) => start >= end && start < one.start)
      return !isEnded && !range(end, one.start).some((at) => pauses.has(at))
    })
  const isUndone = (one: Said): boolean =>
    covers.some((other) => overlap(one, other)) ||
    (one.concept === THREAT && deaths.some((other) => overlap(one, other))) ||
    (THREATENED.has(one.concept) && threats.some((other) => overlap(one, other))) ||
    // That he took her phone may keep her there. What is told of it is that he robbed her.
    (one.concept === 'not-let-go' && robbed.some((other) => overlap(one, other))) ||
    isDenied(one)
  const isTold = (one: Said) => one.concept === ASKED_FOR || !isUndone(one)
  const done = new Set(said.filter(isTold).map(({ concept }) => concept))
  return new Set(said.map(({ concept }) => concept).filter((concept) => !done.has(concept)))
}

/** The whole numbers from one to another, both included. */
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)
