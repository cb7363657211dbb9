import { voiceTag } from '../blacklist/reports.ts'
import type { Harm, Level } from '../blacklist/taxonomy.ts'
import type { Entry } from '../blacklist/warning.ts'
import { hex } from '../hex.ts'
import type { Bytes, Keys } from '../keys.ts'
import type { Transaction } from './database.ts'

/** An entry to be written. */
export interface NewEntry {
  id: string
  subjectId: string
  level: Level
  harms: Harm[]
  quarter: number
  voice: Bytes
  expiresOn: Date
  withdrawal: Bytes
}

/** Rows at once. */
const BATCH = 2000

/** What the list holds live. Nothing in it leads back to a report. */
export const entryStore = (db: Transaction, keys: Keys) => {
  const seal = (id: string, harms: Harm[]): Bytes =>
    keys.seal('report', `entry ${id}`, JSON.stringify(harms))

  return {
    /** What is live about each of these subjects. */
    async of(subjectIds: readonly string[]): Promise<Map<string, Entry[]>> {
      // Mostly nobody has listed them, and Prisma would ask all the same.
      const rows =
        subjectIds.length === 0
          ? []
          : await db.entry.findMany({ where: { subjectId: { in: [...subjectIds] } } })
      const found = new Map<string, Entry[]>(subjectIds.map((id) => [id, []]))
      for (const row of rows) {
        found.get(row.subjectId)?.push({
          // The column takes 1 to 4 only.
          level: row.level as Level,
          harms: JSON.parse(keys.open('report', `entry ${row.id}`, row.harms)),
          quarter: row.quarter,
          voice: hex(row.voice),
        })
      }
      return found
    },

    async write(entries: readonly NewEntry[]): Promise<void> {
      await db.entry.createMany({
        data: entries.map((entry) => ({ ...entry, harms: seal(entry.id, entry.harms) })),
      })
    },

    /** Raises a provisional entry to what two moderators agreed on. */
    async confirm(id: string, to: { level: Level; harms: Harm[]; expiresOn: Date }): Promise<void> {
      await db.entry.updateMany({
        where: { id },
        data: { level: to.level, harms: seal(id, to.harms), expiresOn: to.expiresOn },
      })
    },

    /** On every subject, what one group said is another's voice. */
    async revoice(from: string, to: string): Promise<void> {
      for (let last: string | undefined; ; ) {
        const rows = await db.entry.findMany({
          select: { id: true, subjectId: true, voice: true },
          ...(last !== undefined && { where: { id: { gt: last } } }),
          orderBy: { id: 'asc' },
          take: BATCH,
        })
        for (const { id, subjectId, voice } of rows) {
          if (Buffer.compare(voice, voiceTag(keys, from, subjectId)) !== 0) continue
          const data = { voice: voiceTag(keys, to, subjectId) }
          await db.entry.updateMany({ where: { id }, data })
        }
        last = rows.at(-1)?.id
        if (rows.length < BATCH) return
      }
    },

    async remove(ids: readonly string[]): Promise<void> {
      await db.entry.deleteMany({ where: { id: { in: [...ids] } } })
    },

    /** Deletes what has expired, and subjects about which nothing is left. */
    async expire(today: Date): Promise<number> {
      const { count } = await db.entry.deleteMany({ where: { expiresOn: { lte: today } } })
      // One that is being written to is locked and left alone; one that has just been written to is
      // refused by the foreign key, and the next time finds what is true then.
      await db.$executeRaw`
        DELETE FROM subject WHERE id IN (
          SELECT id FROM subject WHERE NOT EXISTS (SELECT FROM entry WHERE subject_id = subject.id)
          FOR UPDATE SKIP LOCKED)`
      return count
    },

    async count(): Promise<{ level: number; count: number }[]> {
      const rows = await db.entry.groupBy({ by: ['level'], _count: true })
      return rows.map(({ level, _count }) => ({ level, count: _count }))
    },
  }
}
