import { type Content, GUESTS } from '../../blacklist/reports.ts'
import { opened } from '../../cases/case-file.ts'
import { handedOver, isUrgentCase } from '../../cases/handed-over.ts'
import type { Opener } from '../../stores/case-rows.ts'
import type { Way } from '../../stores/receipts.ts'
import type { Stores } from '../../stores/stores.ts'
import type { Language } from '../../terms/text.ts'

/**
 * Opens the case of a report that asks for help, in the report's own transaction: help waits for no
 * moderator. Whether there is one now.
 */
export const openCase = async (
  { id, content, language }: { id: string; content: Content; language: Language },
  opener: Opener,
  stores: Stores,
  now: Date,
): Promise<boolean> => {
  if (!handedOver(content)) return false
  const about = {
    language,
    urgent: isUrgentCase(content),
    guarded: opener.pin !== '',
    reportId: id,
    ...(content.group === GUESTS && { guest: true as const }),
  }
  await stores.caseFiles.create(opener, opened(about, now))
  return true
}

/** The same for a report whose reporter allows it later. If it has a case, that one waits again. */
export const openIfAllowed = async (
  way: Way,
  language: Language,
  stores: Stores,
  now: Date,
): Promise<void> => {
  const found = await stores.receipts.find(way, now)
  if (!found?.content || !handedOver(found.content)) return
  const { id, content } = found
  const about = { reportId: id, urgent: isUrgentCase(content) }
  if (await stores.caseFiles.allowHelp(way.receipt, about, now)) return
  await openCase({ id, content, language }, { receipt: way.receipt, pin: '' }, stores, now)
}

/** What a report tells or allows has changed: its case is as urgent as it is now. */
export const followReport = async (way: Way, stores: Stores, now: Date): Promise<void> => {
  const found = await stores.receipts.find(way, now)
  if (!found) return
  const urgent = found.content !== undefined && isUrgentCase(found.content)
  await stores.caseFiles.follow(way.receipt, { reportId: found.id, urgent })
}
