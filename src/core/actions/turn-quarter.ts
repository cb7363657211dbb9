import { GUESTS, voiceTag } from '../blacklist/reports.ts'
import { lonely, snapshotOf } from '../blacklist/snapshot.ts'
import type { Stores } from '../stores/stores.ts'
import { hex } from '../terms/hex.ts'
import type { Keys } from '../terms/keys.ts'

/**
 * Runs when a quarter begins. Removes entries that have had half their time and whose level no
 * second voice confirms, and counts the rest. Must be called in the transaction that writes the
 * reports that waited for this day.
 *
 * Both happen only then. An entry that disappeared when another voice was withdrawn, or a count
 * that grew with a report, would show whose it was. Entries of the new quarter are not counted.
 */
export const turnQuarter = async (
  { entries, snapshots }: Stores,
  keys: Keys,
  { quarter, turned }: { quarter: number; turned: boolean },
): Promise<void> => {
  await entries.bringForward()
  await snapshots.clear()
  for (let last: string | undefined; ; ) {
    const subjects = await entries.subjectsAfter(last)
    if (subjects.length === 0) return
    last = subjects.at(-1)?.subjectId
    const gone: string[] = []
    const counted = subjects.flatMap(({ subjectId, entries: kept }) => {
      const guests = hex(voiceTag(keys, GUESTS, subjectId))
      const shown = kept.filter(({ suspended }) => !suspended)
      const alone = turned ? lonely(kept, shown, { guests, quarter }) : []
      gone.push(...alone.map(({ id }) => id))
      const left = shown.filter((one) => one.quarter < quarter && !alone.includes(one))
      const snapshot = snapshotOf(left, guests)
      return snapshot ? [{ subjectId, ...snapshot }] : []
    })
    await entries.remove(gone)
    await snapshots.keep(counted)
  }
}
