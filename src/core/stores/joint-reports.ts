import type { Transaction } from '../../database/database.ts'
import { joined, leaderless, withoutLeader, withoutOthers } from '../blacklist/joint-reports.ts'
import type { Content } from '../blacklist/reports.ts'
import type { Keys } from '../terms/keys.ts'
import { type Deciding, type Locked, lockedReports } from './locked-reports.ts'

/**
 * Reports about the same event: they are decided together, but each has its own voice, receipt and
 * consents.
 */
export const jointReportStore = (db: Transaction, keys: Keys) => {
  const { lock, isHers, asRead, save, keep } = lockedReports(db, keys)

  /**
   * Joins other reports to this one, so that they are decided together. Leaves out those that
   * another moderator has open. False if none is joined.
   */
  const merge = async (
    id: string,
    otherIds: readonly string[],
    deciding: Deciding,
  ): Promise<boolean> => {
    const one = await asRead(id, false, deciding)
    if (!one) return false
    const others: Locked[] = []
    for (const otherId of otherIds) {
      const other = await lock(otherId, ['received'])
      if (other && !other.claim && !isHers(other, deciding)) others.push(other)
    }
    const all = joined(one, others, deciding)
    if (!all) return false
    // The moderator goes on reading this report.
    await keep(id, all.one)
    for (const other of all.others) await save(other, { state: 'merged' })
    return true
  }

  return {
    merge,

    /**
     * Separates joined reports, so that each waits by itself again. False if another moderator was
     * quicker.
     */
    async split(id: string, deciding: Deciding): Promise<boolean> {
      const one = await asRead(id, false, deciding)
      if (!one) return false
      await keep(id, withoutOthers(one.content))
      for (const other of one.content.merged ?? []) {
        const locked = await lock(other, ['merged'])
        if (locked?.content.mergedWith !== id) continue
        await save({ id: other, content: withoutLeader(locked.content) }, { state: 'received' })
      }
      return true
    },

    /** Lets a report wait by itself if the report that it was joined to is gone. */
    async letGo(id: string, state: 'merged' | 'seconding', content: Content): Promise<void> {
      if (!content.mergedWith) return
      const alone = state === 'merged' ? 'received' : 'seconding'
      const leader = await db.report.count({ where: { id: content.mergedWith, state: alone } })
      if (leader === 0) await save({ id, content: leaderless(content) }, { state: alone })
    },
  }
}
