import type { Transaction } from '../../database/database.ts'
import { numbersAsNeeded, usable, waitingCopy } from '../blacklist/consents.ts'
import type { Consents, ReportFacts } from '../blacklist/reports.ts'
import { isFinal } from '../blacklist/review.ts'
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

/** What a case may be handed over for. */
export const HAND_OVERS = [
  'caseWorker',
  'policeForMe',
  'policeAnonymous',
] as const satisfies readonly (keyof Consents)[]

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

  /** What her consents allow to hand over; undefined if they allow nothing. */
  const handedOver = (told: ReportFacts): ReportFacts | undefined => {
    for (const use of HAND_OVERS) {
      const given = usable(told, use)
      if (given) return given
    }
    return undefined
  }

  const read =
    (now: Date) =>
    ({ id, month, level, content: sealed }: Awaited<ReturnType<typeof rows>>[number]) => {
      const content = sealed && readable(id, sealed)
      if (!content || !isFinal(content, now)) return []
      const told = handedOver(content)
      return told ? [{ id, month, level, told }] : []
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
     * Destroys what was kept for the case. False if there is none with that id. Must be called in a
     * transaction.
     */
    async close(id: string, now: Date): Promise<boolean> {
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
    },
  }
}

const NOTHING_HANDED_OVER = { caseWorker: false, policeAnonymous: false, policeForMe: false }
