import type { Content } from '../../blacklist/reports.ts'
import { isUrgent } from '../../blacklist/review.ts'
import { opened } from '../../cases/case-file.ts'
import { handedOver } from '../../cases/handed-over.ts'
import type { Opener } from '../../stores/case-files.ts'
import type { Way } from '../../stores/receipts.ts'
import type { Stores } from '../../stores/stores.ts'
import type { Language } from '../../terms/text.ts'

/**
 * Opens the case of a report that asks for help, in the report's own transaction: help waits for no
 * moderator.
 */
export const openCase = async (
  { id, content, language }: { id: string; content: Content; language: Language },
  opener: Opener,
  stores: Stores,
  now: Date,
): Promise<void> => {
  if (!handedOver(content)) return
  const about = { language, urgent: isUrgent(content), guarded: opener.pin !== '', reportId: id }
  await stores.caseFiles.create(opener, opened(about, now))
}

/** The same for a report whose reporter allows it later, unless it has a case. */
export const openIfAllowed = async (
  way: Way,
  language: Language,
  stores: Stores,
  now: Date,
): Promise<void> => {
  const found = await stores.receipts.find(way, now)
  if (!found?.content || (await stores.caseFiles.isKnown(way.receipt))) return
  const { id, content } = found
  await openCase({ id, content, language }, { receipt: way.receipt, pin: '' }, stores, now)
}
