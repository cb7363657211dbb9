/**
 * From what the list holds to what a member is told.
 *
 * The listed man may be reading, and may ask every day. So an answer is made of levels, bands and
 * quarters only: whatever could tell him who reported, when, or in which words has no way in.
 */
import type { Harm, Level } from './taxonomy.ts'

/** What the list holds live of one report on one subject. */
export interface Entry {
  level: Level
  harms: Harm[]
  /** year * 4 + quarter (0 to 3). */
  quarter: number
  /** Which of two entries are the same group's; nothing else. */
  voice: string
}

/** What a member is told about a subject. */
export interface Warning {
  level: Level
  /** Independent voices at that level: 1, 2, or 3 and more. */
  voices: 1 | 2 | 3
  /** recent: this or the last calendar quarter. */
  recency: 'recent' | 'year' | 'older'
  /** Kinds of harm that two or more voices agree on. */
  harms: Harm[]
}

/** The calendar quarter of a day, as entries hold it. */
export const quarterOf = (day: Date): number =>
  day.getUTCFullYear() * 4 + Math.floor(day.getUTCMonth() / 3)

/** What a member is told; undefined when nothing is listed. */
export const warningOf = (entries: readonly Entry[], now: Date): Warning | undefined => {
  if (entries.length === 0) return undefined
  const level = entries.reduce<Level>(
    (highest, entry) => (entry.level > highest ? entry.level : highest),
    1,
  )
  const atLevel = entries.filter((entry) => entry.level === level)
  const voices = new Set(atLevel.map((entry) => entry.voice)).size
  const age = quarterOf(now) - Math.max(...atLevel.map((entry) => entry.quarter))
  return {
    level,
    voices: voices >= 3 ? 3 : voices === 2 ? 2 : 1,
    recency: age <= 1 ? 'recent' : age <= 4 ? 'year' : 'older',
    harms: agreed(entries),
  }
}

const agreed = (entries: readonly Entry[]): Harm[] => {
  const voicesOf = new Map<Harm, Set<string>>()
  for (const { harms, voice } of entries) {
    for (const harm of harms) voicesOf.set(harm, (voicesOf.get(harm) ?? new Set()).add(voice))
  }
  // Sorted, because the order in which reports came in says something about them.
  return [...voicesOf].flatMap(([harm, voices]) => (voices.size >= 2 ? [harm] : [])).sort()
}
