import type { Transaction } from '../../database/database.ts'
import { cannotWait } from '../blacklist/review.ts'
import type { Keys } from '../terms/keys.ts'
import { reportSeal } from './report-seal.ts'

/**
 * The ids of reports of grave and recent dangers, or of who needs a doctor now, that came before this hour began and that no moderator has
 * opened.
 */
export const graveUnopened = async (db: Transaction, keys: Keys, now: Date): Promise<string[]> => {
  const { readable } = reportSeal(keys)
  const rows = await db.report.findMany({
    where: { state: 'received', content: { not: null } },
    select: { id: true, content: true },
  })
  const hour = now.toISOString().slice(0, 13)
  const grave = rows.flatMap(({ id, content: sealed }) => {
    const content = sealed && readable(id, sealed)
    return content && cannotWait(content) && (content.came ?? '') < hour ? [id] : []
  })
  const opened = await db.audit.findMany({
    where: { reportId: { in: grave }, action: 'read' },
    select: { reportId: true },
  })
  const known = new Set(opened.map(({ reportId }) => reportId))
  return grave.filter((id) => !known.has(id))
}
