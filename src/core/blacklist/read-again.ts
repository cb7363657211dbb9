/**
 * If a change makes a report list something else than what was approved, the report is always read
 * again: from whichever chat the change comes, and whatever was open there.
 */
import type { Current, ReportChange } from './receipt-changes.ts'
import type { ReportFacts } from './reports.ts'

/** The change. After it, nothing is approved that no moderator has read. */
export const readAgain = (before: Current, change: ReportChange): ReportChange => {
  const { state, content } = change
  const isApproved = before.state === 'seconding' || before.state === 'approved'
  if (!isApproved || state !== before.state || !before.content || !content) return change
  if (!('group' in content) || listedIn(before.content) === listedIn(content)) return change
  const { decided: _, undo: __, mergedWith: ___, entries = [], ...told } = content
  return { state: 'received', content: told, remove: entries, again: true }
}

/** The parts of a report that colleagues would be warned of. */
const listedIn = ({ harms, subjects, city, flags, descriptors }: ReportFacts): string =>
  JSON.stringify([harms, subjects.map(({ fingerprint }) => fingerprint), city, flags, descriptors])
