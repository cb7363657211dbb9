import type { Prisma, Transaction } from '../../database/database.ts'
import { fingerprintIn } from '../blacklist/fingerprint.ts'
import { ALONE, LIFETIME_MONTHS, voiceTag } from '../blacklist/reports.ts'
import { type Harm, LEVELS, type Level } from '../blacklist/taxonomy.ts'
import { type Entry, quarterOf } from '../blacklist/warning.ts'
import { hex, sameBytes } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { sealOf } from './kind-seal.ts'
import type { TombstoneStore } from './tombstones.ts'

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
/** How many quarters an entry lives, beyond its own, that only one voice stands behind. */
const QUARTERS_ALONE = LEVELS.map((level) => (LIFETIME_MONTHS[level] * ALONE) / 3)

/** What the list holds live. Nothing in it leads back to a report. SQL only for what looks at other rows while it deletes. */
export const entryStore = (db: Transaction, keys: Keys, tombstones: TombstoneStore) => {
  const { seal, open } = sealOf<Harm[]>(keys, 'entry')

  type Row = Awaited<ReturnType<typeof db.entry.findMany>>[number]
  const read = (row: Row): Entry => ({
    // The column takes 1 to 4 only.
    level: LEVELS.find((level) => level === row.level) ?? 4,
    harms: open(row.id, row.harms),
    quarter: row.quarter,
    voice: hex(row.voice),
  })

  return {
    /** What is live about each of these subjects; nothing that somebody objects to. */
    async of(subjectIds: readonly string[]): Promise<Map<string, Entry[]>> {
      // Mostly nobody has listed them, and Prisma would ask all the same.
      const rows =
        subjectIds.length === 0
          ? []
          : await db.entry.findMany({
              where: { subjectId: { in: [...subjectIds] }, suspended: false },
            })
      const found = new Map<string, Entry[]>(subjectIds.map((id) => [id, []]))
      for (const row of rows) found.get(row.subjectId)?.push(read(row))
      return found
    },

    /** What somebody objects to about a subject, whether nobody is shown it, and what was written since. */
    async disputed(
      subjectId: string,
    ): Promise<{ disputed: Entry[]; hidden: boolean; since: Entry[] }> {
      const rows = await db.entry.findMany({
        where: { subjectId },
        orderBy: [{ level: 'desc' }, { quarter: 'desc' }, { id: 'asc' }],
      })
      return {
        disputed: rows.filter(({ disputed }) => disputed).map(read),
        hidden: rows.some(({ suspended }) => suspended),
        since: rows.filter(({ disputed }) => !disputed).map(read),
      }
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
          if (!sameBytes(voice, voiceTag(keys, from, subjectId))) continue
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

    /** Takes entries off the list for good: no import and no backup brings them back. How many there were. */
    async takeAway(which: Prisma.EntryWhereInput): Promise<number> {
      const rows = await db.entry.findMany({ where: which, include: { subject: true } })
      await tombstones.add(
        rows.map(({ id, subject, voice }) => ({
          entry: id,
          subject: subject.id,
          fingerprint: fingerprintIn({ layer: subject.layer, tag: subject.fingerprint }),
          voice: hex(voice),
        })),
      )
      return (await db.entry.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })).count
    },

    /** Deletes what is to stay away and came back; how many there were. */
    async removeAgain(ids: readonly string[]): Promise<number> {
      return db.$executeRaw`DELETE FROM entry WHERE id = ANY(${[...ids]}::uuid[])`
    },

    /**
     * Deletes what has expired. To be called in a transaction.
     *
     * Once a quarter, at its beginning, it also takes away what has had half its time and nobody else
     * says as much. Not on the day on which a second voice is withdrawn: that would show.
     */
    async expire(today: Date): Promise<void> {
      await db.entry.deleteMany({ where: { expiresOn: { lte: today } } })
      const quarter = quarterOf(today)
      const { count: begun } = await db.sweep.createMany({
        data: [{ quarter }],
        skipDuplicates: true,
      })
      if (begun > 0) {
        await db.$executeRaw`
          DELETE FROM entry WHERE id IN (
            SELECT e.id FROM entry e
            JOIN unnest(${LEVELS.map(Number)}::int[], ${QUARTERS_ALONE}::int[]) AS lives (level, quarters)
              ON lives.level = e.level
            WHERE e.quarter + lives.quarters < ${quarter}::int AND NOT EXISTS (
              SELECT FROM entry other WHERE other.subject_id = e.subject_id
                AND other.voice <> e.voice AND other.level >= e.level AND NOT other.suspended))`
        await db.sweep.deleteMany({ where: { quarter: { lt: quarter } } })
      }
    },

    async count(): Promise<{ level: number; count: number }[]> {
      const rows = await db.entry.groupBy({ by: ['level'], _count: true })
      return rows.map(({ level, _count }) => ({ level, count: _count }))
    },
  }
}
export type EntryStore = ReturnType<typeof entryStore>
