/**
 * What a peer changes with her receipt, and where that leads.
 *
 * What may be done with a report changes at once. What it tells goes back to be read, because nobody
 * has approved what it tells now. What is approved for good can be taken back, and nothing else.
 */
import { keptAfterwards, needsNumber, usable, waitingCopy } from './consents.ts'
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
  /** It lists nobody, but an alert of it went out. */
  warns?: boolean
}

/** What is to become of it. */
export interface ReportChange {
  state: State
  content: Content | ReportFacts | undefined
  /** Entries that were shown while a second moderator had not decided, and that must go. */
  remove: string[]
  /** Whether moderators are to read it again. */
  again: boolean
  /** A moderator who has it open may decide on what she has read. */
  claimStays?: true
}

/** Whether what it tells can still be changed. An approval that cannot be taken back ends that: no words are left. */
const isOpen = ({ state, content }: Current): boolean =>
  state === 'approved' ? content?.undo !== undefined : UNDECIDED.includes(state)

/**
 * Whether it can still be changed when colleagues are warned. Not once it waits for another voice: it must
 * look the same when that has come.
 */
export const isUndecided = (current: Current): boolean =>
  isOpen(current) || (current.state === 'approved' && current.content?.exposure !== 'second')

export type Action = 'answer' | 'add' | 'correct' | 'uses' | 'withdraw'

const UNDECIDED: readonly State[] = ['received', 'merged', 'seconding']

/** How often, and how much (characters), can be added to a report. */
export const MOST_ADDED = { times: 10, length: 16_000 } as const

const hasRoom = ({ added: before = [] }: Content, words: string): boolean =>
  before.length < MOST_ADDED.times &&
  before.reduce((sum, one) => sum + one.length, words.length) <= MOST_ADDED.length

/** What can be done with a report now. */
export const actionsFor = (current: Current, now: Date): Action[] => {
  const { state, content, warns } = current
  const open = isOpen(current)
  if (!content) return state === 'live' || warns ? ['withdraw'] : []
  // Decided a moment ago: that can still be taken back, so there is nothing to change yet.
  if (!open && canUndo(content, now)) return ['withdraw']
  if (state === 'withdrawn' || content.undo?.shutOut) return []
  // Nothing is left but what it is published by.
  if (state === 'approved' && !open && !needsNumber(content.consents))
    return isUndecided(current) ? ['uses', 'withdraw'] : ['withdraw']
  return [
    ...(content.question === undefined ? [] : (['answer'] as const)),
    // All that it can hold is in it.
    ...(hasRoom(content, ' ') ? (['add'] as const) : []),
    ...(open ? (['correct'] as const) : []),
    'uses',
    'withdraw',
  ]
}

/** Something was added in words; undefined when it can hold no more. */
export const added = (current: Current, words: string): ReportChange | undefined => {
  const { state, content } = current
  if (!content || !hasRoom(content, words)) return undefined
  const told = { ...content, added: [...(content.added ?? []), words] }
  // It is for the case worker.
  if (!isOpen(current)) return { state, content: told, remove: [], again: false }
  // A peer who adds again and again would else keep moderators from ever deciding.
  return { ...readAgain(state, told), claimStays: true }
}

/** The question was answered; undefined when there is none any more. */
export const answered = (current: Current, answer: string): ReportChange | undefined => {
  const { state, content } = current
  if (content?.question === undefined) return undefined
  const { question, answers = [], ...rest } = content
  const told = { ...rest, answers: [...answers, { question, answer }] }
  if (!isOpen(current)) return { state, content: told, remove: [], again: false }
  return readAgain(state, told)
}

const readAgain = (state: State, content: Content): ReportChange => {
  if (state !== 'approved') return { state, content, remove: [], again: true }
  // What colleagues were told while a second moderator had not decided has not become less true.
  const { decided: _, undo: __, ...rest } = content
  return { state: 'received', content: rest, remove: [], again: true }
}

/** What it tells was corrected: it is shown to nobody until it has been read again. */
export const corrected = (
  { content }: Current,
  facts: Partial<Pick<ReportFacts, 'harms' | 'subjects' | 'city' | 'words'>>,
): ReportChange | undefined => {
  if (!content) return undefined
  const { decided: _, undo: __, mergedWith: ___, entries = [], ...rest } = content
  const told = { ...rest, ...facts }
  const { consents, exposure } = told
  return {
    state: 'received',
    content: { ...told, consents, exposure },
    remove: entries,
    again: true,
  }
}

/** What may be done with it was changed. */
export const consented = (
  current: Current,
  wanted: { consents: Consents; exposure: Exposure; subjects: ReportFacts['subjects'] },
): ReportChange | undefined => {
  const { state, content } = current
  if (!content) return undefined
  const { exposure } = wanted
  if (!isUndecided(current)) {
    // Whether colleagues are warned, and of what, is decided; that is taken back as a whole.
    const { warn, kind } = content.consents
    const consents = { ...wanted.consents, warn, ...(kind !== undefined && { kind }) }
    const kept = { ...content, consents, subjects: subjectsFor(content, { ...wanted, consents }) }
    // What waits is still to be published.
    const waits = state === 'approved'
    return {
      state,
      content: waits ? waitingCopy(kept) : keptAfterwards(kept),
      remove: [],
      again: false,
    }
  }
  const { entries, ...rest } = content
  const { consents } = wanted
  const changed = { ...rest, consents, exposure, subjects: subjectsFor(content, wanted) }
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
    again: needsNumber(wanted.consents) && !needsNumber(content.consents) && state === 'received',
  }
}

/**
 * The report's own numbers, with what she typed of them again. Which they are comes from the report as it
 * is, never from a chat in which it lay open: that may hold others, which nobody has approved.
 */
const subjectsFor = (
  { subjects }: Pick<ReportFacts, 'subjects'>,
  wanted: Pick<ReportFacts, 'consents' | 'subjects'>,
): ReportFacts['subjects'] =>
  subjects.map(({ fingerprint, ending, number: known }) => {
    const typed = wanted.subjects.find((one) => one.fingerprint === fingerprint)?.number
    const number = needsNumber(wanted.consents) ? (typed ?? known) : undefined
    return { fingerprint, ending, ...(number !== undefined && { number }) }
  })

/** Whether an alert that went out of the report is to be taken back because of what was changed. */
export const endsAlert = (before: Current, { state, content }: ReportChange): boolean => {
  // It is read again, and nobody has approved what it tells now.
  if (state === 'received') return true
  // Of one that is decided no more may be left than its alert: that says nothing against it.
  if (!content) return isOpen(before)
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
