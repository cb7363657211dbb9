/**
 * What is looked at when a calendar quarter ends, for each subject.
 *
 * Whoever is listed can report himself, as a guest or through somebody's group, take it back, and look
 * again: if a second report changed a count, the count would say whose the first one was. So voices and
 * single harms are counted once a quarter, of what is live then, and nothing changes them until the next.
 *
 * - **snapshot**: what was counted about one subject.
 * - **guests**: the voice of all who were not let in. It speaks where no group does, and beside a group it
 *   adds nothing.
 */
import { ALONE, LIFETIME_MONTHS } from './reports.ts'
import type { Harm, Level } from './taxonomy.ts'
import { type Band, type Entry, highestOf, type Snapshot } from './warning.ts'

/** What is counted of a subject; undefined where nothing is live. */
export const snapshotOf = (entries: readonly Entry[], guests: string): Snapshot | undefined => {
  if (entries.length === 0) return undefined
  const level = highestOf(entries)
  const atLevel = entries.filter((entry) => entry.level === level)
  return {
    level,
    voices: bandOf(atLevel, guests),
    all: bandOf(entries, guests),
    harms: agreed(atLevel, guests),
  }
}

const groupsOf = (entries: readonly Entry[], guests: string): number =>
  new Set(entries.map(({ voice }) => voice).filter((voice) => voice !== guests)).size

const bandOf = (entries: readonly Entry[], guests: string): Band => {
  const groups = groupsOf(entries, guests)
  return groups >= 3 ? 3 : groups === 2 ? 2 : 1
}

const agreed = (entries: readonly Entry[], guests: string): Harm[] =>
  [...new Set(entries.flatMap(({ harms }) => harms))]
    .filter((harm) => {
      const told = entries.filter(({ harms }) => harms.includes(harm))
      return groupsOf(told, guests) >= 2
    })
    .sort()

/** How many quarters an entry lives, beyond its own, behind which only one voice stands. */
const quartersAlone = (level: Level): number => (LIFETIME_MONTHS[level] * ALONE) / 3

/**
 * Those that have had half their time when a quarter begins, and of which only one voice says as much.
 * `shown` are those that are in answers.
 */
export const lonely = (
  entries: readonly Entry[],
  shown: readonly Entry[],
  { guests, quarter }: { guests: string; quarter: number },
): Entry[] =>
  entries.filter((one) => {
    const asMuch = shown.filter(({ level }) => level >= one.level)
    return (
      one.quarter + quartersAlone(one.level) < quarter && bandOf([...asMuch, one], guests) === 1
    )
  })
