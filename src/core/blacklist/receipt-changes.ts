/**
 * What a peer changes with her receipt, and where that leads.
 *
 * Somebody else may have found it. So how a report stands, and what can be done with it, follows from
 * what moderators did and never from what it tells or allows: two reports that differ in nothing else
 * lead to the same screens.
 *
 * What may be done with a report changes at once. What it tells can be corrected until it is decided,
 * and is read once more.
 */
import { keptAfterwards, numbersAsNeeded, usable, waitingCopy } from './consents.ts'
import type { ReporterQuestion } from './questions.ts'
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

/** Where a report is. */
export type State =
  | 'received'
  | 'merged'
  | 'seconding'
  | 'approved'
  | 'live'
  | 'noted'
  | 'declined'
  | 'withdrawn'

/** A report as it is; of one that is decided only what a case worker or the police are to have. */
export interface Current {
  state: State
  content: Content | undefined
}

/** What is to become of it. */
export interface ReportChange {
  state: State
  content: Content | ReportFacts | undefined
  /** Entries that must go: some that were shown while a second moderator had not decided, or all. */
  remove: string[] | 'all'
  /** Whether moderators are to read it again. */
  again: boolean
  /** A moderator who has it open may decide on what she has read. */
  claimStays?: true
  /** It tells something else than before. */
  corrects?: true
}

export type Action = 'answer' | 'add' | 'correct' | 'uses' | 'withdraw'

const OPEN: readonly State[] = ['received', 'merged', 'seconding', 'approved']

/**
 * How far a report has come, for whoever has its receipt.
 *
 * waiting: to be read · deciding: a moderator has just decided, and can take that back · decided: it was
 * approved or counted; whether it lists somebody, waits for its time or for a second moderator is the
 * same here.
 */
export type ReportPhase = 'waiting' | 'deciding' | 'decided' | 'declined' | 'withdrawn'

export const phaseOf = ({ state, content }: Current, now: Date): ReportPhase => {
  if (state === 'received' || state === 'merged') return 'waiting'
  if (state === 'withdrawn') return 'withdrawn'
  // Of a second decision nobody hears while it can be taken back, either: only dangers have one.
  if (content && canUndo(content, now))
    return content.undo?.state === 'seconding' ? 'decided' : 'deciding'
  return state === 'declined' ? 'declined' : 'decided'
}

/** What those who read it ask her; undefined once nobody waits for the answer. */
export const questionOf = ({ state, content }: Current): ReporterQuestion | undefined =>
  state === 'received' || state === 'merged' || state === 'seconding'
    ? content?.question
    : undefined

/** How often something can be added to a report, and how much each time (characters). */
export const MOST_ADDED = { times: 10, length: 4_000 } as const

// By times only: a sum would say how much was written before.
const hasRoom = ({ added: before = [] }: Content): boolean => before.length < MOST_ADDED.times

/** What can be done with a report now. */
export const actionsFor = (current: Current, now: Date): Action[] => {
  const { content } = current
  const answers: Action[] = questionOf(current) === undefined ? [] : ['answer']
  switch (phaseOf(current, now)) {
    case 'waiting': {
      const adds: Action[] = content && hasRoom(content) ? ['add'] : []
      return [...answers, ...adds, 'correct', 'uses', 'withdraw']
    }
    // That can still be undone, so there is nothing to change yet.
    case 'deciding':
      return ['withdraw']
    case 'withdrawn':
      return []
    case 'decided':
    case 'declined':
      return [...answers, 'uses', 'withdraw']
  }
}

/** Something was added in words; undefined when it can hold no more. */
export const added = ({ state, content }: Current, words: string): ReportChange | undefined => {
  if (!content || !hasRoom(content)) return undefined
  const told = { ...content, added: [...(content.added ?? []), words] }
  // A peer who adds again and again would else keep moderators from ever deciding.
  return { state, content: told, remove: [], again: true, claimStays: true }
}

/** The question was answered; undefined when there is none any more. */
export const answered = (current: Current, answer: string): ReportChange | undefined => {
  const { state, content } = current
  const question = questionOf(current)
  if (!content || question === undefined) return undefined
  const { question: _, answers = [], ...rest } = content
  const told = { ...rest, answers: [...answers, { question, answer }] }
  return { state, content: told, remove: [], again: true }
}

/** What it tells was corrected: it is shown to nobody until it has been read again. */
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

/** What may be done with it was changed. */
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
  // Shown at a time that she does not want any more: it is written anew when the new one has come.
  const stays = entries && wanted.exposure === content.exposure
  return {
    state,
    content: stays ? { ...changed, entries } : changed,
    remove: stays ? [] : (entries ?? []),
    // Whatever was changed: or a moderator who has it open would go on, or not, by how it stood before.
    again: state === 'received',
  }
}

/** Of one that is decided: that colleagues are warned can only be taken back. */
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

/** The same change, with no more of an approved report that waits for its time than it is published by. */
export const leftOf = (change: ReportChange): ReportChange => {
  const { state, content } = change
  const waits = state === 'approved' && content && 'group' in content && !content.undo
  return waits ? { ...change, content: waitingCopy(content) } : change
}

/** Whether an alert that went out of the report is to be taken back because of what was changed. */
export const endsAlert = (before: Current, change: ReportChange): boolean => {
  const { content, corrects, remove } = change
  // Nobody has approved what it tells now. What is only added makes nothing less true.
  if (corrects || remove === 'all') return true
  // Of one that is decided no more may be left than its alert: that says nothing against it.
  if (!content) return OPEN.includes(before.state)
  return !usable(content, 'alert') || isLater(content.exposure, before.content?.exposure)
}

/** What is written of a report besides what it tells. What is undefined stays as it is. */
export interface Standing {
  /** `hers`: she who changed it is its author now, `none`: nobody is any more. */
  author?: 'hers' | 'none'
  /** Null: it is shown at once. */
  heldUntil?: null
  /** No moderator has it open any more. */
  released?: true
  urgent?: true
  level?: Level | null
}

/** How a changed report waits from now on. */
export const standingOf = (
  before: Current,
  { state, content, again, claimStays }: ReportChange,
): Standing => {
  // Of one that is decided only what a case worker or the police are to have is left.
  const open = content && 'group' in content ? content : undefined
  const standing: Standing = {}
  if (!open) standing.author = 'none'
  if (open && again) {
    standing.author = 'hers'
    standing.heldUntil = null
    if (!claimStays) standing.released = true
  }
  // She was asked: what she answers does not wait in the pile once more.
  if (open && open.question !== before.content?.question) standing.urgent = true
  if (state === 'received')
    standing.level = suggestedLevel(open?.harms ?? [], open?.flags ?? []) ?? null
  return standing
}

const isLater = (one: Exposure, other: Exposure = one): boolean =>
  EXPOSURES.indexOf(one) > EXPOSURES.indexOf(other)
