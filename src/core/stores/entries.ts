import type { Prisma, Transaction } from '../../database/database.ts'
import type { Danger } from '../blacklist/danger.ts'
import { fingerprintIn } from '../blacklist/fingerprint.ts'
import { voiceTag } from '../blacklist/reports.ts'
import type { Stance } from '../blacklist/stance.ts'
import type { Harm, Level } from '../blacklist/taxonomy.ts'
import type { Entry } from '../blacklist/warning.ts'
import { hex, sameBytes } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { entrySeal } from './entry-seal.ts'
import { stanceSeal } from './stances.ts'
import type { TombstoneStore } from './tombstones.ts'

/** An entry to be written. */
export interface NewEntry {
  id: string
  subjectId: string
  level: Level
  harms: Harm[]
  dangers: Danger[]
  quarter: number
  voice: Bytes
  expiresOn: Date
  withdrawal: Bytes
  /** Said while it was not listed yet. */
  stance?: Stance
}

/** An entry that somebody objects to, or that was written since. */
export interface DisputedEntry extends Entry {
  /** What whoever reported says of it now. */
  stance?: Stance
  /** The level that the first moderator fixed, if a second one has not agreed yet. */
  fixed?: Level
}

/** How many rows, and how many subjects with all their rows, are read at once. */
const BATCH = 2000
const SUBJECTS = 500

/** An entry, with what matters only at the end of a quarter. */
export interface ListedEntry extends Entry {
  /** Somebody objects to it, so it is in no answer. */
  suspended: boolean
}

/** The entries that the list holds live. Nothing in an entry leads back to a report. */
export const entryStore = (db: Transaction, keys: Keys, tombstones: TombstoneStore) => {
  const { harms: seal, dangers: sealDangers, read, isWhole } = entrySeal(keys)
  const stances = stanceSeal(keys)

  type Row = Awaited<ReturnType<typeof db.entry.findMany>>[number]
  const lookedAt = (row: Row, levels: ReadonlyMap<string, Level>): DisputedEntry => {
    const stance = stances.open(row.id, row.stance)
    const fixed = levels.get(row.id)
    const isOther = fixed !== undefined && fixed !== row.level
    return { ...read(row), ...(stance && { stance }), ...(isOther && { fixed }) }
  }

  /** Writes tombstones for entries, from a day on or at once. Returns their ids. */
  const bury = async (which: Prisma.EntryWhereInput, leaves?: Date): Promise<string[]> => {
    const rows = await db.entry.findMany({ where: which, include: { subject: true } })
    await tombstones.add(
      rows.map(({ id, subject, voice }) => ({
        entry: id,
        subject: subject.id,
        fingerprint: fingerprintIn({ layer: subject.layer, tag: subject.fingerprint }),
        voice: hex(voice),
        ...(leaves && { leaves: leaves.toISOString() }),
      })),
    )
    return rows.map(({ id }) => id)
  }

  return {
    /**
     * The live entries about each of these subjects, without those that are hidden because of an
     * objection.
     */
    async of(subjectIds: readonly string[]): Promise<Map<string, Entry[]>> {
      // Prisma would query even if there is none.
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

    /**
     * The entries about a subject that somebody objects to, whether they are hidden, and the
     * entries that were written since. `levels`: those that a first moderator fixed.
     */
    async disputed(
      subjectId: string,
      levels: ReadonlyMap<string, Level>,
    ): Promise<{ disputed: DisputedEntry[]; hidden: boolean; since: DisputedEntry[] }> {
      const rows = await db.entry.findMany({
        where: { subjectId },
        orderBy: [{ level: 'desc' }, { quarter: 'desc' }, { id: 'asc' }],
      })
      return {
        disputed: rows.filter(({ disputed }) => disputed).map((row) => lookedAt(row, levels)),
        hidden: rows.some(({ suspended }) => suspended),
        since: rows.filter(({ disputed }) => !disputed).map((row) => lookedAt(row, levels)),
      }
    },

    async write(entries: readonly NewEntry[]): Promise<void> {
      await db.entry.createMany({
        data: entries.map(({ stance, ...entry }) => ({
          ...entry,
          stance: stances.seal(entry.id, stance),
          harms: seal(entry.id, entry.harms),
          dangers: sealDangers(entry.id, entry.dangers),
        })),
      })
    },

    /** Raises a provisional entry to what two moderators agreed on. */
    async confirm(
      id: string,
      to: Pick<NewEntry, 'level' | 'harms' | 'dangers' | 'expiresOn'>,
    ): Promise<void> {
      const { level, harms, dangers, expiresOn } = to
      await db.entry.updateMany({
        where: { id },
        data: { level, harms: seal(id, harms), dangers: sealDangers(id, dangers), expiresOn },
      })
    },

    /** The entries of the next subjects after the given one, some at a time. */
    async subjectsAfter(
      last: string | undefined,
    ): Promise<{ subjectId: string; entries: ListedEntry[] }[]> {
      const rows = await db.subject.findMany({
        where: { entries: { some: {} }, ...(last !== undefined && { id: { gt: last } }) },
        include: { entries: true },
        orderBy: { id: 'asc' },
        take: SUBJECTS,
      })
      return rows.map(({ id, entries }) => ({
        subjectId: id,
        // A damaged entry is left out, so that the others can still be published.
        entries: entries.filter(isWhole).map((row) => ({ ...read(row), suspended: row.suspended })),
      }))
    },

    /** Seals "no danger" and "nothing was said" into the entries that have neither yet. */
    async bringForward(): Promise<void> {
      const where = { OR: [{ dangers: null }, { stance: null }] }
      for (;;) {
        const rows = await db.entry.findMany({ where, take: BATCH })
        for (const { id, dangers } of rows) {
          const data = {
            stance: stances.seal(id),
            ...(!dangers && { dangers: sealDangers(id, []) }),
          }
          await db.entry.update({ where: { id }, data })
        }
        if (rows.length < BATCH) return
      }
    },

    /** Turns the voice of one group into the voice of another, on every subject. */
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

    /**
     * Takes entries off the list for good: no import and no backup brings them back. Returns how
     * many there were.
     */
    async takeAway(which: Prisma.EntryWhereInput): Promise<number> {
      const ids = await bury(which)
      return (await db.entry.deleteMany({ where: { id: { in: ids } } })).count
    },

    /** The same, but from a day on. */
    async takeAwayOn(leaves: Date, which: Prisma.EntryWhereInput): Promise<number> {
      const ids = await bury(which, leaves)
      await db.entry.updateMany({
        where: { id: { in: ids }, expiresOn: { gt: leaves } },
        data: { expiresOn: leaves },
      })
      return ids.length
    },

    /** Deletes entries that have tombstones and came back. Returns how many there were. */
    async removeAgain(ids: readonly string[]): Promise<number> {
      return db.$executeRaw`DELETE FROM entry WHERE id = ANY(${[...ids]}::uuid[])`
    },

    /** Gives an entry that came back its last day again. Returns how many changed. */
    async leaveAgain(id: string, leaves: Date): Promise<number> {
      return (
        await db.entry.updateMany({
          where: { id, expiresOn: { gt: leaves } },
          data: { expiresOn: leaves },
        })
      ).count
    },

    /**
     * Deletes entries that have expired, or that were withdrawn and leave with the others of a
     * week.
     */
    async expire(today: Date): Promise<void> {
      await db.entry.deleteMany({ where: { expiresOn: { lte: today } } })
    },

    async count(): Promise<{ level: number; count: number }[]> {
      const rows = await db.entry.groupBy({ by: ['level'], _count: true })
      return rows.map(({ level, _count }) => ({ level, count: _count }))
    },
  }
}
export type EntryStore = ReturnType<typeof entryStore>
