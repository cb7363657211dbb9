import type { Transaction } from '../../database/database.ts'
import { numbersAsNeeded, waitingCopy } from '../blacklist/consents.ts'
import type { ReportFacts } from '../blacklist/reports.ts'
import { isFinal } from '../blacklist/review.ts'
import { handedOver, NOTHING_HANDED_OVER } from '../cases/handed-over.ts'
import type { Keys } from '../terms/keys.ts'
import { reportSeal } from './report-seal.ts'

/** A report whose reporter asked for a case worker, or for the police to be told. */
export interface HandedOver {
  id: string
  /** The first day of the month in which the report came. */
  month: Date
  level: number | null
  told: ReportFacts
}

/**
 * Decided reports that are kept for a case worker until the operator closes the case. SQL only to
 * lock a row.
 */
export const caseStore = (db: Transaction, keys: Keys) => {
  const { seal, open, readable } = reportSeal(keys)

  const rows = (id?: string) =>
    db.report.findMany({
      where: {
        ...(id !== undefined && { id }),
        // An approved report may wait for its week, and one that is only counted warns nobody. Help
        // waits for neither.
        state: { in: ['approved', 'live', 'noted', 'declined'] },
        content: { not: null },
      },
      orderBy: [{ month: 'asc' }, { id: 'asc' }],
    })

  const read =
    (now: Date) =>
    ({ id, month, level, content: sealed }: Awaited<ReturnType<typeof rows>>[number]) => {
      const content = sealed && readable(id, sealed)
      if (!content || !isFinal(content, now)) return []
      const told = handedOver(content)
      return told ? [{ id, month, level, told }] : []
    }

  const close = async (id: string, now: Date): Promise<boolean> => {
    const [row] = await db.$queryRaw<{ state: string; content: Uint8Array }[]>`
      SELECT state::text, content FROM report
      WHERE id = ${id}::uuid AND state IN ('approved', 'live', 'noted', 'declined') AND content IS NOT NULL
      FOR UPDATE`
    const content = row && open(id, row.content)
    if (!content || !isFinal(content, now) || !handedOver(content)) return false
    // A report that waits to be published still needs its content. Publishing it destroys the
    // content.
    const waits = row.state === 'approved'
    const consents = { ...content.consents, ...NOTHING_HANDED_OVER }
    const kept = numbersAsNeeded({ ...content, consents })
    const left = waits ? seal(id, waitingCopy(kept)) : null
    await db.report.update({ where: { id }, data: { content: left, author: null } })
    return true
  }

  return {
    /** Every open case, the oldest first. */
    async all(now: Date): Promise<HandedOver[]> {
      return (await rows()).flatMap(read(now))
    },

    /** One open case; undefined if there is none with that id. */
    async of(id: string, now: Date): Promise<HandedOver | undefined> {
      return (await rows(id)).flatMap(read(now))[0]
    },

    /**
     * What a case worker may see of a report, decided or not; undefined if it is gone or she did not
     * ask for one.
     */
    async facts(id: string): Promise<ReportFacts | undefined> {
      const row = await db.report.findUnique({ where: { id } })
      const content = row?.content && readable(id, row.content)
      return content ? handedOver(content) : undefined
    },

    /**
     * Nobody is to help any more: the copy of a decided report is destroyed, and of any other what
     * only helpers needed. Must be called in a transaction.
     */
    async end(id: string, now: Date): Promise<void> {
      if (await close(id, now)) return
      const [row] = await db.$queryRaw<{ content: Uint8Array }[]>`
        SELECT content FROM report WHERE id = ${id}::uuid AND content IS NOT NULL FOR UPDATE`
      const content = row && readable(id, row.content)
      if (!content) return
      const consents = { ...content.consents, ...NOTHING_HANDED_OVER }
      const left = seal(id, numbersAsNeeded({ ...content, consents }))
      await db.report.update({ where: { id }, data: { content: left } })
    },

    /**
     * Destroys what was kept for the case. False if there is none with that id. Must be called in a
     * transaction.
     */
    close,
  }
}
export type CaseStore = ReturnType<typeof caseStore>
