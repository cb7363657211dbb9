/**
 * What peers in a town are warned of.
 *
 * - **alert**: a message to the peers who follow a town, built from fields, so that each reads it
 *   in her own language.
 * - **kind**: a dangerous client; or, if the operator allows it, the police, an eviction, a hotel, or
 *   rooms that nobody lets.
 */
import { usable } from '../blacklist/consents.ts'
import { type Danger, dangersOf } from '../blacklist/danger.ts'
import { type Content, PROVISIONAL_LEVEL } from '../blacklist/reports.ts'
import { canList, harmsLeft } from '../blacklist/review.ts'
import type { Descriptors, Flag, Level } from '../blacklist/taxonomy.ts'
import { type TownKind, type TownReport, type TownTime, townLevel } from '../blacklist/town.ts'
import type { Language } from '../terms/text.ts'

export const ALERT_KINDS = ['client', 'eviction', 'hotel', 'police', 'rooms'] as const
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
  /** When it is, if it is not about a client. */
  when?: TownTime
  /** A moderator's own words, in one language. */
  words?: { language: Language; text: string }
  /** It says that the alert that it corrects was wrong, or is over. */
  takenBack?: true
}

const HOUR = 60 * 60 * 1000

/** How long an alert about a client lives, in milliseconds. */
export const ALERT_LIFETIME = {
  1: 2 * HOUR,
  2: 12 * HOUR,
  3: 24 * HOUR,
  4: 48 * HOUR,
} as const satisfies Record<Level, number>

/** How long an alert lives that is about no client, in milliseconds. */
export const TOWN_LIFETIME = {
  police: 12 * HOUR,
  eviction: 72 * HOUR,
  hotel: 72 * HOUR,
  rooms: 72 * HOUR,
} as const satisfies Record<TownKind, number>

/** How long an alert lives, in milliseconds. */
export const lifetimeOf = ({
  kind,
  level,
  takenBack,
}: Pick<AlertContent, 'kind' | 'level' | 'takenBack'>): number => {
  if (takenBack) return ALERT_LIFETIME[4]
  return kind === 'client' ? ALERT_LIFETIME[level] : TOWN_LIFETIME[kind]
}

/** The shortest and the longest time from an entry to its alert, in milliseconds. */
export const ALERT_LAG = { least: 60 * 1000, most: 6 * HOUR } as const

/**
 * How long after its entry an alert begins, in milliseconds. It is random (`chance`), because a man
 * who checks every minute what is said about his number could otherwise see which alert is about
 * him. A grave danger does not wait. What a town report warns of waits for up to an hour, so that it
 * does not say when it was told; what happens now does not.
 */
export const lagOf = (
  { kind, level, when }: Pick<AlertContent, 'kind' | 'level' | 'when'>,
  chance: (least: number, most: number) => number,
): number => {
  if (kind !== 'client') return when === 'now' ? 0 : chance(0, HOUR)
  return level === 4 ? 0 : chance(ALERT_LAG.least, ALERT_LAG.most)
}

/** The alert that a town report makes. */
export const townAlert = (town: TownReport, city: string): AlertContent => ({
  kind: town.kind,
  level: townLevel(town),
  when: town.when,
  city,
  dangers: [],
  flags: [],
  descriptors: {},
})

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
  if (report.town) return townAlert(report.town, facts.city)
  const { city, flags, namesKinds } = facts
  const dangers = dangersOf(harmsLeft(report).filter(canList))
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
