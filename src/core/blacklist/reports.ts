/**
 * The life of a report: received → decided by moderators → its entries live, or counted, or declined.
 *
 * - **report**: what one peer told. One sealed copy, destroyed when its entries are written.
 * - **entry**: what the list holds live of it. Nothing in the database joins the two.
 * - **exposure**: when the reporter lets it be seen.
 */
import { hex } from '../hex.ts'
import type { Bytes, Keys } from '../keys.ts'
import type { Fingerprint } from './fingerprint.ts'
import type { PhoneNumber } from './phone.ts'
import type { Descriptors, Flag, Harm, Level, Person, Time } from './taxonomy.ts'
import { HARMS } from './taxonomy.ts'

/** When a report may be seen: as soon as it is reviewed, with others at the weekly batch, or never. */
export type Exposure = 'reviewed' | 'weekly' | 'never'

/** What may be done with a report; each is off unless the reporter chose it. */
export interface Consents {
  warn: boolean
  caseWorker: boolean
  policeAnonymous: boolean
  policeForMe: boolean
}

/** All that was said. Never kept but sealed. */
export interface Told {
  harms: Harm[]
  /** With the number itself only where a case worker or the police are to have it. */
  subjects: { fingerprint: Fingerprint; ending: string; number?: PhoneNumber }[]
  city: string
  consents: Consents
  exposure: Exposure
  flags: Flag[]
  person?: Person
  time?: Time
  descriptors: Descriptors
  words?: string
}

/** The sealed copy of a report. */
export interface Content extends Told {
  /** Whose voice it is: a group's, or that of all guests together. */
  group: string
  /** What the entries keep of the receipt, in hex. */
  withdrawal: string
  /** The day it was decided on, and what. */
  decided?: {
    day: string
    level: Level
    confirmed: boolean
    /** Recognises the moderator among those who could give the second approval; nothing else. */
    by: string
  }
  /** The language that she was answered in, for the figures. */
  language?: string
  /** The hour in which it came, as 2026-11-22T04, to know how long reports wait. */
  arrived?: string
  /** Entries written at level 2 while a second moderator has not decided yet. */
  entries?: string[]
}

/** The group of everybody who was not let in: together they are one voice. */
export const GUESTS = 'guests'

/** Until a second moderator has confirmed it, a danger is shown at this level and without its kinds. */
export const PROVISIONAL_LEVEL = 2 satisfies Level

/** Levels that need two moderators. */
export const needsSecond = (level: Level): boolean => level >= 3

/** How long an entry lives, in months; half as long when nobody else says as much. */
export const LIFETIME_MONTHS = { 1: 6, 2: 12, 3: 36, 4: 60 } as const satisfies Record<
  Level,
  number
>

/** By how much an entry goes sooner that only one voice stands behind. */
export const ALONE = 1 / 2

/** Recognises a report's author, by her address, among those who could review it; nothing else. */
export const authorTag = (keys: Keys, author: Bytes, reportId: string): Bytes =>
  keys.tag('author', 'report', author, reportId)

/** Recognises who approved a report first, so that nobody gives both approvals. */
export const approverTag = (keys: Keys, moderator: Bytes, reportId: string): string =>
  hex(keys.tag('author', 'approver', moderator, reportId))

/** What an entry keeps of the receipt: another on each subject, so that one report does not join two. */
export const entryTag = (keys: Keys, withdrawal: string, index: number): Bytes =>
  keys.tag('receipt', 'entry', withdrawal, String(index))

/** Makes two reports of one group on one subject recognisable as one voice; on two subjects it is not. */
export const voiceTag = (keys: Keys, group: string, subjectId: string): Bytes =>
  keys.tag('voice', 'voice', group, subjectId)

/** Whether a report lists anybody once it is approved. */
export const listsSomebody = ({ subjects, harms, exposure, consents }: Told): boolean =>
  consents.warn &&
  exposure !== 'never' &&
  subjects.length > 0 &&
  harms.some((harm) => HARMS[harm].track === 'list')

/** What may be kept of a report that is decided: nothing, unless a case worker or the police are to have it. */
export const keptAfterwards = (content: Content): Told | undefined => {
  const { caseWorker, policeAnonymous, policeForMe } = content.consents
  if (!caseWorker && !policeAnonymous && !policeForMe) return undefined
  // Without whose voice it is, which entries are its own, and who decided.
  const { group, withdrawal, entries, decided, language, arrived, ...told } = content
  return told
}

/** Whether an approved report's time has come. Weeks begin on Monday; a day is given as 2026-11-22. */
export const isDue = ({ exposure, decided }: Content, today: string): boolean => {
  if (!decided || exposure === 'never') return false
  return exposure === 'reviewed' || mondayOf(today) > mondayOf(decided.day)
}

const mondayOf = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

/**
 * First day of the month in which an entry goes. Counted from the end of its quarter: else the day on
 * which it goes would say in which month it came.
 */
export const goesOn = (quarter: number, level: Level): Date =>
  new Date(Date.UTC(2000, (quarter + 1 - 2000 * 4) * 3 + LIFETIME_MONTHS[level], 1))
