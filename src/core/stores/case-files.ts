import type { Transaction } from '../../database/database.ts'
import type { NoticeWish } from '../blacklist/reports.ts'
import {
  aged,
  canBeGuarded,
  closed,
  emptied,
  FORGOTTEN_AFTER,
  helpAllowed,
  openedAgain,
  REOPENS_FOR,
  readBy,
  type Wording,
  written,
} from '../cases/case-file.ts'
import { inOrder, isFree, isUntaken } from '../cases/claims.ts'
import type { Keys } from '../terms/keys.ts'
import type { CaseHead } from './case-heads.ts'
import { caseRows, type KeptFile, type Opener } from './case-rows.ts'
import type { CaseStore } from './cases.ts'

/**
 * Whether the PIN that she chose guards her case. `late`: somebody has answered, or passed it on;
 * `other`: another PIN guards it; `gone`: it is not there any more.
 */
export type Guarding = 'done' | 'late' | 'other' | 'gone'

const DAY = 24 * 60 * 60 * 1000

/**
 * What reporters and case workers write to each other. SQL only to lock rows. What changes something
 * must be called in a transaction.
 */
export const caseFileStore = (db: Transaction, keys: Keys, { cases }: { cases: CaseStore }) => {
  const { create, save, all, locked, lockedBy, ofReceipt, receiptOf, wayOf } = caseRows(db, keys)

  /**
   * Lets a PIN lead to a case that has none, and gives the case to save; undefined if it is too late
   * for one. As if it were made now, so that choosing a PIN does not show that it was there before.
   */
  const choose = async (bare: KeptFile, opener: Opener): Promise<KeptFile | undefined> => {
    if (!canBeGuarded(bare)) return undefined
    await db.caseFile.update({ where: { id: bare.id }, data: { way: wayOf(opener) } })
    return { ...bare, guarded: true, opened: [] }
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
        file = bare && (await choose(bare, opener))
        isChosen = file !== undefined
      }
      if (!file) return undefined
      const read = readBy(file, 'her')
      const seen = { ...(enters && !isChosen ? openedAgain(read, now) : read), id: file.id }
      await save(seen)
      return { ...seen, opened: file.opened ?? [] }
    },

    /**
     * Guards a case that has no PIN, right after it was made and in the same chat: so she also reads
     * what she wrote before she chose the PIN.
     */
    async guard(opener: Opener): Promise<Guarding> {
      const bare = await lockedBy({ ...opener, pin: '' })
      if (!bare) {
        if (await lockedBy(opener)) return 'done'
        return (await ofReceipt(opener.receipt)).length > 0 ? 'other' : 'gone'
      }
      const file = await choose(bare, opener)
      if (!file) return 'late'
      await save({ ...file, letters: file.letters.map(({ hidden: _, ...letter }) => letter) })
      return 'done'
    },

    /** Whether a receipt leads to any case, whatever its PIN. */
    async isKnown(receipt: string): Promise<boolean> {
      return (await db.caseFile.count({ where: { receipt: receiptOf(receipt) } })) > 0
    },

    /** Whether a receipt is that of a question: it leads to a case, and never led to a report. */
    async isQuestion(receipt: string): Promise<boolean> {
      const files = await ofReceipt(receipt)
      return files.length > 0 && !files.some(({ reportId, hasReport }) => hasReport || reportId)
    },

    /** The random ids of a receipt's cases. */
    async idsOf(receipt: string): Promise<string[]> {
      const rows = await db.caseFile.findMany({
        where: { receipt: receiptOf(receipt) },
        select: { id: true },
      })
      return rows.map(({ id }) => id)
    },

    /**
     * Gives a report whose reporter allows help from now on to the case that her receipt has: that
     * of the report, else one that is about nothing. A closed one is open again. False if there is
     * none.
     */
    async allowHelp(
      receipt: string,
      about: { reportId: string; urgent: boolean },
      now: Date,
    ): Promise<boolean> {
      const files = await ofReceipt(receipt)
      const file =
        files.find(({ reportId }) => reportId === about.reportId) ??
        files.find(({ reportId }) => reportId === undefined)
      if (file) await save({ ...helpAllowed(file, about, now), id: file.id })
      return file !== undefined
    },

    /** The case of a report is as urgent as what its reporter tells and allows now. */
    async follow(receipt: string, about: { reportId: string; urgent: boolean }): Promise<void> {
      for (const file of await ofReceipt(receipt))
        if (file.reportId === about.reportId && file.urgent !== about.urgent)
          await save({ ...file, urgent: about.urgent })
    },

    /** Her letter. False if there is no room for it, or no case any more. */
    async writeHers(opener: Opener, says: Wording, now: Date): Promise<boolean> {
      const file = await lockedBy(opener)
      const after = file && written(file, 'her', says, now)
      if (file && after) await save({ ...after, id: file.id })
      return after !== undefined
    },

    /** Keeps with the question of a receipt where whoever asked is told of an answer, or nothing. */
    async wish(receipt: string, wish: NoticeWish | undefined): Promise<void> {
      for (const { wish: _, ...file } of await ofReceipt(receipt))
        await save({ ...file, ...(wish && { wish }) })
    },

    /** Deletes every case of a receipt. */
    async withdraw(receipt: string): Promise<number> {
      return (await db.caseFile.deleteMany({ where: { receipt: receiptOf(receipt) } })).count
    },

    /** What was passed on of a receipt's cases, which cannot be taken back. */
    async passedOn(receipt: string): Promise<boolean> {
      const files = await ofReceipt(receipt)
      return files.some(({ passed }) => passed !== undefined && 'told' in passed)
    },

    /** Closes the cases of a report whose copy the operator has destroyed. */
    async closeOf(reportId: string, now: Date): Promise<void> {
      for (const { id, reportId: about } of await all(now)) {
        if (about !== reportId) continue
        // A case worker may have written in it, or closed it, a moment ago.
        const file = await locked(id, now)
        if (file && file.state !== 'closed') await save({ ...emptied(closed(file, now)), id })
      }
    },

    /** What a case worker sees: hers, what waits for all, and what was closed lately. */
    async shownTo(
      memberId: string,
      now: Date,
    ): Promise<{ hers: CaseHead[]; free: CaseHead[]; closed: CaseHead[] }> {
      const files = await all(now)
      return {
        hers: inOrder(files.filter((one) => one.worker === memberId && one.state !== 'closed')),
        free: inOrder(files.filter(isFree)),
        closed: files.filter(
          ({ state, since }) => state === 'closed' && now.getTime() - since <= REOPENS_FOR,
        ),
      }
    },

    /** The cases that nobody has taken and that have waited too long. */
    async untaken(now: Date): Promise<CaseHead[]> {
      return (await all(now)).filter((one) => isFree(one) && isUntaken(one, now))
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
          await save({ ...emptied(file), id })
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
