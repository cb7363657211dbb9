/**
 * What peers in a town are warned of.
 *
 * - **alert**: a message to the peers who follow a town, built from fields, so that each reads it
 *   in her own language.
 * - **kind**: a dangerous client; or, if the operator allows it, an eviction, a hotel, the police.
 */
import { usable } from '../blacklist/consents.ts'
import { type Danger, dangersOf } from '../blacklist/danger.ts'
import { type Content, PROVISIONAL_LEVEL } from '../blacklist/reports.ts'
import { canList, harmsLeft } from '../blacklist/review.ts'
import { type Descriptors, type Flag, harmsAt, type Level } from '../blacklist/taxonomy.ts'
import type { Language } from '../terms/text.ts'

export const ALERT_KINDS = ['client', 'eviction', 'hotel', 'police'] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** What an alert may say about somebody besides his looks: what makes him more dangerous. */
export const ALERT_FLAGS = ['armed', 'group'] as const satisfies readonly Flag[]
export type AlertFlag = (typeof ALERT_FLAGS)[number]

/** An alert. It is sealed wherever it is kept. */
export interface AlertContent {
  kind: AlertKind
  level: Level
  dangers: Danger[]
  city: string
  flags: AlertFlag[]
  descriptors: Descriptors
  /** A moderator's own words, in one language. */
  words?: { language: Language; text: string }
  /** It says that the alert that it corrects was wrong, or is over. */
  takenBack?: true
}

const HOUR = 60 * 60 * 1000

/** How long an alert lives, in milliseconds. */
export const ALERT_LIFETIME = {
  1: 2 * HOUR,
  2: 12 * HOUR,
  3: 24 * HOUR,
  4: 48 * HOUR,
} as const satisfies Record<Level, number>

/** The shortest and the longest time from an entry to its alert, in milliseconds. */
export const ALERT_LAG = { least: 60 * 1000, most: 6 * HOUR } as const

/**
 * How long after its entry an alert begins, in milliseconds. It is random (`chance`), because a man
 * who checks every minute what is said about his number could otherwise see which alert is about
 * him. A grave danger does not wait.
 */
export const lagOf = (level: Level, chance: (least: number, most: number) => number): number =>
  level === 4 ? 0 : chance(ALERT_LAG.least, ALERT_LAG.most)

/**
 * The alert that an approved report makes; undefined if it makes none.
 *
 * An alert never holds a number, the reporter's words, a day, or the place within the town. Until
 * two moderators agree, a danger goes out as a risk and without its kinds, as on the list.
 */
export const alertFrom = (report: Content, confirmed: boolean): AlertContent | undefined => {
  const { decided } = report
  const facts = usable(report, 'alert')
  if (!facts || !decided) return undefined
  const { city, flags, namesKinds } = facts
  const harms = harmsLeft(report).filter(canList)
  // Where there is a number, an alert names no danger that a check would not name.
  const named = report.subjects.length === 0 ? harms : harmsAt(decided.level, harms)
  const dangers = dangersOf(named)
  if (dangers.length === 0) return undefined
  // "At her place" would show who reported it.
  const { place, ...looks } = facts.descriptors
  return {
    kind: 'client',
    level: confirmed ? decided.level : PROVISIONAL_LEVEL,
    dangers: confirmed && namesKinds ? dangers : [],
    city,
    flags: confirmed ? ALERT_FLAGS.filter((flag) => flags.includes(flag)) : [],
    descriptors: place === undefined || place === 'mine' ? looks : { ...looks, place },
  }
}

/** What remains of an alert that is taken back: its kind, its level and its town. */
export const takenBack = ({ kind, level, city }: AlertContent): AlertContent => ({
  kind,
  level,
  city,
  dangers: [],
  flags: [],
  descriptors: {},
  takenBack: true,
})
