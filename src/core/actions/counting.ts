import type { Counted, TallyKind } from '../blacklist/tallies.ts'
import { quarterOf } from '../blacklist/warning.ts'

/** Adds up counts. Those that have not been written are lost in a crash. */
export interface Counting {
  note(kind: TallyKind, key: string, now: Date): void
  /** Writes the counts since the last flush. If that fails, they are written the next time. */
  flush(write: (quarter: number, counted: Counted[]) => Promise<void>): Promise<void>
}

/**
 * Counts what must not be written down each time. A row that a check changes would show when the
 * check was, and the counter that changes at the same time would show whose it was.
 */
export const createCounting = (): Counting => {
  const noted = new Map<string, Counted & { quarter: number; by: number }>()

  const add = (quarter: number, { kind, key, by = 1 }: Counted): void => {
    const name = `${quarter} ${kind} ${key}`
    const before = noted.get(name)?.by ?? 0
    noted.set(name, { quarter, kind, key, by: before + by })
  }

  return {
    note: (kind, key, now) => add(quarterOf(now), { kind, key }),
    async flush(write) {
      const all = [...noted.values()]
      noted.clear()
      for (const quarter of new Set(all.map((one) => one.quarter))) {
        const counted = all.filter((one) => one.quarter === quarter)
        await write(
          quarter,
          counted.map(({ kind, key, by }) => ({ kind, key, by })),
        ).catch((fault: unknown) => {
          for (const one of counted) add(quarter, one)
          throw fault
        })
      }
    },
  }
}
