/**
 * What a moderator's decision does to a report, and how it is taken back.
 *
 * - **final**: a decision that can no longer be taken back. What is no longer needed is emptied.
 */
import { keptAfterwards } from './consents.ts'
import { answeredNow } from './notice-wishes.ts'
import type { ReporterQuestion } from './questions.ts'
import type { Content, ReportFacts, Undo } from './reports.ts'
import {
  ANSWER_DAYS,
  beforeOf,
  canUndo,
  decidedState,
  harmsLeft,
  maySleep,
  POSTPONE_HOURS,
  type PostponeReason,
  type PostponeTime,
  UNDO,
  undone,
  warnsAtOnce,
} from './review.ts'
import type { Harm, Level } from './taxonomy.ts'

const HOUR = 60 * 60 * 1000

/** A report on which a moderator decides. */
export interface Undecided {
  id: string
  state: Undo['state']
  level: Level | null
  content: Content
}

/** Who decides, and when. */
export interface Decider {
  handle: string
  now: Date
  /** Today in the organisation's time zone, such as 2026-11-22. */
  today: string
}

/** What a moderator found. */
export interface Verdict {
  /** Undefined: nobody is warned, the report is only counted. */
  level: Level | undefined
  harms: readonly Harm[]
  /** Whether it is the second approval of a danger. */
  second: boolean
}

/**
 * The states to which an approval can lead. If it leads several reports to different states, the
 * first of these is told for all of them.
 */
export const STRONGEST = ['approved', 'seconding', 'noted'] as const
export type ApprovedState = (typeof STRONGEST)[number]

export interface Approval {
  state: ApprovedState
  level: Level | null
  content: Content
  /** Entries that were shown meanwhile and must go. */
  remove: string[]
  /**
   * The one exception: a grave danger without a number goes out if one moderator says so. Anything
   * else that is only counted warns nobody, and what was shown of it before goes.
   */
  warnsAtOnce: boolean
}

/** The report before the decision, kept as long as the decision can be taken back. */
export const undoOf = (
  { state, level, content }: Undecided,
  { handle, now }: Decider,
  others: readonly Undecided[] = [],
): Undo => {
  const undo = {
    until: now.getTime() + UNDO,
    by: handle,
    state,
    level,
    before: beforeOf(content),
  }
  return others.length > 0 ? { ...undo, others: others.map(({ id }) => id) } : undo
}

/**
 * An approval of one report. If several are approved together, the first one gets the `others`.
 * `by` recognises the moderator.
 */
export const approval = (
  report: Undecided,
  { level, harms, second }: Verdict,
  decider: Decider & { by: string },
  others: readonly Undecided[] = [],
): Approval => {
  const left = harmsLeft(report.content).filter((harm) => harms.includes(harm))
  const state = decidedState(report.content, { level, harms: left, second })
  // Nobody waits for an answer any more. The second moderator may ask a question of her own.
  const { question: _, ...asked } = report.content
  const { entries = [], ...unshown } = asked
  const content: Content = {
    ...(state === 'noted' ? unshown : asked),
    decided: {
      // The first approval's day counts, otherwise the second would delay the warning by a week.
      day: report.content.decided?.day ?? decider.today,
      level: level ?? 1,
      confirmed: state === 'approved',
      by: decider.by,
      harms: left,
    },
    undo: undoOf(report, decider, others),
  }
  return {
    state,
    level: level ?? null,
    content,
    remove: state === 'noted' ? entries : [],
    warnsAtOnce: state === 'noted' && warnsAtOnce(content, level),
  }
}

/** A report that is declined, and which of its entries must go. */
export const declined = (
  report: Undecided,
  decider: Decider,
  others: readonly Undecided[] = [],
): { content: Content; remove: string[] } => {
  const { entries = [], ...content } = report.content
  return { content: { ...content, undo: undoOf(report, decider, others) }, remove: entries }
}

/** A report that is put off for all, and when it is in the pile again; undefined for a danger. */
export const postponed = (
  report: Undecided,
  { time, why }: { time: PostponeTime; why: PostponeReason },
  decider: Decider,
): { content: Content; putOffUntil: Date } | undefined =>
  maySleep(report.content)
    ? {
        content: {
          ...report.content,
          held: why,
          heldBy: decider.handle,
          undo: undoOf(report, decider),
        },
        putOffUntil: inHours(decider.now, POSTPONE_HOURS[time]),
      }
    : undefined

/** A report whose reporter is asked something, and the day on which it is shown again anyway. */
export const questioned = (
  report: Undecided,
  question: ReporterQuestion,
  decider: Decider,
): { content: Content; heldUntil: Date } => ({
  content: {
    ...report.content,
    ...answeredNow(report.content.wish, decider.now),
    question,
    undo: undoOf(report, decider),
  },
  heldUntil: inDays(decider.today, ANSWER_DAYS),
})

/** A report as it was before its last decision. */
export interface Restored {
  state: Undo['state']
  level: Level | null
  content: Content
  others: readonly string[]
  /** When it was decided. The figures have counted it in that quarter, with the time until then. */
  decidedAt: Date
}

/** Takes a decision back; undefined if it is too late, or if somebody else has decided since. */
export const restored = (
  content: Content,
  { handle, now }: Pick<Decider, 'handle' | 'now'>,
): Restored | undefined => {
  const { undo } = content
  if (!undo || undo.by !== handle || !canUndo(content, now)) return undefined
  const { state, level, before, others = [] } = undo
  const decidedAt = new Date(undo.until - UNDO)
  return { state, level, content: undone(content, before), others, decidedAt }
}

/** What becomes of a report when its decision is final. */
export interface Final {
  /** What is kept for a case worker or the police; undefined: nothing. */
  kept: ReportFacts | undefined
}

/** Makes a decision final; undefined if nothing is emptied, because the report goes on. */
export const finalised = (state: string, content: Content): Final | undefined => {
  if (!content.undo || (state !== 'declined' && state !== 'noted')) return undefined
  return { kept: keptAfterwards(content) }
}

/** To the hour, and never longer than so many hours: a minute would say when it was decided. */
const inHours = (now: Date, hours: number): Date =>
  new Date(Math.floor(now.getTime() / HOUR + hours) * HOUR)

const inDays = (today: string, days: number): Date => {
  const date = new Date(`${today}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date
}
