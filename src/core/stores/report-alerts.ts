import { randomInt } from 'node:crypto'
import type { Transaction } from '../../database/database.ts'
import { type AlertContent, lagOf, takenBack } from '../alerts/alert.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { openAlert } from './alert-seal.ts'

/** An alert that is to go out. */
export interface NewAlert {
  content: AlertContent
  /** A tag that only the receipt of its report can make. */
  withdrawal?: Bytes
  /** The alert that this one replaces or takes back. */
  corrects?: string
  /**
   * It begins this much later, in milliseconds. Until then nobody knows of it, and the alert that
   * it corrects goes on.
   */
  lag?: number
}

/** An alert of a report. It is going out, or has yet to begin. */
interface ReportAlert {
  id: string
  content: AlertContent
  corrects: string | null
  /** It has not begun, so nobody knows of it. */
  isToBegin: boolean
}

/**
 * The alerts of a report. A tag leads to them, made from the withdrawal tag (in hex) that only the
 * report's receipt can make.
 */
export const reportAlerts = (
  db: Transaction,
  keys: Keys,
  publish: (alert: NewAlert, now: Date) => Promise<string | undefined>,
) => {
  // Only the receipt leads to an alert, just as to an entry.
  const tagOf = (report: string): Bytes => keys.tag('receipt', 'alert', report)

  /** Alerts that are not over, and that no other alert has corrected or is to correct. */
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

  /** Deletes an alert that has not begun. Returns the alert that it was to replace. */
  const drop = async ({ id, corrects }: ReportAlert): Promise<string | undefined> => {
    await db.alert.delete({ where: { id } })
    return corrects ?? undefined
  }

  return {
    /**
     * Sends the alert of a report some time after its entries are on the list. It replaces an
     * earlier alert.
     */
    async publishOf(content: AlertContent, report: string, now: Date): Promise<void> {
      const withdrawal = tagOf(report)
      const [earlier] = await uncorrected(withdrawal, now)
      // Peers are not alerted twice to the same thing.
      if (earlier?.content.level === content.level) return
      const corrects = earlier?.isToBegin ? await drop(earlier) : earlier?.id
      const lag = lagOf(content, randomInt)
      await publish({ content, withdrawal, lag, ...(corrects && { corrects }) }, now)
    },

    /** Takes back the alerts of a report. Only those who got one are told. */
    async withdrawOf(report: string, now: Date): Promise<void> {
      const withdrawal = tagOf(report)
      // Repeated until none is left, because a moderator may correct one at the same moment.
      for (;;) {
        const [one] = await uncorrected(withdrawal, now)
        if (!one) return
        if (one.isToBegin) await drop(one)
        else
          await publish(
            { content: takenBack(one.content, 'withdrawn'), withdrawal, corrects: one.id },
            now,
          )
      }
    },
  }
}
