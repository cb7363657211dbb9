/**
 * Makes what a member is told from what the list holds.
 *
 * The listed man may be reading, may ask every day, and may report himself to see what changes. So
 * an answer has two parts. What changes at once says nothing about how many people told. What does
 * say something about that stays the same for a quarter (snapshot.ts).
 */
import { DANGERS, type Danger } from './danger.ts'
import type { Harm, Level } from './taxonomy.ts'

/** What the list holds live of one report on one subject. */
export interface Entry {
  id: string
  level: Level
  harms: Harm[]
  /** The coarse kinds of harm that may be named at once; none if the reporter did not allow it. */
  dangers: Danger[]
  /** year * 4 + quarter (0 to 3). */
  quarter: number
  /** Shows which two entries are of the same group, and nothing else. */
  voice: string
}

/** Independent voices: 1, 2, or 3 and more. */
export type Band = 1 | 2 | 3

/** What was counted about a subject when the last quarter ended. */
export interface Snapshot {
  /** The highest level that was live. */
  level: Level
  /** Voices at that level. */
  voices: Band
  /** Voices at every level together. */
  all: Band
  /** Kinds of harm on which two or more voices agree, at that level. */
  harms: Harm[]
}

/** What a member is told about a subject. */
export interface Warning {
  level: Level
  dangers: Danger[]
  /** recent: this calendar quarter or the one before. */
  recency: 'recent' | 'year' | 'older'
  /** From the last snapshot: the voices at that level, and the harms on which two or more agree. */
  counted?: { voices: Band; harms: Harm[] }
  /** From the last snapshot: the voices at all levels together. */
  all?: Band
}

/** The calendar quarter of a day, as entries hold it. */
export const quarterOf = (day: Date): number =>
  day.getUTCFullYear() * 4 + Math.floor(day.getUTCMonth() / 3)

/** The highest level of some entries. */
export const highestOf = (entries: readonly Entry[]): Level =>
  entries.reduce<Level>((highest, { level }) => (level > highest ? level : highest), 1)

/** What a member is told; undefined if nothing is listed. `snapshot` is the last one. */
export const warningOf = (
  entries: readonly Entry[],
  snapshot: Snapshot | undefined,
  now: Date,
): Warning | undefined => {
  if (entries.length === 0) return undefined
  const level = highestOf(entries)
  const atLevel = entries.filter((entry) => entry.level === level)
  const age = quarterOf(now) - Math.max(...atLevel.map((entry) => entry.quarter))
  const named = new Set(atLevel.flatMap(({ dangers }) => dangers))
  return {
    level,
    // In a fixed order: the order in which reports came would say something about them.
    dangers: DANGERS.filter((danger) => named.has(danger)),
    recency: age <= 1 ? 'recent' : age <= 4 ? 'year' : 'older',
    // Nothing was counted at another level than the snapshot's.
    ...(snapshot?.level === level && {
      counted: { voices: snapshot.voices, harms: snapshot.harms },
    }),
    ...(snapshot && { all: snapshot.all }),
  }
}
