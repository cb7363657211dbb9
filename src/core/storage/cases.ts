import type { Consents, Content, Told } from '../blacklist/reports.ts'
import type { Keys } from '../keys.ts'
import type { Transaction } from './database.ts'

/** A report whose reporter asked for a case worker, or for the police to be told. */
export interface HandedOver {
  id: string
  /** First day of the month in which it came. */
  month: Date
  level: number | null
  told: Told
}

/** What a case may be handed over for. */
export const HAND_OVERS = [
  'caseWorker',
  'policeAnonymous',
  'policeForMe',
] as const satisfies readonly (keyof Consents)[]

/** Decided reports that are kept for a case worker until the operator closes the case. */
export const caseStore = (db: Transaction, keys: Keys) => {
  const wanted = ({ consents }: Told): boolean => HAND_OVERS.some((use) => consents[use])

  const rows = (id?: string) =>
    db.report.findMany({
      where: {
        ...(id !== undefined && { id }),
        // Approved ones may wait for their week; she who asked for help need not.
        state: { in: ['approved', 'live', 'noted'] },
        content: { not: null },
      },
      orderBy: [{ month: 'asc' }, { id: 'asc' }],
    })

  const read = ({ id, month, level, content }: Awaited<ReturnType<typeof rows>>[number]) => {
    const told: Told = JSON.parse(keys.open('report', id, content ?? new Uint8Array()))
    return wanted(told) ? [{ id, month, level, told }] : []
  }

  return {
    /** Every open case, the oldest first. */
    async all(): Promise<HandedOver[]> {
      return (await rows()).flatMap(read)
    },

    /** One open case; undefined when there is none of that id. */
    async of(id: string): Promise<HandedOver | undefined> {
      return (await rows(id)).flatMap(read)[0]
    },

    /** Destroys what was kept for the case. False when there is none of that id. To be called in a transaction. */
    async close(id: string): Promise<boolean> {
      const [row] = await db.$queryRaw<{ state: string; content: Uint8Array }[]>`
        SELECT state, content FROM report
        WHERE id = ${id}::uuid AND state IN ('approved', 'live', 'noted') AND content IS NOT NULL
        FOR UPDATE`
      if (!row) return false
      const content: Content = JSON.parse(keys.open('report', id, row.content))
      if (!wanted(content)) return false
      // What still waits to be published is needed for that; then it goes like any other.
      const consents = { warn: content.consents.warn, ...NOTHING_HANDED_OVER }
      const subjects = content.subjects.map(({ number: _, ...rest }) => rest)
      const left = keys.seal('report', id, JSON.stringify({ ...content, consents, subjects }))
      await db.report.update({
        where: { id },
        data: { content: row.state === 'approved' ? left : null },
      })
      return true
    },
  }
}

const NOTHING_HANDED_OVER = { caseWorker: false, policeAnonymous: false, policeForMe: false }
