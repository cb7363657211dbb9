import {
  type Action,
  actionsFor,
  added,
  answered,
  type Current,
  consented,
  corrected,
} from '../../blacklist/receipt-changes.ts'
import type { Exposure } from '../../blacklist/reports.ts'
import type { Peer } from '../../members/peer.ts'
import type { Found } from '../../stores/receipts.ts'
import type { Stores } from '../../stores/stores.ts'
import { say, type Text } from '../../terms/text.ts'
import { canWarn, NO_CONSENTS, type Telling } from '../report/draft.ts'
import { whereItIs } from './receipt-state.ts'

/** The draft of whoever follows up a report. */
export interface Following extends Telling {
  /** What the receipt opens, instead of its digits. */
  receipt: string
  withdrawal: string
  /** Where the report is, in words, and what can be done with it. */
  view: Text[]
  actions: Action[]
  wish?: Action | 'close'
  part: 'harms' | 'number' | 'city' | 'rewrite'
}

/** A new draft to go on with, from the report as it is now. */
export const followed = (
  { receipt, withdrawal }: Following,
  found: Found,
  now: Date,
): Partial<Following> => {
  const { content, state } = found
  return {
    ...{ receipt, withdrawal, actions: actionsFor(found, now), view: whereItIs(found, now) },
    ...(content && {
      ...{ harms: content.harms, subjects: content.subjects, city: content.city },
      ...{ consents: content.consents, exposure: content.exposure },
      ...{ flags: content.flags, descriptors: content.descriptors },
      decided: state === 'live' || state === 'noted' || state === 'declined',
    }),
  }
}

/** Does what she chose, and says so. */
export const act = async (
  draft: Following,
  { sender, now }: Peer,
  stores: Stores,
): Promise<Text> => {
  const { receipt, withdrawal, wish, words } = draft
  const way = { receipt, withdrawal }
  if (wish === 'withdraw') {
    return say(
      (await stores.receipts.withdraw(way, now)) ? 'receipt.withdraw.done' : 'receipt.tooLate',
    )
  }
  // She left her words out after a second look.
  const nothing = words === undefined && (wish === 'add' || wish === 'answer' || isWords(draft))
  if (nothing || wish === undefined || wish === 'close') return say('receipt.nothing')
  const possible = (current: Current) =>
    actionsFor(current, now).includes(wish) ? change(current) : undefined
  const change = (current: Current) => {
    if (wish === 'add') return added(current, words ?? '')
    if (wish === 'answer') return answered(current, words ?? '')
    return wish === 'uses' ? consented(current, usesOf(draft)) : corrected(current, partOf(draft))
  }
  const done = await stores.receipts.change(way, { sender, now }, possible)
  return say(done ? `receipt.${wish}.done` : 'receipt.tooLate')
}

const isWords = ({ wish, part, words }: Following): boolean =>
  wish === 'correct' && part === 'rewrite' && words === undefined

const usesOf = (draft: Following) => {
  const exposure: Exposure = (canWarn(draft) && draft.exposure) || 'never'
  const consents = { ...NO_CONSENTS, ...draft.consents, warn: exposure !== 'never' }
  return { consents, exposure, subjects: draft.subjects }
}

const partOf = ({ part, harms, subjects, city, words }: Following) => {
  if (part === 'harms') return { harms }
  if (part === 'number') return { subjects }
  return part === 'city' ? { city } : { words: words ?? '' }
}
