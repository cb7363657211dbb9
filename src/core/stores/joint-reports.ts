import type { Transaction } from '../../database/database.ts'
import type { Content } from '../blacklist/reports.ts'
import type { Keys } from '../terms/keys.ts'
import { type Deciding, lockedReports } from './locked-reports.ts'
import { reportSeal } from './report-seal.ts'

/** Reports that tell the same: decided together, each with its own voice, receipt and consents. */
export const mergeStore = (db: Transaction, keys: Keys) => {
  const { seal } = reportSeal(keys)
  const { lock, isHers, asRead, undoOf, save } = lockedReports(db, keys)

  return {
    /** Has another report decided together with this one, each staying its own voice; false when somebody was quicker. */
    async merge(id: string, otherId: string, deciding: Deciding): Promise<boolean> {
      const one = await asRead(id, false, deciding)
      const other = one && (await lock(otherId, ['received']))
      // Neither a chain of them, nor what somebody else has open.
      if (!one || !other || other.content.merged || other.claim) return false
      if (isHers(other, deciding)) return false
      const merged = [...(one.content.merged ?? []), otherId]
      const undo = { ...undoOf(one, deciding), others: [otherId] }
      // She goes on reading it.
      const content = seal(id, { ...one.content, merged, undo })
      await db.report.update({ where: { id }, data: { content } })
      const joined = { ...other.content, mergedWith: id, undo: undoOf(other, deciding) }
      await save({ id: otherId, content: joined }, { state: 'merged' })
      return true
    },

    /** Has what was to be decided together wait one by one again; false when somebody was quicker. */
    async split(id: string, deciding: Deciding): Promise<boolean> {
      const one = await asRead(id, false, deciding)
      if (!one) return false
      const { merged = [], undo: _, ...content } = one.content
      await db.report.update({ where: { id }, data: { content: seal(id, content) } })
      for (const other of merged) {
        const locked = await lock(other, ['merged'])
        if (locked?.content.mergedWith !== id) continue
        const { mergedWith: _with, undo: _undo, ...alone } = locked.content
        await save({ id: other, content: alone }, { state: 'received' })
      }
      return true
    },

    /** Lets a report wait by itself when the one that it was to be decided with is gone. */
    async letGo(id: string, state: 'merged' | 'seconding', content: Content): Promise<void> {
      const { mergedWith, ...rest } = content
      if (!mergedWith) return
      const alone = state === 'merged' ? 'received' : 'seconding'
      if ((await db.report.count({ where: { id: mergedWith, state: alone } })) > 0) return
      await save({ id, content: rest }, { state: alone })
    },
  }
}
