import type { Transaction } from '../../database/database.ts'
import { alertFrom, isTooOld } from '../alerts/alert.ts'
import { waitingCopy } from '../blacklist/consents.ts'
import {
  type Approval,
  type ApprovedState,
  approval,
  type Decider,
  declined,
  finalised,
  postponed,
  questioned,
  restored,
  STRONGEST,
  type Verdict,
} from '../blacklist/decisions.ts'
import { verdictOn } from '../blacklist/joint-reports.ts'
import type { ReporterQuestion } from '../blacklist/questions.ts'
import { approverTag, type Content } from '../blacklist/reports.ts'
import {
  canUndo,
  declineWaits,
  type PostponeReason,
  type PostponeTime,
  type Reason,
} from '../blacklist/review.ts'
import { countsOf } from '../blacklist/tallies.ts'
import type { Level } from '../blacklist/taxonomy.ts'
import { quarterOf } from '../blacklist/warning.ts'
import type { Keys } from '../terms/keys.ts'
import type { AlertStore } from './alerts.ts'
import { jointReportStore } from './joint-reports.ts'
import { type Deciding, EVERY_STATE, type Locked, lockedReports, SHOWN } from './locked-reports.ts'
import { reportSeal } from './report-seal.ts'
import type { TallyStore } from './tallies.ts'

/** The states of a report on which a decision can wait. */
const WAITED = ['received', 'seconding', 'merged'] as const

/**
 * Saves what moderators decide on a report, takes decisions back, and counts them. The rules are in
 * blacklist/decisions.ts.
 */
export const decisionStore = (
  db: Transaction,
  keys: Keys,
  { tallies, alerts }: { tallies: TallyStore; alerts: AlertStore },
) => {
  const { seal, sealReason } = reportSeal(keys)
  const { lock, lockDecided, asRead, together, save } = lockedReports(db, keys)
  const jointReports = jointReportStore(db, keys)

  /** Counts a decision in the figures; -1 takes the count back. */
  const count = async (
    report: { state: string; level: Level | null; content: Content },
    now: Date,
    by: 1 | -1,
  ): Promise<void> => {
    const counted = countsOf(report, now).map((one) => ({ ...one, by }))
    await tallies.add(quarterOf(now), counted)
  }

  /** Sends or takes back the alert of a report that is only counted; true if it sent one. */
  const warn = async ({ warnsAtOnce, content }: Approval, now: Date): Promise<boolean> => {
    const alert = warnsAtOnce && !isTooOld(content, now) ? alertFrom(content, true) : undefined
    if (alert) await alerts.publishOf(alert, content.withdrawal, now)
    else await alerts.withdrawOf(content.withdrawal, now)
    return alert !== undefined
  }

  const declineAll = async (
    all: readonly Locked[],
    reason: Reason,
    decider: Decider,
  ): Promise<string[]> => {
    const [, ...others] = all
    const entries: string[] = []
    for (const [index, one] of all.entries()) {
      const { content, remove } = declined(one, decider, index === 0 ? others : [])
      const sealed = sealReason(one.id, reason)
      await save({ id: one.id, content }, { state: 'declined', reason: sealed })
      await count({ ...one, state: 'declined' }, decider.now, 1)
      await alerts.withdrawOf(content.withdrawal, decider.now)
      entries.push(...remove)
    }
    return entries
  }

  return {
    /**
     * Saves a moderator's approval. A first approval at level 3 or 4 waits for a second moderator.
     * A report that lists nobody is only counted. Undefined if another moderator was quicker.
     */
    async approve(
      id: string,
      verdict: Verdict,
      deciding: Deciding,
    ): Promise<{ state: ApprovedState; entries: string[]; warns: boolean } | undefined> {
      const all = await together(id, verdict.second, deciding)
      if (!all) return undefined
      const [, ...others] = all
      const contents = all.map(({ content }) => content)
      const approvals: Approval[] = []
      let warns = false
      for (const [index, one] of all.entries()) {
        const by = approverTag(keys, deciding.sender, one.id)
        const own = verdictOn(one.content, contents, verdict)
        const made = approval(one, own, { ...deciding, by }, index === 0 ? others : [])
        const { state, level, content } = made
        await save({ id: one.id, content }, { state, level })
        await count(made, deciding.now, 1)
        if (state === 'noted' && (await warn(made, deciding.now))) warns = true
        approvals.push(made)
      }
      const state = STRONGEST.find((one) => approvals.some((made) => made.state === one))
      return { state: state ?? 'noted', entries: approvals.flatMap(({ remove }) => remove), warns }
    },

    /**
     * Declines a report and those that are decided with it. Returns the entries to remove. `waits`:
     * every other moderator is to see it first, and nothing is done. Undefined if another moderator
     * was quicker.
     */
    async decline(
      id: string,
      { reason, second }: { reason: Reason; second: boolean },
      deciding: Deciding,
    ): Promise<{ entries: string[] } | 'waits' | undefined> {
      const all = await together(id, second, deciding)
      if (!all) return undefined
      if (declineWaits(all.map(({ content }) => content))) return 'waits'
      return { entries: await declineAll(all, reason, deciding) }
    },

    /** Declines reports after other moderators had their time to see it. */
    async declineWaited(
      ids: readonly string[],
      reason: Reason,
      decider: Decider,
    ): Promise<{ entries: string[] }> {
      const all: Locked[] = []
      for (const id of ids) {
        const one = await lock(id, WAITED)
        if (one) all.push(one)
      }
      return { entries: await declineAll(all, reason, decider) }
    },

    /** Asks the reporter a question that a second moderator has read, too. */
    async askWaited(id: string, question: ReporterQuestion, decider: Decider): Promise<void> {
      const one = await lock(id, WAITED)
      if (!one) return
      const { content, heldUntil } = questioned(one, question, decider)
      await save({ id, content }, { heldUntil })
    },

    /**
     * Puts a report off for all, for some hours. False if another moderator was quicker, or if it
     * tells of a danger.
     */
    async postpone(
      id: string,
      { second, ...how }: { time: PostponeTime; why: PostponeReason; second: boolean },
      deciding: Deciding,
    ): Promise<boolean> {
      const one = await asRead(id, second, deciding)
      if (!one) return false
      const put = postponed(one, how, deciding)
      if (!put) return false
      await save({ id, content: put.content }, { putOffUntil: put.putOffUntil })
      return true
    },

    /**
     * Asks the reporter a question; she reads it when she comes with her receipt. False if another
     * moderator was quicker.
     */
    async ask(
      id: string,
      { question, second }: { question: ReporterQuestion; second: boolean },
      deciding: Deciding,
    ): Promise<boolean> {
      const one = await asRead(id, second, deciding)
      if (!one) return false
      const { content, heldUntil } = questioned(one, question, deciding)
      await save({ id, content }, { heldUntil })
      return true
    },

    /**
     * Takes back a moderator's last decision on a report. False if it is too late, or if another
     * moderator has decided since.
     */
    async undo(id: string, deciding: Deciding): Promise<boolean> {
      const restore = async (reportId: string) => {
        const one = await lock(reportId, EVERY_STATE)
        const before = one && restored(one.content, deciding)
        if (!before) return undefined
        const { state, level, content, decidedAt } = before
        await save({ id: reportId, content }, { state, level, ...SHOWN, reason: null })
        await count(one, decidedAt, -1)
        if (one.state === 'noted') await alerts.withdrawOf(content.withdrawal, deciding.now)
        return before
      }
      const before = await restore(id)
      for (const other of before?.others ?? []) await restore(other)
      return before !== undefined
    },

    /**
     * Empties decided reports whose decision can no longer be taken back. A report that was to be
     * decided with another one waits by itself again if that one is gone.
     */
    async finalise(now: Date): Promise<void> {
      for (const { id, state, content } of await lockDecided()) {
        if (!content || canUndo(content, now)) continue
        if (state === 'merged' || state === 'seconding')
          await jointReports.letGo(id, state, content)
        // An approved report that waits to be published loses its words, and nobody can change it
        // any more.
        if (state === 'approved' && content.undo)
          await db.report.update({
            where: { id },
            data: { content: seal(id, waitingCopy(content)), author: null },
          })
        const final = finalised(state, content)
        if (!final) continue
        await db.report.update({
          where: { id },
          data: { content: final.kept ? seal(id, final.kept) : null, author: null },
        })
      }
    },
  }
}
