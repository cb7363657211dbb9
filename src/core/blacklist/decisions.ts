/**
 * What a moderator's decision makes of a report, and how it is taken back.
 *
 * - **final**: a decision that can no longer be taken back. What is not needed any more is emptied.
 */
import { keptAfterwards } from './consents.ts'
import type { ReporterQuestion } from './questions.ts'
import type { Content, ReportFacts, Undo } from './reports.ts'
import {
  ANSWER_DAYS,
  beforeOf,
  canUndo,
  decidedState,
  harmsLeft,
  POSTPONE_DAYS,
  type PostponeReason,
  type PostponeTime,
  UNDO,
  undone,
  warnsAtOnce,
} from './review.ts'
import type { Harm, Level } from './taxonomy.ts'

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
  /** The day where the organisation is, as 2026-11-22. */
  today: string
}

/** What a moderator found. */
export interface Verdict {
  /** Undefined: nobody is warned, it is only counted. */
  level: Level | undefined
  harms: readonly Harm[]
  /** It is the second approval of a danger. */
  second: boolean
}

/** Where an approval leads; the first of these that one of several reports came to is what is told of all. */
export const STRONGEST = ['approved', 'seconding', 'noted'] as const
export type ApprovedState = (typeof STRONGEST)[number]

export interface Approval {
  state: ApprovedState
  level: Level | null
  content: Content
  /** Entries that were shown meanwhile, and that must go. */
  remove: string[]
  /**
   * The one exception: a grave danger that names no number goes out when one moderator says so. Anything
   * else that is only counted warns nobody, nor does what was shown of it before.
   */
  warnsAtOnce: boolean
}

/** How a report was, for as long as the decision can be taken back. */
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

/** An approval of one report; with the first of several go the `others`. `by` recognises the moderator. */
export const approval = (
  report: Undecided,
  { level, harms, second }: Verdict,
  decider: Decider & { by: string },
  others: readonly Undecided[] = [],
): Approval => {
  const left = harmsLeft(report.content).filter((harm) => harms.includes(harm))
  const state = decidedState(report.content, { level, harms: left, second })
  // Nobody waits for an answer any more; what the second moderator may ask is another question.
  const { question: _, ...asked } = report.content
  const { entries = [], ...unshown } = asked
  const content: Content = {
    ...(state === 'noted' ? unshown : asked),
    decided: {
      // The first day counts, or the second approval would put the warning off by a week.
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

/** A report that is put off, and the day on which it is shown again. */
export const postponed = (
  report: Undecided,
  { time, why }: { time: PostponeTime; why: PostponeReason },
  decider: Decider,
): { content: Content; heldUntil: Date } => ({
  content: { ...report.content, held: why, undo: undoOf(report, decider) },
  heldUntil: inDays(decider.today, POSTPONE_DAYS[time]),
})

/** A report whose reporter is asked something, and the day on which it is shown again without an answer. */
export const questioned = (
  report: Undecided,
  question: ReporterQuestion,
  decider: Decider,
): { content: Content; heldUntil: Date } => ({
  content: { ...report.content, question, undo: undoOf(report, decider) },
  heldUntil: inDays(decider.today, ANSWER_DAYS),
})

/** A report as it was before its last decision. */
export interface Restored {
  state: Undo['state']
  level: Level | null
  content: Content
  others: readonly string[]
  /** When it was decided: it was counted in that quarter, after so long a wait. */
  decidedAt: Date
}

/** Takes a decision back; undefined when it is too late, or another moderator's came after it. */
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

/** What becomes of a decided report at the end. */
export interface Final {
  /** What is kept for a case worker or the police; undefined where nothing is. */
  kept: ReportFacts | undefined
}

/** Makes a decision final; undefined where nothing is emptied: more is to come of the report. */
export const finalised = (state: string, content: Content): Final | undefined => {
  if (!content.undo || (state !== 'declined' && state !== 'noted')) return undefined
  return { kept: keptAfterwards(content) }
}

const inDays = (today: string, days: number): Date => {
  const date = new Date(`${today}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date
}
