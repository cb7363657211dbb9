/**
 * The life of a report: received → decided by moderators → its entries live, or counted, or declined.
 *
 * - **report**: what one peer told. One sealed copy, which loses words and town when it is approved, and is
 *   destroyed when its entries are written.
 * - **entry**: what the list holds live of it. Nothing in the database joins the two.
 * - **exposure**: when the reporter lets it be seen.
 */

import type { PhoneNumber } from '../identifiers/phone/phone.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Fingerprint } from './fingerprint.ts'
import type { ReporterQuestion } from './questions.ts'
import type { Descriptors, Flag, Harm, Level, Person, Time } from './taxonomy.ts'
import { HARMS } from './taxonomy.ts'

/**
 * When a report may be seen: as soon as it is reviewed, with others at the weekly batch, only once
 * another group has told of the same number and that quarter is over, or never.
 */
export const EXPOSURES = ['reviewed', 'weekly', 'second', 'never'] as const
export type Exposure = (typeof EXPOSURES)[number]

/** What may be done with a report; each is off unless the reporter chose it, and can be changed by her receipt. */
export interface Consents {
  /** Colleagues are warned. */
  warn: boolean
  /** They may read at once which coarse kind of danger it was, also while nobody else has told. */
  kind?: boolean
  /** A case worker reads it and writes back. */
  caseWorker: boolean
  /** It is passed to the police without her. */
  policeAnonymous: boolean
  /** Somebody speaks with the police for her. */
  policeForMe: boolean
}

/** Somebody or something that a report is about: what the list knows the number by. */
export interface Reported {
  fingerprint: Fingerprint
  ending: string
  /** The number itself: only where a case worker or the police are to have it. */
  number?: PhoneNumber
}

/** All that was said. Never kept but sealed. */
export interface ReportFacts {
  harms: Harm[]
  subjects: Reported[]
  city: string
  consents: Consents
  exposure: Exposure
  flags: Flag[]
  person?: Person
  time?: Time
  descriptors: Descriptors
  words?: string
  /** Numbers that she sent later for whoever helps her, and that are none of those that she reported. */
  otherNumbers?: PhoneNumber[]
  /** What she added later, by her receipt. */
  added?: string[]
  /** What a moderator wants to know and she has not answered yet. */
  question?: ReporterQuestion
  /** What she was asked and answered, oldest first. */
  answers?: { question: ReporterQuestion; answer: string }[]
  /** Outreach staff told it for somebody else. */
  outreach?: true
}

/** What moderators decided on a report. */
export interface Decided {
  day: string
  level: Level
  confirmed: boolean
  /** Recognises the moderator among those who could give the second approval; nothing else. */
  by: string
  /** What is left of the harms, where a moderator found that not all of them are told of. */
  harms?: Harm[]
}

/** How a report was before the last decision, for as long as that can be taken back. */
export interface Undo {
  /** Nobody is warned before (ms). */
  until: number
  /** The handle of the moderator who decided. */
  by: string
  state: 'received' | 'seconding' | 'merged'
  level: Level | null
  before: Pick<Content, 'decided' | 'question' | 'held' | 'merged' | 'mergedWith'>
  /** Reports that were decided on with it. */
  others?: string[]
}

/** The sealed copy of a report. */
export interface Content extends ReportFacts {
  /** Whose voice it is: a group's, that of all guests together, or outreach staff's. */
  group: string
  /** What the entries keep of the receipt, in hex. */
  withdrawal: string
  /** The day it was decided on, and what. */
  decided?: Decided
  /** The hour in which it came, as 2026-11-22T21: how long it waited is counted in the end. */
  came?: string
  /** The language that she was answered in, for the figures. */
  language?: string
  /** What the moderator who decided last can still take back. */
  undo?: Undo
  /** Why a moderator put it off. */
  held?: string
  /** Reports that tell the same and are decided together with this one. */
  merged?: string[]
  /** The report that this one is decided together with. */
  mergedWith?: string
  /** Entries written at level 2 while a second moderator has not decided yet. */
  entries?: string[]
}

/** The group of everybody who was not let in: together they are one voice. */
export const GUESTS = 'guests'

/** The group of what staff tell on behalf of others: all of them together are one voice. */
export const OUTREACH = 'outreach'

/** Whether it is a group that members belong to. */
export const isMembers = (group: string): boolean => group !== GUESTS && group !== OUTREACH

/** Until a second moderator has confirmed it, a danger is shown at this level and without its kinds. */
export const PROVISIONAL_LEVEL = 2 satisfies Level

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
export const listsSomebody = ({ subjects, harms, exposure, consents }: ReportFacts): boolean =>
  consents.warn &&
  exposure !== 'never' &&
  subjects.length > 0 &&
  harms.some((harm) => HARMS[harm].track === 'list')

/** Whether an approved report's day has come; another voice has none. Weeks begin on Monday; a day is given as 2026-11-22. */
export const isDue = ({ exposure, decided }: Content, today: string): boolean => {
  if (!decided || exposure === 'never' || exposure === 'second') return false
  return exposure === 'reviewed' || mondayOf(today) > mondayOf(decided.day)
}

/** The day on which what is withdrawn with others leaves the list: the weekly batch after that day. */
export const nextBatch = (day: string): Date =>
  new Date(Date.parse(`${mondayOf(day)}T00:00:00Z`) + 7 * 24 * 60 * 60 * 1000)

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
