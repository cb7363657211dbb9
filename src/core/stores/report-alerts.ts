import { randomInt } from 'node:crypto'
import type { Transaction } from '../../database/database.ts'
import { type AlertContent, lagOf, takenBack } from '../alerts/alert.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { openAlert } from './alert-seal.ts'

/** An alert that is to go out. */
export interface NewAlert {
  content: AlertContent
  /** What only the receipt of its report can make. */
  withdrawal?: Bytes
  /** The alert that it takes the place of, or takes back. */
  corrects?: string
  /** So long (ms) later; until then nobody knows of it, and what it corrects goes on. */
  lag?: number
}

/** An alert of a report: it goes out, or is to begin. */
interface ReportAlert {
  id: string
  content: AlertContent
  corrects: string | null
  /** Nobody knows of it yet. */
  isToBegin: boolean
}

/** The alerts of a report, found by what only its receipt can make: a tag, from its withdrawal tag in hex. */
export const reportAlerts = (
  db: Transaction,
  keys: Keys,
  publish: (alert: NewAlert, now: Date) => Promise<string | undefined>,
) => {
  // Only the receipt leads to it, as to an entry.
  const tagOf = (report: string): Bytes => keys.tag('receipt', 'alert', report)

  /** Those that are not over, and that nothing has corrected or is to correct. */
  const uncorrected = async (withdrawal: Bytes, now: Date): Promise<ReportAlert[]> => {
    const rows = await db.alert.findMany({ where: { withdrawal } })
    const corrected = new Set(rows.map(({ corrects }) => corrects))
    return rows
      .filter(({ id, expiresAt }) => !corrected.has(id) && expiresAt > now)
      .flatMap(({ id, content: sealed, corrects, startedAt }) => {
        const content = openAlert(keys, id, sealed)
        if (!content || content.takenBack) return []
        return [{ id, content, corrects, isToBegin: startedAt > now }]
      })
  }

  /** Deletes one that nobody knows of yet; gives what it was to take the place of. */
  const drop = async ({ id, corrects }: ReportAlert): Promise<string | undefined> => {
    await db.alert.delete({ where: { id } })
    return corrects ?? undefined
  }

  return {
    /** Sends the alert of a report some time after what the list says of it, in place of an earlier one. */
    async publishOf(content: AlertContent, report: string, now: Date): Promise<void> {
      const withdrawal = tagOf(report)
      const [earlier] = await uncorrected(withdrawal, now)
      // Nobody is called twice to read the same.
      if (earlier?.content.level === content.level) return
      const corrects = earlier?.isToBegin ? await drop(earlier) : earlier?.id
      const lag = lagOf(content.level, randomInt)
      await publish({ content, withdrawal, lag, ...(corrects && { corrects }) }, now)
    },

    /** Takes back the alerts of a report: only those who got one are told. */
    async withdrawOf(report: string, now: Date): Promise<void> {
      const withdrawal = tagOf(report)
      // Until there is none: a moderator may correct one of them at this moment.
      for (;;) {
        const [one] = await uncorrected(withdrawal, now)
        if (!one) return
        if (one.isToBegin) await drop(one)
        else await publish({ content: takenBack(one.content), withdrawal, corrects: one.id }, now)
      }
    },
  }
}
