/**
 * What somebody with a receipt allows or no longer allows: one thing at a time, and everything else
 * stays.
 *
 * Numbers that she sends for it are taken as they are: a receipt must not tell which number was
 * reported.
 */
import type { PhoneNumber } from '../identifiers/phone/phone.ts'
import type { Fingerprint } from './fingerprint.ts'
import { answered, type Current, consented, type ReportChange } from './receipt-changes.ts'
import type { Consents, Content, Exposure } from './reports.ts'

/** A number that she sends for the people who are to help her. */
export interface SentNumber {
  fingerprint: Fingerprint
  number: PhoneNumber
}

/** One thing that may be done from now on, or no longer. */
export interface Wish {
  use: keyof Consents
  allowed: boolean
  /** When colleagues may be warned. */
  exposure?: Exposure
  /** For the people who are to help her. They need not be the numbers that she reported. */
  sent?: readonly SentNumber[]
}

/** How many numbers are kept that she sent for help and did not report. */
const MOST_OTHERS = 10

type IsSame = (one: Fingerprint, other: Fingerprint) => boolean

/**
 * She allows something or no longer allows it. Everything else stays as it is. If a report is
 * decided, perhaps only its entries or its alert are left. Then there is nothing that could be
 * allowed.
 */
export const permitted = (
  current: Current,
  { use, allowed, exposure = 'never', sent = [] }: Wish,
  isSame: IsSame,
): ReportChange | undefined => {
  const { state, content } = current
  const forbidsWarning = use === 'warn' && !allowed
  if (!content) {
    const left = forbidsWarning && state === 'live' ? 'noted' : state
    return { state: left, content, remove: forbidsWarning ? 'all' : [], again: false }
  }
  const told = withNumbers(content, sent, isSame)
  const warns = use === 'warn' ? (allowed ? exposure : 'never') : content.exposure
  const consents = { ...content.consents, [use]: allowed }
  const wanted = { consents, exposure: warns, subjects: told.subjects }
  return consented({ ...current, content: told }, wanted)
}

/**
 * She taps whether she wants a case worker, as moderators asked her. "Yes" allows it at once;
 * undefined if nobody asks any more.
 */
export const helpAnswered = (
  current: Current,
  answer: 'yes' | 'no',
  isSame: IsSame,
): ReportChange | undefined => {
  const change = answered(current, { ready: answer })
  if (!change || answer === 'no') return change
  const asked = { state: current.state, content: change.content }
  const allowed = permitted(asked, { use: 'caseWorker', allowed: true }, isSame)
  return allowed && { ...allowed, again: true }
}

/**
 * A report with the numbers that she sent: with the subject if it is the same number, otherwise
 * apart.
 */
const withNumbers = (content: Content, sent: readonly SentNumber[], isSame: IsSame): Content => {
  const subjects = content.subjects.map((subject) => {
    const again = sent.find((one) => isSame(one.fingerprint, subject.fingerprint))
    return again ? { ...subject, number: again.number } : subject
  })
  const others = sent.filter(
    (one) => !subjects.some((subject) => isSame(subject.fingerprint, one.fingerprint)),
  )
  if (others.length === 0) return { ...content, subjects }
  const all = [...(content.otherNumbers ?? []), ...others.map(({ number }) => number)]
  return { ...content, subjects, otherNumbers: [...new Set(all)].slice(-MOST_OTHERS) }
}
