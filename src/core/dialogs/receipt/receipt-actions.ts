import { takenBack } from '../../actions/case-taken-back.ts'
import { type Fingerprint, sameSubject } from '../../blacklist/fingerprint.ts'
import { helpAnswered, permitted, type SentNumber, type Wish } from '../../blacklist/permissions.ts'
import type { ReporterQuestion } from '../../blacklist/questions.ts'
import {
  type Action,
  actionsFor,
  added,
  answered,
  type Current,
  corrected,
  phaseOf,
  questionOf,
  type ReportPhase,
} from '../../blacklist/receipt-changes.ts'
import { nextBatch } from '../../blacklist/reports.ts'
import type { Stance } from '../../blacklist/stance.ts'
import { quarterOf } from '../../blacklist/warning.ts'
import type { Desk } from '../../cases/desk.ts'
import type { Peer } from '../../members/peer.ts'
import type { Country } from '../../rights/country.ts'
import type { Found } from '../../stores/receipts.ts'
import type { Stores } from '../../stores/stores.ts'
import type { Keys } from '../../terms/keys.ts'
import { say, type Text } from '../../terms/text.ts'
import type { ReportDraft } from '../report/draft.ts'
import { doubted } from '../report/report-content.ts'
import type { CONSENTS } from '../report/report-lines.ts'
import { followReport, openIfAllowed } from '../talk/open-case.ts'
import { noticeWishOf } from '../talk/wish-step.ts'
import { whereItIs } from './receipt-state.ts'

/**
 * The draft of somebody who opens a report with its receipt: what she answers now, and nothing of
 * what the report tells.
 */
export interface ReceiptDraft extends ReportDraft {
  /** The tag of the receipt, never its digits. */
  receipt: string
  withdrawal: string
  /** How far the report has come, in words, and what can be done with it. */
  view: Text[]
  actions: Action[]
  action?: Action | 'close' | 'left'
  /** What she says now of what she told. */
  stance?: Stance['says']
  part: 'harms' | 'number' | 'city' | 'rewrite'
  /** The use that she allows or forbids from now on. */
  use: (typeof CONSENTS)[number]
  allowed: boolean
  /** Phone numbers for the person who is to help her. */
  sent?: SentNumber[]
  /**
   * The report is decided, and colleagues may be reading about it. So she is asked when it should
   * go.
   */
  decided?: boolean
  /** She is asked whether she wants a case worker; and what she tapped then. */
  offersHelp?: boolean
  helped?: 'yes' | 'no'
  /** It is the receipt of a question without a report. */
  isQuestion?: boolean
  /** The report goes together with others, at the next weekly batch. */
  later?: boolean
  /** What opens the letters; empty for none. */
  pin?: string
  /** The letters that are shown, and how far back. */
  lines?: Text[]
  earlier?: boolean
  page?: number
  /** There is no answer, so the PIN may be wrong. */
  isNew?: boolean
  /** She has just sent the PIN. */
  entering?: boolean
  /** She is about to write, and what she wrote. */
  writing?: boolean
  letter?: string
}

/** The draft for the report as it is now. `talks`: somebody answers in the chat. */
export const receiptDraft = (
  { receipt, withdrawal }: ReceiptDraft,
  found: Found,
  now: Date,
  talks: boolean,
): Partial<ReceiptDraft> => ({
  receipt,
  withdrawal,
  // The same for every report, so that it does not say who asked for help.
  actions: [
    ...actionsFor(found, now),
    ...(talks && found.state !== 'withdrawn' ? (['talk'] as const) : []),
  ],
  view: whereItIs(found, now),
  decided: phaseOf(found, now) === 'decided',
  offersHelp: asksForHelp(questionOf(found)),
})

const asksForHelp = (question: ReporterQuestion | undefined): boolean =>
  typeof question === 'object' && question.ready === 'caseWorker'

interface ActNeeds {
  keys: Keys
  country: Country
  /** Undefined where nobody answers in the chat. */
  desk: Desk | undefined
  today: string
}

/** Does what she chose. The text tells her the result. */
export const act = async (
  draft: ReceiptDraft,
  { sender, language, reach, now }: Peer,
  stores: Stores,
  { keys, today, desk, country }: ActNeeds,
): Promise<Text> => {
  const { receipt, withdrawal, action, words, later } = draft
  const way = { receipt, withdrawal }
  const leaves = later ? nextBatch(today) : undefined
  // Before it is deleted.
  const cases = await stores.caseFiles.idsOf(receipt)
  if (action === 'withdraw') {
    await takenBack(cases, stores, now)
    const letters = await stores.caseFiles.withdraw(receipt)
    const gone = await stores.receipts.withdraw(way, now, leaves)
    if (!gone && letters > 0) return say('letters.gone')
    if (!gone) return say('receipt.tooLate')
    return say(later ? 'receipt.withdraw.leaves' : 'receipt.withdraw.done')
  }
  if (action === 'wish' && draft.isQuestion) {
    await stores.caseFiles.wish(receipt, draft.wished ? noticeWishOf({ reach, sender }) : undefined)
    return say(draft.wished ? 'letters.wish.on' : 'receipt.wish.off')
  }
  if (action === 'wish') {
    const found = await stores.receipts.find(way, now)
    if (!found || !actionsFor(found, now).includes(action)) return say('receipt.tooLate')
    await stores.receipts.wish(found, draft.wished ? noticeWishOf({ reach, sender }) : undefined)
    return say(draft.wished ? 'receipt.wish.on' : 'receipt.wish.off')
  }
  if (action === 'stand') {
    const found = await stores.receipts.find(way, now)
    if (!found || !draft.stance || !actionsFor(found, now).includes(action))
      return say('receipt.tooLate')
    await stores.receipts.stand(way, found, { says: draft.stance, quarter: quarterOf(now) })
    return say('receipt.stand.done')
  }
  if (action === 'left') {
    // The answer is the same whether or not anything was left: that would show how grave it was.
    await takenBack(cases, stores, now)
    await stores.caseFiles.withdraw(receipt)
    await stores.receipts.withdraw(way, now, leaves)
    return say('receipt.left.done')
  }
  // She left her words out after the second look at them.
  const isAnswered = words !== undefined || draft.helped !== undefined
  const nothing =
    (action === 'answer' && !isAnswered) ||
    (words === undefined && (action === 'add' || isWords(draft)))
  if (nothing || action === undefined || action === 'close' || action === 'talk')
    return say('receipt.nothing')
  let phase: ReportPhase = 'waiting'
  const possible = (current: Current) => {
    phase = phaseOf(current, now)
    return actionsFor(current, now).includes(action) ? change(current) : undefined
  }
  const isSame = (one: Fingerprint, other: Fingerprint) => sameSubject(keys, one, other)
  const change = (current: Current) => {
    if (action === 'add') return added(current, words ?? '')
    if (action === 'answer')
      return draft.helped
        ? helpAnswered(current, draft.helped, isSame)
        : answered(current, words ?? '')
    if (action === 'correct')
      return corrected(current, partOf(draft, doubted(draft.subjects ?? [], country, desk?.phone)))
    return permitted(current, wishOf(draft), isSame)
  }
  const done = await stores.receipts.change(way, { sender, now }, possible)
  if (done && takesBack(draft)) await takenBack(cases, stores, now)
  if (done && cases.length > 0) await followReport(way, stores, now)
  if (done && desk && (action === 'uses' || draft.helped === 'yes'))
    await openIfAllowed(way, language, stores, now)
  if (!done) return say('receipt.tooLate')
  if (draft.helped === 'yes') return say('receipt.uses.on')
  return action === 'uses' ? permittedText(draft, phase) : say(`receipt.${action}.done`)
}

/** Whether something that was told, or allowed, is not any more. */
const takesBack = ({ action, allowed }: ReceiptDraft): boolean =>
  action === 'correct' || (action === 'uses' && !allowed)

const isWords = ({ action, part, words }: ReceiptDraft): boolean =>
  action === 'correct' && part === 'rewrite' && words === undefined

const wishOf = ({ use, allowed, exposure, sent }: ReceiptDraft): Wish => ({
  use,
  allowed,
  ...(exposure && { exposure }),
  ...(sent && { sent }),
})

/** After a decision, the text does not say whether enough is left for what she allows. */
const permittedText = ({ allowed }: ReceiptDraft, phase: ReportPhase): Text => {
  if (!allowed) return say('receipt.uses.off')
  return say(phase === 'waiting' ? 'receipt.uses.on' : 'receipt.uses.onIfKept')
}

const partOf = ({ part, harms, city, words }: ReceiptDraft, subjects: ReceiptDraft['subjects']) => {
  if (part === 'harms') return { harms }
  if (part === 'number') return { subjects }
  return part === 'city' ? { city } : { words: words ?? '' }
}
