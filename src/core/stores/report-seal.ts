import type { Opened } from '../blacklist/receipt-openings.ts'
import type { Content, ReportFacts } from '../blacklist/reports.ts'
import type { Bytes, Keys } from '../terms/keys.ts'

/**
 * Seals and opens the one copy of a report. After opening it, ask `usable` what may be done with
 * it.
 */
export const reportSeal = (keys: Keys) => {
  const seal = (id: string, content: Content | ReportFacts): Bytes =>
    keys.seal('report', id, JSON.stringify(content))
  const open = (id: string, sealed: Uint8Array): Content =>
    JSON.parse(keys.open('report', id, sealed))

  return {
    seal,
    open,
    /** Undefined for a damaged row. */
    readable(id: string, sealed: Uint8Array): Content | undefined {
      const whole = keys.openWhole('report', id, sealed)
      return whole === undefined ? undefined : JSON.parse(whole)
    },
    /** When its receipt was used last. */
    sealOpened: (id: string, opened: Opened): Bytes =>
      keys.seal('report', `opened ${id}`, JSON.stringify(opened)),
    openOpened: (id: string, sealed: Uint8Array): Opened =>
      JSON.parse(keys.open('report', `opened ${id}`, sealed)),
    /** Why a report was declined; only the peer with its receipt reads it. */
    sealReason: (id: string, reason: string): Bytes => keys.seal('report', `reason ${id}`, reason),
    openReason: (id: string, sealed: Uint8Array): string =>
      keys.open('report', `reason ${id}`, sealed),
  }
}
