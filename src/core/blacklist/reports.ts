/**
 * The life of a report: received → decided by moderators → its entries live, or counted, or
 * declined.
 *
 * - **report**: what one peer told. One sealed copy. If it waits after its approval, it loses words
 *   and town. It is destroyed when its entries are written.
 * - **entry**: what the list holds live of a report. Nothing in the database joins the two.
 * - **exposure**: when the reporter allows it to be seen.
 */

import type { NumberDoubt } from '../identifiers/phone/doubts.ts'
import type { PhoneLine } from '../identifiers/phone/line.ts'
import type { PhoneNumber } from '../identifiers/phone/phone.ts'
import type { Reach } from '../terms/channel.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Fingerprint } from './fingerprint.ts'
import type { ReporterAnswer, ReporterQuestion } from './questions.ts'
import type { Stance } from './stance.ts'
import type { Descriptors, Flag, Harm, Level, Person, Time } from './taxonomy.ts'
import { HARMS } from './taxonomy.ts'
import type { TownReport } from './town.ts'

/**
 * When a report may be seen: as soon as it is reviewed; together with others in the weekly batch;
 * only when another group has told of the same number and that quarter is over; or never.
 */
export const EXPOSURES = ['reviewed', 'weekly', 'second', 'never'] as const
export type Exposure = (typeof EXPOSURES)[number]

/**
 * What may be done with a report. Each use is off unless the reporter chose it, and she can change
 * it with her receipt.
 */
export interface Consents {
  /** Colleagues are warned. */
  warn: boolean
  /** They may read at once which coarse kind of danger it was, even if nobody else has told. */
  kind?: boolean
  /** A case worker reads it and writes back. */
  caseWorker: boolean
  /** It is passed to the police without her. */
  policeAnonymous: boolean
  /** Somebody speaks with the police for her. */
  policeForMe: boolean
}

/** A number that a report is about, in the form in which the list knows it. */
export interface Reported {
  fingerprint: Fingerprint
  ending: string
  /** Its country and kind of line, for a moderator who has fixed verdict and level. */
  line?: PhoneLine
  /** The number itself, only if a case worker or the police are to have it. */
  number?: PhoneNumber
  /** Why it may be the wrong number. Moderators may see it after the verdict, not before. */
  doubts?: NumberDoubt[]
}

/** Where a reporter can be reached who wants to be told when somebody answers. */
export interface NoticeWish extends Reach {
  /** The sender's tag in hex. */
  sender: string
  /** The slot with which she is told (notice-wishes.ts); absent while nothing is new. */
  due?: number
  /** A case worker has written to her, and she has not looked since. */
  letter?: true
}

/** Everything that was said. Kept only sealed. */
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
  /** Numbers that she sent later for the people who help her, and that she did not report. */
  otherNumbers?: PhoneNumber[]
  /** What she added later with her receipt. */
  added?: string[]
  /** What a moderator wants to know, if she has not answered yet. */
  question?: ReporterQuestion
  /** What she was asked and answered, oldest first. */
  answers?: { question: ReporterQuestion; answer: ReporterAnswer }[]
  /** It is about a town, and has no number and no harm. */
  town?: TownReport
  /** Outreach staff told it for somebody else. */
  outreach?: true
  /** She wants to be told when somebody answers. No use of the report gets it. */
  wish?: NoticeWish
}

/** What moderators decided on a report. */
export interface Decided {
  day: string
  level: Level
  confirmed: boolean
  /** Recognises the moderator among those who could give the second approval. Says nothing else. */
  by: string
  /** The harms that are left, if a moderator found that not all of them are told of. */
  harms?: Harm[]
}

/** The report before the last decision, kept as long as the decision can be taken back. */
export interface Undo {
  /** Nobody is warned before this time, in milliseconds since 1970. */
  until: number
  /** The handle of the moderator who decided. */
  by: string
  state: 'received' | 'seconding' | 'merged'
  level: Level | null
  before: Pick<Content, 'decided' | 'question' | 'held' | 'heldBy' | 'merged' | 'mergedWith'>
  /** Reports that were decided together with it. */
  others?: string[]
}

/** The sealed copy of a report. */
export interface Content extends ReportFacts {
  /** Whose voice it is: that of a group, of all guests together, or of outreach staff. */
  group: string
  /** What the entries keep of the receipt, in hex. */
  withdrawal: string
  /** What was decided, and on which day. */
  decided?: Decided
  /** The hour in which it came, such as 2026-11-22T21. The figures count how long it waited. */
  came?: string
  /** The month in which she added or answered something last, such as 2026-12. */
  addedIn?: string
  /** The language of her own words; without any, the one that she was answered in. For the figures, too. */
  language?: string
  /** What the moderator who decided last can still take back. */
  undo?: Undo
  /** Why a moderator put it off for all, and her handle. */
  held?: string
  heldBy?: string
  /** Reports that tell the same and are decided together with this one. */
  merged?: string[]
  /** The report that this one is decided together with. */
  mergedWith?: string
  /** What she says of it since it was decided, while it is not listed completely. */
  stance?: Stance
  /** Entries that were written at level 2 while a second moderator has not decided yet. */
  entries?: string[]
}

const DAY = 24 * 60 * 60 * 1000

/** How long a report is kept after the last that was told in it, in milliseconds. */
const KEPT_FOR = 365 * DAY

/** Reports of months before this day have had their time. */
export const keptSince = (now: Date): Date => {
  const day = new Date(now.getTime() - KEPT_FOR)
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1))
}

/** The group of everybody who was not let in. Together they are one voice. */
export const GUESTS = 'guests'

/** The group of what staff tell for others. All of it together is one voice. */
export const OUTREACH = 'outreach'

/** The level at which a danger is shown, without its kinds, until two moderators confirm it. */
export const PROVISIONAL_LEVEL = 2 satisfies Level

/** How long an entry lives, in months. It lives half as long if nobody else says as much. */
export const LIFETIME_MONTHS = { 1: 6, 2: 12, 3: 36, 4: 60 } as const satisfies Record<
  Level,
  number
>

/** The part of its time for which an entry lives if only one voice stands behind it. */
export const ALONE = 1 / 2

/**
 * Recognises a report's author, by her address, among those who could review it. Says nothing else.
 */
export const authorTag = (keys: Keys, author: Bytes, reportId: string): Bytes =>
  keys.tag('author', 'report', author, reportId)

/** Recognises who approved a report first, so that nobody gives both approvals. */
export const approverTag = (keys: Keys, moderator: Bytes, reportId: string): string =>
  hex(keys.tag('author', 'approver', moderator, reportId))

/** What an entry keeps of the receipt. Different on each subject, so that it joins no two. */
export const entryTag = (keys: Keys, withdrawal: string, index: number): Bytes =>
  keys.tag('receipt', 'entry', withdrawal, String(index))

/** Makes two reports of one group recognisable as one voice, but only on the same subject. */
export const voiceTag = (keys: Keys, group: string, subjectId: string): Bytes =>
  keys.tag('voice', 'voice', group, subjectId)

/** Whether a report lists somebody once it is approved. */
export const listsSomebody = ({ subjects, harms, exposure, consents }: ReportFacts): boolean =>
  consents.warn &&
  exposure !== 'never' &&
  subjects.length > 0 &&
  harms.some((harm) => HARMS[harm].track === 'list')

/**
 * Whether the day of an approved report has come. A report that waits for another voice has no day.
 * Weeks begin on Monday; a day is given as 2026-11-22.
 */
export const isDue = ({ exposure, decided }: Content, today: string): boolean => {
  if (!decided || exposure === 'never' || exposure === 'second') return false
  return exposure === 'reviewed' || mondayOf(today) > mondayOf(decided.day)
}

/**
 * The day on which an entry that is withdrawn together with others leaves the list: the weekly
 * batch after `day`.
 */
export const nextBatch = (day: string): Date =>
  new Date(Date.parse(`${mondayOf(day)}T00:00:00Z`) + 7 * 24 * 60 * 60 * 1000)

const mondayOf = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

/**
 * The first day of the month in which an entry goes. Counted from the end of its quarter, otherwise
 * that day would say in which month it came.
 */
export const goesOn = (quarter: number, level: Level): Date =>
  new Date(Date.UTC(2000, (quarter + 1 - 2000 * 4) * 3 + LIFETIME_MONTHS[level], 1))
