import type { Transaction } from '../../database/database.ts'
import { alertFrom } from '../alerts/alert.ts'
import { keptAfterwards, usable } from '../blacklist/consents.ts'
import { approverTag, type Content, type Undo } from '../blacklist/reports.ts'
import {
  ANSWER_DAYS,
  canUndo,
  decidedState,
  HOLD_DAYS,
  type Hold,
  type HoldTime,
  harmsLeft,
  type Reason,
  UNDO,
  undone,
} from '../blacklist/review.ts'
import type { Harm, Level } from '../blacklist/taxonomy.ts'
import type { Keys } from '../terms/keys.ts'
import type { AlertStore } from './alerts.ts'
import { mergeStore } from './joint-reports.ts'
import { type Deciding, type Locked, lockedReports } from './locked-reports.ts'
import { reportSeal } from './report-seal.ts'
import { OUTCOMES, type Outcome, type TallyStore } from './tallies.ts'

/** What moderators decide on a report, and how it is taken back. */
export const decisionStore = (
  db: Transaction,
  keys: Keys,
  { tallies, alerts }: { tallies: TallyStore; alerts: AlertStore },
) => {
  const { seal, readable, sealReason } = reportSeal(keys)
  const { lock, asRead, together, undoOf, save } = lockedReports(db, keys)
  const merges = mergeStore(db, keys)

  /** Counts a decision in the figures, or, with -1, takes that back. */
  const count = async (
    { state, level, content }: Pick<Locked, 'content' | 'level'> & { state: string },
    now: Date,
    by: 1 | -1,
  ): Promise<void> => {
    const told = usable(content, 'statistics')
    if (!told || !isOutcome(state)) return
    const { language, came } = content
    const harms = harmsLeft(content)
    await tallies.count({ ...told, harms, language, came }, { outcome: state, level }, now, by)
  }

  /**
   * The one exception: a grave danger that names no number goes out when one moderator says so. Anything
   * else that is only counted warns nobody, nor does what was shown of it before.
   */
  const warnAtOnce = async (
    { level, content }: { level: Level | undefined; content: Content },
    now: Date,
  ): Promise<boolean> => {
    const isUrgent = level === 4 && content.subjects.length === 0 && content.exposure === 'reviewed'
    const alert = isUrgent ? alertFrom(content, true) : undefined
    if (alert) await alerts.publishOf(alert, content.withdrawal, now)
    else await alerts.withdrawOf(content.withdrawal, now)
    return alert !== undefined
  }

  const othersOf = (all: readonly Locked[]): Pick<Undo, 'others'> =>
    all.length > 1 ? { others: all.slice(1).map(({ id }) => id) } : {}

  return {
    /**
     * A moderator's approval. The first one of a level 3 or 4 waits for a second moderator's; what
     * lists nobody is only counted. Undefined when somebody else decided meanwhile.
     */
    async approve(
      id: string,
      { level, harms, second }: { level: Level | undefined; harms: Harm[]; second: boolean },
      deciding: Deciding,
    ): Promise<
      { state: 'approved' | 'seconding' | 'noted'; entries: string[]; warns: boolean } | undefined
    > {
      const all = await together(id, second, deciding)
      const [first] = all ?? []
      if (!all || !first) return undefined
      const extra = othersOf(all)
      const entries: string[] = []
      let warns = false
      const states: ('approved' | 'seconding' | 'noted')[] = []
      for (const one of all) {
        const left = harmsLeft(one.content).filter((harm) => harms.includes(harm))
        const state = decidedState(one.content, { level, harms: left, second })
        const { entries: written = [], ...content } = one.content
        if (state === 'noted') entries.push(...written)
        const decided = {
          // The first day counts, or the second approval would put the warning off by a week.
          day: content.decided?.day ?? deciding.today,
          level: level ?? 1,
          confirmed: state === 'approved',
          by: approverTag(keys, deciding.sender, one.id),
          harms: left,
        }
        const undo = { ...undoOf(one, deciding), ...(one === first && extra) }
        const kept = state === 'noted' ? content : one.content
        const decidedNow = { ...kept, decided, undo }
        await save({ id: one.id, content: decidedNow }, { state, level: level ?? null })
        await count({ state, level: level ?? null, content: decidedNow }, deciding.now, 1)
        if (state === 'noted' && (await warnAtOnce({ level, content: decidedNow }, deciding.now)))
          warns = true
        states.push(state)
      }
      const [state = 'noted'] = (['approved', 'seconding', 'noted'] as const).filter((one) =>
        states.includes(one),
      )
      return { state, entries, warns }
    },

    /** Declined, with those that are decided with it. Gives the entries that must go; undefined when somebody was quicker. */
    async decline(
      id: string,
      { reason, second, shutOut }: { reason: Reason; second: boolean; shutOut: boolean },
      deciding: Deciding,
    ): Promise<{ entries: string[] } | undefined> {
      const all = await together(id, second, deciding)
      const [first] = all ?? []
      if (!all || !first) return undefined
      const extra = othersOf(all)
      for (const one of all) {
        const { entries: _, ...content } = one.content
        const undo = {
          ...undoOf(one, deciding),
          ...(one === first && extra),
          ...(shutOut && { shutOut: true as const }),
        }
        const sealed = sealReason(one.id, reason)
        await save(
          { id: one.id, content: { ...content, undo } },
          { state: 'declined', reason: sealed },
        )
        await count({ ...one, state: 'declined' }, deciding.now, 1)
        await alerts.withdrawOf(content.withdrawal, deciding.now)
      }
      return { entries: all.flatMap(({ content }) => content.entries ?? []) }
    },

    /** Put off for some days; false when somebody else was quicker. */
    async hold(
      id: string,
      { time, why, second }: { time: HoldTime; why: Hold; second: boolean },
      deciding: Deciding,
    ): Promise<boolean> {
      const one = await asRead(id, second, deciding)
      if (!one) return false
      const content = { ...one.content, held: why, undo: undoOf(one, deciding) }
      await save({ id, content }, { heldUntil: inDays(deciding.today, HOLD_DAYS[time]) })
      return true
    },

    /** Asks the reporter something, who reads it when she comes with her receipt; false when somebody else was quicker. */
    async ask(
      id: string,
      { question, second }: { question: string; second: boolean },
      deciding: Deciding,
    ): Promise<boolean> {
      const one = await asRead(id, second, deciding)
      if (!one) return false
      const content = { ...one.content, question, undo: undoOf(one, deciding) }
      await save({ id, content }, { heldUntil: inDays(deciding.today, ANSWER_DAYS) })
      return true
    },

    /** Takes a moderator's last decision on a report back; false when it is too late, or another's came after it. */
    async undo(id: string, { handle, now }: Deciding): Promise<boolean> {
      const restore = async (reportId: string): Promise<Undo | undefined> => {
        const one = await lock(reportId, EVERY_STATE)
        const { undo } = one?.content ?? {}
        if (!one || !undo || undo.by !== handle || !canUndo(one.content, now)) return undefined
        const { state, level, before } = undo
        const content = undone(one.content, before)
        await save({ id: reportId, content }, { state, level, heldUntil: null, reason: null })
        // As it was counted then: by now it has waited longer, and a new quarter may have begun.
        await count(one, new Date(undo.until - UNDO), -1)
        const was: string = one.state
        if (was === 'noted') await alerts.withdrawOf(content.withdrawal, now)
        return undo
      }
      const undo = await restore(id)
      for (const other of undo?.others ?? []) await restore(other)
      return undo !== undefined
    },

    /**
     * Empties what was decided and can no longer be taken back; gives the groups that are to be shut
     * out. A report that was to be decided with one that is gone waits by itself again.
     */
    async settle(now: Date): Promise<string[]> {
      const rows = await db.$queryRaw<{ id: string; state: string; content: Uint8Array }[]>`
        SELECT id, state::text, content FROM report
        WHERE content IS NOT NULL AND (
          state IN ('declined', 'noted', 'merged', 'seconding')
          OR (state = 'approved' AND author IS NOT NULL))
        FOR UPDATE SKIP LOCKED`
      const groups: string[] = []
      for (const { id, state, content: sealed } of rows) {
        const content = readable(id, sealed)
        if (!content || canUndo(content, now)) continue
        if (state === 'merged' || state === 'seconding') await merges.letGo(id, state, content)
        if (state === 'approved') await db.report.update({ where: { id }, data: { author: null } })
        if (!content.undo || (state !== 'declined' && state !== 'noted')) continue
        if (content.undo.shutOut) groups.push(content.group)
        const kept = content.undo.shutOut ? undefined : keptAfterwards(content)
        await db.report.update({
          where: { id },
          data: { content: kept ? seal(id, kept) : null, author: null },
        })
      }
      return groups
    },
  }
}

const isOutcome = (state: string): state is Outcome => OUTCOMES.some((one) => one === state)

const EVERY_STATE = ['received', 'seconding', 'merged', 'approved', 'noted', 'declined']

const inDays = (today: string, days: number): Date => {
  const date = new Date(`${today}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date
}
