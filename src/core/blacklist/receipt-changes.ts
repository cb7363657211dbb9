/**
 * What a peer changes with her receipt, and where that leads.
 *
 * What may be done with a report changes at once. What it tells goes back to be read, because nobody
 * has approved what it tells now.
 */
import { keptAfterwards, needsNumber, usable } from './consents.ts'
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

export type Action = 'answer' | 'add' | 'correct' | 'uses' | 'withdraw'

const OPEN: readonly State[] = ['received', 'merged', 'seconding', 'approved']

/** How often, and how much (characters), can be added to a report. */
export const MOST_ADDED = { times: 10, length: 16_000 } as const

const hasRoom = ({ added: before = [] }: Content, words: string): boolean =>
  before.length < MOST_ADDED.times &&
  before.reduce((sum, one) => sum + one.length, words.length) <= MOST_ADDED.length

/** What can be done with a report now. */
export const actionsFor = ({ state, content, warns }: Current, now: Date): Action[] => {
  if (!content) return state === 'live' || warns ? ['withdraw'] : []
  // Decided a moment ago: that can still be taken back, so there is nothing to change yet.
  if (!OPEN.includes(state) && canUndo(content, now)) return ['withdraw']
  if (state === 'withdrawn') return []
  return [
    ...(content.question === undefined ? [] : (['answer'] as const)),
    // All that it can hold is in it.
    ...(hasRoom(content, ' ') ? (['add'] as const) : []),
    ...(OPEN.includes(state) ? (['correct'] as const) : []),
    'uses',
    'withdraw',
  ]
}

/** Something was added in words; undefined when it can hold no more. */
export const added = ({ state, content }: Current, words: string): ReportChange | undefined => {
  if (!content || !hasRoom(content, words)) return undefined
  const told = { ...content, added: [...(content.added ?? []), words] }
  // A peer who adds again and again would else keep moderators from ever deciding.
  return { ...readAgain(state, told), claimStays: true }
}

/** The question was answered; undefined when there is none any more. */
export const answered = ({ state, content }: Current, answer: string): ReportChange | undefined => {
  if (content?.question === undefined) return undefined
  const { question, answers = [], ...rest } = content
  return readAgain(state, { ...rest, answers: [...answers, { question, answer }] })
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
  { state, content }: Current,
  wanted: { consents: Consents; exposure: Exposure; subjects: ReportFacts['subjects'] },
): ReportChange | undefined => {
  if (!content) return undefined
  if (!OPEN.includes(state)) {
    // Whether colleagues are warned is decided; that is taken back as a whole.
    const consents = { ...wanted.consents, warn: content.consents.warn }
    const kept = { ...content, consents, subjects: wanted.subjects }
    return { state, content: keptAfterwards(kept), remove: [], again: false }
  }
  const { entries, ...rest } = content
  const changed = { ...rest, ...wanted }
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

/** Whether an alert that went out of the report is to be taken back because of what was changed. */
export const endsAlert = (before: Current, { state, content }: ReportChange): boolean => {
  // It is read again, and nobody has approved what it tells now.
  if (state === 'received') return true
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
