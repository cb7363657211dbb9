/**
 * A report in which something else would be listed than what was approved is read again, always: from
 * whichever chat the change comes, and whatever lay open there.
 */
import type { Current, ReportChange } from './receipt-changes.ts'
import type { ReportFacts } from './reports.ts'

/** A change, after which nothing is approved that no moderator has read. */
export const readAgain = (before: Current, change: ReportChange): ReportChange => {
  const { state, content } = change
  const isApproved = before.state === 'seconding' || before.state === 'approved'
  if (!isApproved || state !== before.state || !before.content || !content) return change
  if (!('group' in content) || listedIn(before.content) === listedIn(content)) return change
  const { decided: _, undo: __, mergedWith: ___, entries = [], ...told } = content
  return { state: 'received', content: told, remove: entries, again: true }
}

/** What of it colleagues would be warned of. */
const listedIn = ({ harms, subjects, city, flags, descriptors }: ReportFacts): string =>
  JSON.stringify([harms, subjects.map(({ fingerprint }) => fingerprint), city, flags, descriptors])
