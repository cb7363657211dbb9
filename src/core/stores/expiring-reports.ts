import type { Transaction } from '../../database/database.ts'
import { usable } from '../blacklist/consents.ts'
import { type Content, keptSince } from '../blacklist/reports.ts'
import { HAND_OVERS } from '../cases/handed-over.ts'
import type { Keys } from '../terms/keys.ts'
import { reportSeal } from './report-seal.ts'

/** What became of reports whose year is over. */
export interface ExpiredReports {
  /** Nobody has ever read them, as reports or as cases, so they stay. */
  unread: number
  /** They were open cases, and are deleted. */
  cases: number
  /** They were read, but nobody decided on them, and are deleted. */
  undecided: number
}

/** The states of a report on which nobody has decided for good. */
const UNDECIDED = ['received', 'seconding', 'merged']

/**
 * Deletes reports whose year is over, counted from the month of the last addition. What nobody
 * has read stays, and what is not deleted in its turn is counted, so that none of it goes in
 * silence. `inUse`: reports of cases in which somebody writes; they stay.
 */
export const expireReports = async (
  db: Transaction,
  keys: Keys,
  now: Date,
  inUse: readonly string[],
): Promise<ExpiredReports> => {
  const { readable } = reportSeal(keys)
  const month = keptSince(now)
  const rows = await db.report.findMany({
    where: { month: { lt: month }, id: { notIn: [...inUse] } },
    select: { id: true, state: true, content: true },
  })
  const reads = await db.audit.findMany({
    where: { reportId: { in: rows.map(({ id }) => id) }, action: { in: ['read', 'case.read'] } },
    select: { reportId: true, action: true },
  })
  const isRead = (id: string, as: string): boolean =>
    reads.some(({ reportId, action }) => reportId === id && action === as)
  const found: ExpiredReports = { unread: 0, cases: 0, undecided: 0 }

  const isAdded = ({ addedIn }: Content): boolean =>
    addedIn !== undefined && addedIn >= month.toISOString().slice(0, 7)

  /** Whether it must go, and counts what it was if that must be told. */
  const goes = ({ id, state, content: sealed }: (typeof rows)[number]): boolean => {
    const content = sealed && readable(id, sealed)
    if (!content) return true
    if (isAdded(content)) return false
    const isUndecided = UNDECIDED.includes(state)
    const isCase = HAND_OVERS.some((use) => usable(content, use) !== undefined)
    if (!isUndecided && !isCase) return true
    const wasRead = isRead(id, isUndecided ? 'read' : 'case.read')
    found[!wasRead ? 'unread' : isUndecided ? 'undecided' : 'cases'] += 1
    return wasRead
  }

  const over = rows.filter(goes).map(({ id }) => id)
  await db.report.deleteMany({ where: { id: { in: over } } })
  return found
}
