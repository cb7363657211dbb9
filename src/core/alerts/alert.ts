/**
 * What peers in a town are warned of.
 *
 * - **alert**: a message to the peers who follow a town, built from fields, so that each reads it
 *   in her own language.
 * - **kind**: a dangerous client; or, if the operator allows it, the police, an eviction, a hotel, or
 *   rooms that nobody lets.
 */
import { type Given, usable } from '../blacklist/consents.ts'
import { type Danger, dangersOf } from '../blacklist/danger.ts'
import { type Content, PROVISIONAL_LEVEL, type ReportFacts } from '../blacklist/reports.ts'
import { canList, harmsLeft } from '../blacklist/review.ts'
import {
  type Descriptors,
  type Flag,
  type Harm,
  harmsAt,
  type Level,
} from '../blacklist/taxonomy.ts'
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
  /** Its number in the town. A correction has the number of what it corrects. */
  handle?: number
  /** It takes the alert back that it corrects. */
  takenBack?: true
  /** Why it is taken back. */
  why?: TakenBackWhy
}

/** withdrawn: by who told it, or without a reason. It never says that the alert was wrong. */
export const TAKEN_BACK_WHYS = ['over', 'mistaken', 'withdrawn'] as const
export type TakenBackWhy = (typeof TAKEN_BACK_WHYS)[number]

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

const WEEK = 7 * 24 * HOUR

/**
 * Whether a report is too old for an alert: it came more than a week ago, or tells of something
 * from before this week. An alert says "now", and the list says the rest.
 */
export const isTooOld = (
  { came, time }: Pick<Content, 'came'> & { time?: Content['time'] },
  now: Date,
): boolean =>
  (came !== undefined && Date.parse(`${came}:00Z`) + WEEK < now.getTime()) ||
  (time !== undefined && time !== 'week')

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
  const facts = factsFor(report)
  if (!facts || !decided) return undefined
  return report.town
    ? townAlert(report.town, facts.city)
    : alertOfFacts(facts, { level: decided.level, harms: harmsLeft(report), confirmed })
}

/** What an alert may say about a report. */
export type AlertFacts = Given['alert'] & { numbered: boolean }

export const factsFor = (told: ReportFacts): AlertFacts | undefined => {
  const facts = usable(told, 'alert')
  return facts && { ...facts, numbered: told.subjects.length > 0 }
}

/** The alert that a report would make if a moderator decided so. */
export const alertOfFacts = (
  facts: AlertFacts,
  { level, harms: left, confirmed }: { level: Level; harms: readonly Harm[]; confirmed: boolean },
): AlertContent | undefined => {
  const { city, flags, namesKinds, numbered } = facts
  const harms = left.filter(canList)
  // Where there is a number, an alert names no danger that a check would not name.
  const dangers = dangersOf(numbered ? harmsAt(level, harms) : harms)
  if (dangers.length === 0) return undefined
  // "At her place" would show who reported it.
  const { place, ...looks } = facts.descriptors
  return {
    kind: 'client',
    level: confirmed ? level : PROVISIONAL_LEVEL,
    dangers: confirmed && namesKinds ? dangers : [],
    city,
    flags: confirmed ? ALERT_FLAGS.filter((flag) => flags.includes(flag)) : [],
    descriptors: place === undefined || place === 'mine' ? looks : { ...looks, place },
  }
}

/** What remains of an alert that is taken back: its kind, its level, its town and its number. */
export const takenBack = (
  { kind, level, city, handle }: AlertContent,
  why: TakenBackWhy,
): AlertContent => ({
  kind,
  level,
  city,
  dangers: [],
  flags: [],
  descriptors: {},
  ...(handle !== undefined && { handle }),
  takenBack: true,
  why,
})
