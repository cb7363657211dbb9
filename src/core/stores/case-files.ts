import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../database/database.ts'
import {
  aged,
  type CaseFile,
  canBeGuarded,
  closed,
  FORGOTTEN_AFTER,
  lastTouched,
  openedAgain,
  REOPENS_FOR,
  readBy,
  standing,
  type Wording,
  written,
} from '../cases/case-file.ts'
import { inOrder, isFree } from '../cases/claims.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { CaseStore } from './cases.ts'
import { sealOf } from './kind-seal.ts'

/** A case file with its id. */
export interface KeptFile extends CaseFile {
  id: string
}

/** What opens a case: the tag of the receipt in hex, and her PIN; empty if she has none. */
export interface Opener {
  receipt: string
  pin: string
}

const DAY = 24 * 60 * 60 * 1000

/**
 * What reporters and case workers write to each other. SQL only to lock rows. Every function must be
 * called in a transaction.
 */
export const caseFileStore = (db: Transaction, keys: Keys, { cases }: { cases: CaseStore }) => {
  const { seal, readable } = sealOf<CaseFile>(keys, 'case')
  const receiptOf = (receipt: string): Bytes => keys.tag('receipt', 'case', receipt)
  const wayOf = ({ receipt, pin }: Opener): Bytes => keys.tag('receipt', 'letters', receipt, pin)

  type Row = { id: string; content: Uint8Array }
  const read = ({ id, content }: Row): KeptFile[] => {
    const file = readable(id, content)
    return file ? [{ ...file, id }] : []
  }

  /** The month in which something was last written or done. */
  const monthOf = (file: CaseFile): Date => {
    const last = new Date(lastTouched(file))
    return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth()))
  }

  const save = async ({ id, ...file }: KeptFile): Promise<void> => {
    await db.caseFile.update({
      where: { id },
      data: { content: seal(id, file), month: monthOf(file) },
    })
  }

  /** Those who are case workers now. */
  const workers = async (): Promise<(memberId: string) => boolean> => {
    const rows = await db.member.findMany({
      where: { OR: [{ role: 'caseworker' }, { role: 'moderator', alsoCases: true }] },
      select: { id: true },
    })
    const ids = new Set(rows.map(({ id }) => id))
    return (memberId) => ids.has(memberId)
  }

  const all = async (now: Date): Promise<KeptFile[]> => {
    const works = await workers()
    const rows = await db.caseFile.findMany()
    return rows.flatMap(read).map((file) => ({ ...standing(file, now, works), id: file.id }))
  }

  /** One case as it stands now, locked until the transaction ends. */
  const locked = async (id: string, now: Date): Promise<KeptFile | undefined> => {
    const rows = await db.$queryRaw<Row[]>`
      SELECT id, content FROM case_file WHERE id = ${id}::uuid FOR UPDATE`
    const [file] = rows.flatMap(read)
    return file && { ...standing(file, now, await workers()), id }
  }

  /** The case that a receipt and a PIN open, locked. */
  const lockedBy = async (opener: Opener): Promise<KeptFile | undefined> => {
    const rows = await db.$queryRaw<Row[]>`
      SELECT id, content FROM case_file WHERE way = ${wayOf(opener)} FOR UPDATE`
    return rows.flatMap(read)[0]
  }

  const create = async (opener: Opener, file: CaseFile): Promise<string> => {
    const id = randomUUID()
    await db.caseFile.create({
      data: {
        id,
        receipt: receiptOf(opener.receipt),
        way: wayOf(opener),
        month: monthOf(file),
        content: seal(id, { ...file, guarded: opener.pin !== '' }),
      },
    })
    return id
  }

  return {
    create,

    /**
     * The case that a receipt and a PIN open. The first PIN that is chosen before an answer comes
     * guards the answers from then on. Undefined if there is none: a wrong PIN cannot be told from that. `enters`: she
     * opens it now, which is counted; the count that is returned is that of before.
     */
    async open(opener: Opener, now: Date, enters: boolean): Promise<KeptFile | undefined> {
      let file = await lockedBy(opener)
      let isChosen = false
      if (!file && opener.pin !== '') {
        const bare = await lockedBy({ ...opener, pin: '' })
        if (bare && canBeGuarded(bare)) {
          await db.caseFile.update({ where: { id: bare.id }, data: { way: wayOf(opener) } })
          // As if it were made now, so that choosing a PIN does not show that it was there before.
          file = { ...bare, guarded: true, opened: [] }
          isChosen = true
        }
      }
      if (!file) return undefined
      const read = readBy(file, 'her')
      const seen = { ...(enters && !isChosen ? openedAgain(read, now) : read), id: file.id }
      await save(seen)
      return { ...seen, opened: file.opened ?? [] }
    },

    /** Whether a receipt leads to any case, whatever its PIN. */
    async isKnown(receipt: string): Promise<boolean> {
      return (await db.caseFile.count({ where: { receipt: receiptOf(receipt) } })) > 0
    },

    /** Whether a report has a case that is not closed. */
    async isOpenFor(reportId: string, now: Date): Promise<boolean> {
      return (await all(now)).some((one) => one.reportId === reportId && one.state !== 'closed')
    },

    /** Her letter. False if there is no room for it, or no case any more. */
    async writeHers(opener: Opener, says: Wording, now: Date): Promise<boolean> {
      const file = await lockedBy(opener)
      const after = file && written(file, 'her', says, now)
      if (file && after) await save({ ...after, id: file.id })
      return after !== undefined
    },

    /** Deletes every case of a receipt. */
    async withdraw(receipt: string): Promise<number> {
      return (await db.caseFile.deleteMany({ where: { receipt: receiptOf(receipt) } })).count
    },

    /** What was passed on of a receipt's cases, which cannot be taken back. */
    async passedOn(receipt: string): Promise<boolean> {
      const rows = await db.caseFile.findMany({ where: { receipt: receiptOf(receipt) } })
      return rows.flatMap(read).some(({ passed }) => passed !== undefined && 'told' in passed)
    },

    /** Closes the cases of a report whose copy the operator has destroyed. */
    async closeOf(reportId: string, now: Date): Promise<void> {
      for (const file of await all(now))
        if (file.reportId === reportId && file.state !== 'closed')
          await save({ ...closed(file, now), emptied: true, id: file.id })
    },

    /** What a case worker sees: hers, what waits for all, and what was closed lately. */
    async shownTo(
      memberId: string,
      now: Date,
    ): Promise<{ hers: KeptFile[]; free: KeptFile[]; closed: KeptFile[] }> {
      const files = await all(now)
      return {
        hers: inOrder(files.filter((one) => one.worker === memberId && one.state !== 'closed')),
        free: inOrder(files.filter(isFree)),
        closed: files.filter(
          ({ state, since }) => state === 'closed' && now.getTime() - since <= REOPENS_FOR,
        ),
      }
    },

    /** How many cases nobody has, and since when the one has waited that waits longest. */
    async waiting(now: Date): Promise<{ count: number; urgent: number; since: Date | undefined }> {
      const free = (await all(now)).filter(isFree)
      const oldest = free.reduce((least, { since }) => Math.min(least, since), now.getTime())
      return {
        count: free.length,
        urgent: free.filter(({ urgent }) => urgent).length,
        since: free.length > 0 ? new Date(oldest) : undefined,
      }
    },

    locked,
    save,

    /** The reports whose cases are not closed: they stay, however old they are. */
    async reportsInUse(now: Date): Promise<string[]> {
      const open = (await all(now)).filter(({ state, emptied }) => state !== 'closed' || !emptied)
      return open.flatMap(({ reportId }) => reportId ?? [])
    },

    /**
     * Closes cases in which nobody writes, destroys what their reports told once they cannot be
     * opened again, and deletes what is long closed. Returns how many have letters that nobody
     * reads, each once.
     */
    async expire(now: Date): Promise<number> {
      let unread = 0
      for (const { id } of await all(now)) {
        const file = await locked(id, now)
        const fate = file && aged(file, now)
        if (!file || fate === 'stays') continue
        const isLeft = file.reportId !== undefined && !file.emptied
        if (fate === 'goes') {
          // The bot may have stood still since the closing.
          if (isLeft) await cases.end(file.reportId ?? '', now)
          await db.caseFile.delete({ where: { id } })
        }
        if (fate === 'closes') await save({ ...closed(file, now), id })
        if (fate === 'alarm') {
          unread += 1
          await save({ ...file, alarmed: now.getTime() })
        }
        if (fate === 'empties' && file.reportId !== undefined) {
          await cases.end(file.reportId, now)
          await save({ ...file, emptied: true })
        }
      }
      // A row that cannot be opened any more tells nobody when its time is over.
      const damaged = new Date(now.getTime() - 12 * FORGOTTEN_AFTER - 6 * DAY)
      await db.caseFile.deleteMany({ where: { month: { lt: damaged } } })
      return unread
    },
  }
}
export type CaseFileStore = ReturnType<typeof caseFileStore>
