import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../database/database.ts'
import {
  dueAfter,
  isDoneWhenDue,
  onAgreeing,
  readTag,
  type SecondVerdict,
  seerTag,
} from '../blacklist/pending.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { type Deciding, FREE, type Locked, lockedReports } from './locked-reports.ts'
import {
  type Looking,
  type Pending,
  type PendingContent,
  type Proposal,
  pendingRows,
} from './pending-rows.ts'

/**
 * Decisions of one moderator that others see before they take effect. Every function must be called
 * in a transaction.
 */
export const pendingStore = (db: Transaction, keys: Keys) => {
  const { lock, isHers, asRead, together } = lockedReports(db, keys)
  const { seal, save, rows, unchanged, standing, tagsOf, isNotFor, locked } = pendingRows(db, keys)

  const wait = async (
    proposal: Proposal,
    reports: readonly Locked[],
    { sender, now }: Pick<Deciding, 'sender' | 'now'>,
  ): Promise<Date> => {
    const id = randomUUID()
    const dueAt = dueAfter(now)
    const content: PendingContent = {
      proposal,
      reports: reports.map((one) => ({ id: one.id, tag: readTag(keys, one.id, one.content) })),
      by: tagsOf(id, [sender]),
      seen: [],
      agreed: false,
    }
    await db.pending.create({ data: { id, dueAt, content: seal(id, content) } })
    // Nobody has these reports open any more; they wait with the decision.
    await db.report.updateMany({ where: { id: { in: reports.map((one) => one.id) } }, data: FREE })
    return dueAt
  }

  /** The reports that a pending decision is about. Moderators read them only with that decision. */
  const reports = async (now: Date): Promise<string[]> => {
    const found: string[] = []
    for (const row of await rows())
      if (row.dueAt > now) found.push(...(await unchanged(row)).map(({ id }) => id))
    return found
  }

  return {
    /**
     * Lets a decision wait. It is about a report that she has open, those that are decided with it,
     * and `others` that nobody has open. Returns the time at which the wait ends. Undefined if
     * another moderator was quicker.
     */
    async propose(
      proposal: Exclude<Proposal, { kind: 'alert' }>,
      id: string,
      { second, others = [] }: { second: boolean; others?: readonly string[] },
      deciding: Deciding,
    ): Promise<Date | undefined> {
      const all =
        proposal.kind === 'decline'
          ? await together(id, second, deciding)
          : await asRead(id, second, deciding).then((one) => one && [one])
      if (!all) return undefined
      const waiting = others.length > 0 ? await reports(deciding.now) : []
      for (const other of others) {
        const one = await lock(other, ['received'])
        if (!one || one.claim || isHers(one, deciding) || waiting.includes(other)) return undefined
        all.push(one)
      }
      return wait(proposal, all, deciding)
    },

    /** The same for an alert. */
    proposeAlert: (
      proposal: Extract<Proposal, { kind: 'alert' }>,
      deciding: Pick<Deciding, 'sender' | 'now'>,
    ): Promise<Date> => wait(proposal, [], deciding),

    /** The decisions that this moderator is to look at. `left`: those that she left for later. */
    async waiting(looking: Looking, now: Date, left: ReadonlySet<string>): Promise<Pending[]> {
      const found: Pending[] = []
      for (const row of await rows()) {
        const stands = row.dueAt > now && !left.has(row.id) && (await standing(row))
        if (stands && !isNotFor(row, stands.about, looking)) found.push(stands.pending)
      }
      return found
    },

    reports,

    /**
     * Saves that another moderator prevents a decision or agrees, and returns what follows. If that
     * is `done`, the caller must carry it out now. Undefined if she may not look at it any more.
     */
    async look(
      id: string,
      { sender, senders }: { sender: Bytes; senders: readonly Bytes[] },
      verdict: SecondVerdict,
      now: Date,
    ): Promise<
      { pending: Pending; follows: 'prevented' | 'done' | 'waitsAgain' | 'waitsOn' } | undefined
    > {
      await db.$queryRaw`SELECT id FROM pending WHERE id = ${id}::uuid FOR UPDATE`
      const [row] = await rows({ id })
      if (row) await locked(row)
      const stands = row && row.dueAt > now && (await standing(row))
      const looking = { senders: [sender, ...senders] }
      if (!row || !stands || isNotFor(row, stands.about, looking)) return undefined
      const { pending } = stands
      const { content } = row
      if (verdict === 'prevent') {
        await db.pending.delete({ where: { id } })
        return { pending, follows: 'prevented' }
      }
      const follows = onAgreeing({ kind: content.proposal.kind, agreed: content.agreed })
      if (follows === 'done') await db.pending.delete({ where: { id } })
      else {
        const seen = [...content.seen, seerTag(keys, sender, id)]
        // Everybody else is to see that two agreed, including the moderator who decided.
        if (follows === 'waitsAgain')
          await save(id, { ...content, agreed: true, seen, by: [] }, dueAfter(now))
        else await save(id, { ...content, seen })
      }
      return { pending, follows }
    },

    /** Takes back her decision on a report. False if there is no such decision of hers. */
    async takeBack(reportId: string, { senders }: Looking): Promise<boolean> {
      for (const { id, content } of await rows()) {
        const hers = tagsOf(id, senders)
        const isAbout = content.reports.some((one) => one.id === reportId)
        if (!isAbout || !content.by.some((tag) => hers.includes(tag))) continue
        await db.pending.delete({ where: { id } })
        return true
      }
      return false
    },

    /**
     * Ends decisions whose wait is over. Returns those that are to be carried out. Reports that
     * have changed meanwhile wait for a new decision.
     */
    async takeDue(now: Date): Promise<Pending[]> {
      const done: Pending[] = []
      for (const row of await rows({ dueAt: { lte: now } })) {
        const { kind } = row.content.proposal
        await locked(row)
        const stands = await standing(row)
        await db.pending.delete({ where: { id: row.id } })
        if (stands && isDoneWhenDue({ kind, agreed: row.content.agreed })) done.push(stands.pending)
      }
      return done
    },

    /**
     * How many peers are about to be shut out without the operator having been told. Counts each
     * once.
     */
    async untold(): Promise<number> {
      let count = 0
      for (const { id, content } of await rows()) {
        if (content.proposal.kind !== 'shutOut' || content.told) continue
        await save(id, { ...content, told: true })
        count += 1
      }
      return count
    },

    /** Gives what one sender decided or looked at to another. */
    async reauthor(from: Bytes, to: Bytes): Promise<void> {
      for (const { id, content } of await rows()) {
        const [was, is] = [seerTag(keys, from, id), seerTag(keys, to, id)]
        const renamed = (tags: string[]) => tags.map((tag) => (tag === was ? is : tag))
        if ([...content.by, ...content.seen].includes(was))
          await save(id, { ...content, by: renamed(content.by), seen: renamed(content.seen) })
      }
    },
  }
}
export type PendingStore = ReturnType<typeof pendingStore>
