/**
 * What a peer changes with her receipt, and what follows from it.
 *
 * Somebody else may have found the receipt. So the phase of a report, and what can be done with it,
 * depend on what moderators did, and never on what the report tells or allows. Two reports that
 * differ only in that lead to the same screens.
 *
 * What may be done with a report changes at once. What it tells can be corrected until it is
 * decided, and is then read again.
 */
import { keptAfterwards, numbersAsNeeded, usable, waitingCopy } from './consents.ts'
import type { ReporterAnswer, ReporterQuestion } from './questions.ts'
import {
  type Consents,
  type Content,
  EXPOSURES,
  type Exposure,
  listsSomebody,
  type ReportFacts,
} from './reports.ts'
import { canUndo } from './review.ts'
import { type Level, suggestedLevel } from './taxonomy.ts'

/** The state of a report. */
export type State =
  | 'received'
  | 'merged'
  | 'seconding'
  | 'approved'
  | 'live'
  | 'noted'
  | 'declined'
  | 'withdrawn'

/** A report as it is. Of a decided report, only what a case worker or the police are to have. */
export interface Current {
  state: State
  content: Content | undefined
}

/** What a change makes of a report. */
export interface ReportChange {
  state: State
  content: Content | ReportFacts | undefined
  /** Entries that must go: all, or those shown while a second moderator had not decided. */
  remove: string[] | 'all'
  /** Whether moderators must read it again. */
  again: boolean
  /** A moderator who has it open may decide on what she has read. */
  claimStays?: true
  /** It tells something else than before. */
  corrects?: true
}

export type Action = 'answer' | 'add' | 'correct' | 'uses' | 'stand' | 'talk' | 'wish' | 'withdraw'

const OPEN: readonly State[] = ['received', 'merged', 'seconding', 'approved']

/**
 * How far a report has come, for the person who has its receipt.
 *
 * waiting: to be read · deciding: a moderator has just decided, and can take that back · decided:
 * it was approved or counted. Whether it lists somebody, waits for its time or waits for a second
 * moderator makes no difference here.
 */
export type ReportPhase = 'waiting' | 'deciding' | 'decided' | 'declined' | 'withdrawn'

export const phaseOf = ({ state, content }: Current, now: Date): ReportPhase => {
  if (state === 'received' || state === 'merged') return 'waiting'
  if (state === 'withdrawn') return 'withdrawn'
  // A second decision that can be taken back is not shown: only dangers have a second one.
  if (content && canUndo(content, now))
    return content.undo?.state === 'seconding' ? 'decided' : 'deciding'
  return state === 'declined' ? 'declined' : 'decided'
}

/** What the moderators ask her; undefined if nobody waits for an answer, or no longer. */
export const questionOf = ({ state, content }: Current): ReporterQuestion | undefined =>
  state === 'received' || state === 'merged' || state === 'seconding'
    ? content?.question
    : undefined

/** How many times something can be added to a report, and how much each time, in characters. */
export const MOST_ADDED = { times: 10, length: 4_000 } as const

// Only the times are limited: a limit on the sum would tell how much was written before.
const hasRoom = ({ added: before = [] }: Content): boolean => before.length < MOST_ADDED.times

/** What can be done with a report now. */
export const actionsFor = (current: Current, now: Date): Action[] => {
  const { content } = current
  const answers: Action[] = questionOf(current) === undefined ? [] : ['answer']
  switch (phaseOf(current, now)) {
    case 'waiting': {
      const adds: Action[] = content && hasRoom(content) ? ['add'] : []
      return [...answers, ...adds, 'correct', 'uses', 'withdraw', 'wish']
    }
    // The decision can still be undone, so there is nothing to change yet.
    case 'deciding':
      return ['withdraw']
    case 'withdrawn':
      return []
    case 'decided':
      return [...answers, 'uses', 'withdraw', 'wish', 'stand']
    case 'declined':
      return [...answers, 'uses', 'withdraw', 'wish']
  }
}

/** Adds something in words; undefined if the report can hold no more. */
export const added = ({ state, content }: Current, words: string): ReportChange | undefined => {
  if (!content || !hasRoom(content)) return undefined
  const told = { ...content, added: [...(content.added ?? []), words] }
  // Otherwise a peer who adds again and again would keep moderators from ever deciding.
  return { state, content: told, remove: [], again: true, claimStays: true }
}

/** Answers the question; undefined if there is none any more. */
export const answered = (
  current: Current,
  answer: ReporterAnswer,
): (ReportChange & { content: Content }) | undefined => {
  const { state, content } = current
  const question = questionOf(current)
  if (!content || question === undefined) return undefined
  const { question: _, answers = [], ...rest } = content
  const told = { ...rest, answers: [...answers, { question, answer }] }
  return { state, content: told, remove: [], again: true }
}

/** Corrects what the report tells. Nobody is shown it until it has been read again. */
export const corrected = (
  { content }: Current,
  facts: Partial<Pick<ReportFacts, 'harms' | 'subjects' | 'city' | 'words'>>,
): ReportChange | undefined => {
  if (!content) return undefined
  const { decided: _, undo: __, mergedWith: ___, entries = [], ...rest } = content
  return {
    state: 'received',
    content: numbersAsNeeded({ ...rest, ...facts }),
    remove: entries,
    again: true,
    corrects: true,
  }
}

/** Changes what may be done with the report. */
export const consented = (
  { state, content }: Current,
  wanted: { consents: Consents; exposure: Exposure; subjects: ReportFacts['subjects'] },
): ReportChange | undefined => {
  if (!content) return undefined
  if (!OPEN.includes(state)) return consentedAfterwards(state, content, wanted)
  const { entries, ...rest } = content
  const changed = numbersAsNeeded({ ...rest, ...wanted })
  const isDecided = state === 'seconding' || state === 'approved'
  if (isDecided && !listsSomebody(changed)) {
    const kept = keptAfterwards(changed)
    return { state: 'noted', content: kept, remove: entries ?? [], again: false }
  }
  // If she no longer wants the time at which it is shown, it goes, and is written anew later.
  const stays = entries && wanted.exposure === content.exposure
  return {
    state,
    content: stays ? { ...changed, entries } : changed,
    remove: stays ? [] : (entries ?? []),
    // After any change: otherwise the earlier state would decide whether an open claim stays.
    again: state === 'received',
  }
}

/** The same for a decided report: the consent to warn colleagues can only be taken back. */
const consentedAfterwards = (
  state: State,
  content: Content,
  { consents, subjects }: Pick<ReportFacts, 'consents' | 'subjects'>,
): ReportChange => {
  const warn = content.consents.warn && consents.warn
  // What colleagues may read of it is decided, too.
  const { kind } = content.consents
  const allowed = { ...consents, warn, ...(kind !== undefined && { kind }) }
  const changed = numbersAsNeeded({ ...content, consents: allowed, subjects })
  return {
    state: state === 'live' && !warn ? 'noted' : state,
    // A decision that can still be taken back needs all of it.
    content: content.undo ? changed : keptAfterwards(changed),
    remove: warn ? [] : 'all',
    again: false,
  }
}

/** The same change. If the report waits for its time, only what publishing needs is left. */
export const leftOf = (change: ReportChange): ReportChange => {
  const { state, content } = change
  const waits = state === 'approved' && content && 'group' in content && !content.undo
  return waits ? { ...change, content: waitingCopy(content) } : change
}

/** Whether an alert that went out of the report must be taken back because of the change. */
export const endsAlert = (before: Current, change: ReportChange): boolean => {
  const { content, corrects, remove } = change
  // Nobody has approved what it tells now. An addition makes nothing less true.
  if (corrects || remove === 'all') return true
  // Of a decided report, perhaps only the alert is left. That does not speak against the alert.
  if (!content) return OPEN.includes(before.state)
  return !usable(content, 'alert') || isLater(content.exposure, before.content?.exposure)
}

/** What is written about a report besides what it tells. Undefined fields stay as they are. */
export interface Standing {
  /** `hers`: the person who changed it is its author now. `none`: it has no author any more. */
  author?: 'hers' | 'none'
  /** Null: it is shown at once. */
  heldUntil?: null
  putOffUntil?: null
  /** No moderator has it open any more. */
  released?: true
  urgent?: true
  level?: Level | null
}

/** How a report waits after a change. */
export const standingOf = (
  before: Current,
  { state, content, again, claimStays }: ReportChange,
): Standing => {
  // Of a decided report, only what a case worker or the police are to have is left.
  const open = content && 'group' in content ? content : undefined
  const standing: Standing = {}
  if (!open) standing.author = 'none'
  if (open && again) {
    standing.author = 'hers'
    standing.heldUntil = null
    standing.putOffUntil = null
    if (!claimStays) standing.released = true
  }
  // She was asked, so her answer does not wait in the pile again.
  if (open && open.question !== before.content?.question) standing.urgent = true
  if (state === 'received')
    standing.level = suggestedLevel(open?.harms ?? [], open?.flags ?? []) ?? null
  return standing
}

const isLater = (one: Exposure, other: Exposure = one): boolean =>
  EXPOSURES.indexOf(one) > EXPOSURES.indexOf(other)
