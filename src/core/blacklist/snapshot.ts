/**
 * What is counted about each subject when a calendar quarter ends.
 *
 * A man who is listed can report himself, as a guest or through somebody's group, take it back, and
 * look again. If a second report changed a count, the count would say whose the first one was. So
 * voices and single harms are counted once a quarter, from what is live then. Nothing changes them
 * until the next quarter ends.
 *
 * - **snapshot**: what was counted about one subject.
 * - **guests**: the one voice of all who were not let in. It counts if there is no group. Beside a
 *   group it adds nothing.
 */
import { ALONE, LIFETIME_MONTHS } from './reports.ts'
import { type Harm, harmsAt, type Level } from './taxonomy.ts'
import { type Band, type Entry, highestOf, type Snapshot } from './warning.ts'

/** What is counted about a subject; undefined if nothing is live. */
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

/** A heading stands above them, so none of them is of a lower level than it. */
const agreed = (entries: readonly Entry[], guests: string): Harm[] => {
  const made = entries.map((entry) => ({ ...entry, harms: harmsAt(entry.level, entry.harms) }))
  return [...new Set(made.flatMap(({ harms }) => harms))]
    .filter((harm) => {
      const told = made.filter(({ harms }) => harms.includes(harm))
      return groupsOf(told, guests) >= 2
    })
    .sort()
}

/** How many quarters after its own an entry lives, if only one voice stands behind it. */
const quartersAlone = (level: Level): number => (LIFETIME_MONTHS[level] * ALONE) / 3

/**
 * The entries that have had half their time when a quarter begins, if only one voice says as much.
 * `shown` are the entries that are in answers.
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
