import {
  type Action,
  actionsFor,
  added,
  answered,
  type Current,
  consented,
  corrected,
  isUndecided,
} from '../../blacklist/receipt-changes.ts'
import { type Exposure, nextBatch } from '../../blacklist/reports.ts'
import type { Peer } from '../../members/peer.ts'
import type { Found } from '../../stores/receipts.ts'
import type { Stores } from '../../stores/stores.ts'
import { say, type Text } from '../../terms/text.ts'
import { canWarn, NO_CONSENTS, type ReportDraft } from '../report/draft.ts'
import { whereItIs } from './receipt-state.ts'

/** The draft of a peer who opens her report with its receipt. */
export interface ReceiptDraft extends ReportDraft {
  /** The tag of the receipt, never its digits. */
  receipt: string
  withdrawal: string
  /** Where the report is, in words, and what can be done with it. */
  view: Text[]
  actions: Action[]
  action?: Action | 'close'
  part: 'harms' | 'number' | 'city' | 'rewrite'
  /** Colleagues may be reading of it: she is asked when it goes. */
  listed: boolean
  /** It is to go with others, at the next weekly batch. */
  later?: boolean
}

/** The draft to go on with, from the report as it is now. */
export const receiptDraft = (
  { receipt, withdrawal }: ReceiptDraft,
  found: Found,
  now: Date,
): Partial<ReceiptDraft> => {
  const { content, state } = found
  return {
    receipt,
    withdrawal,
    actions: actionsFor(found, now),
    view: whereItIs(found, now),
    listed: state === 'seconding' || state === 'live' || (state === 'approved' && !content?.undo),
    ...(content && {
      harms: content.harms,
      subjects: content.subjects,
      city: content.city,
      consents: content.consents,
      exposure: content.exposure,
      flags: content.flags,
      descriptors: content.descriptors,
      decided: !isUndecided(found),
    }),
  }
}

/** Does what she chose; the text says what came of it. */
export const act = async (
  draft: ReceiptDraft,
  { sender, now }: Peer,
  stores: Stores,
  today: string,
): Promise<Text> => {
  const { receipt, withdrawal, action, words, later } = draft
  const way = { receipt, withdrawal }
  if (action === 'withdraw') {
    const leaves = later ? nextBatch(today) : undefined
    if (!(await stores.receipts.withdraw(way, now, leaves))) return say('receipt.tooLate')
    return say(later ? 'receipt.withdraw.leaves' : 'receipt.withdraw.done')
  }
  // After the second look she left her words out.
  const nothing = words === undefined && (action === 'add' || action === 'answer' || isWords(draft))
  if (nothing || action === undefined || action === 'close') return say('receipt.nothing')
  const possible = (current: Current) =>
    actionsFor(current, now).includes(action) ? change(current) : undefined
  const change = (current: Current) => {
    if (action === 'add') return added(current, words ?? '')
    if (action === 'answer') return answered(current, words ?? '')
    return action === 'uses'
      ? consented(current, consentsOf(draft))
      : corrected(current, partOf(draft))
  }
  const done = await stores.receipts.change(way, { sender, now }, possible)
  return say(done ? `receipt.${action}.done` : 'receipt.tooLate')
}

const isWords = ({ action, part, words }: ReceiptDraft): boolean =>
  action === 'correct' && part === 'rewrite' && words === undefined

const consentsOf = (draft: ReceiptDraft) => {
  const exposure: Exposure = (canWarn(draft) && draft.exposure) || 'never'
  const consents = { ...NO_CONSENTS, ...draft.consents, warn: exposure !== 'never' }
  return { consents, exposure, subjects: draft.subjects }
}

const partOf = ({ part, harms, subjects, city, words }: ReceiptDraft) => {
  if (part === 'harms') return { harms }
  if (part === 'number') return { subjects }
  return part === 'city' ? { city } : { words: words ?? '' }
}
