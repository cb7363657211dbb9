import type { Transaction } from '../../database/database.ts'
import { ASIDE_FOR, LEFT_FOR } from '../blacklist/review.ts'

/**
 * read: shown to a moderator · approve, decline: decided · hold, ask: put off for all · aside: put
 * off for herself · take: read although it was put off for all · merge: decided together with
 * another · split: decided by itself again · pass: left for later · undo: the last of
 * these taken back · number: she was shown what the list knows of a number that she had decided on
 * · wait: decided, and others are to see it first; agree, prevent: what they said · revoke: a
 * membership ended · objection: a case opened, read, looked at · case: what a case worker, or the
 * operator, did with what somebody asked help for · duty: that a case worker on duty read an alarm, or
 * answered · alert, stop, withdraw: a moderator's own alert sent, ended, taken back
 */
export type AuditAction =
  | 'read'
  | 'approve'
  | 'decline'
  | 'hold'
  | 'aside'
  | 'take'
  | 'ask'
  | 'merge'
  | 'split'
  | 'pass'
  | 'undo'
  | 'number'
  | 'wait.decline'
  | 'wait.shutOut'
  | 'wait.question'
  | 'wait.alert'
  | 'agree'
  | 'prevent'
  | 'revoke'
  | 'import'
  | 'objection'
  | 'objection.cancel'
  | 'objection.read'
  | 'objection.look'
  | 'case.read'
  | 'case.close'
  | 'case.claim'
  | 'case.claim.read'
  | 'case.number'
  | 'case.write'
  | 'case.release'
  | 'case.hand'
  | 'case.passed'
  | 'case.code'
  | 'case.reopen'
  | 'duty.read'
  | 'duty.answer'
  | 'alert'
  | 'stop'
  | 'withdraw'

/**
 * The decisions that can be taken back, the taking back, and what a moderator must not know while
 * she can still change a decision.
 */
const DECISIONS: AuditAction[] = [
  ...(['approve', 'decline', 'hold', 'ask', 'merge', 'undo', 'number'] as const),
  ...(['wait.decline', 'wait.shutOut', 'wait.question'] as const),
]

/** What leaves a report opened, and not decided on. */
const OPENING: string[] = ['read', 'pass', 'aside', 'take'] satisfies AuditAction[]

const HOUR = 60 * 60 * 1000

/**
 * The hour only: the minute would say which alert went out because of a decision, and so which town
 * it was about.
 */
const hourOf = (time: Date): Date => new Date(Math.floor(time.getTime() / HOUR) * HOUR)

/** Who read and decided what, and in which hour. The database refuses to change or delete a row. */
export const auditStore = (db: Transaction) => ({
  async note(
    actor: string,
    action: AuditAction,
    now: Date,
    about: { reportId?: string; level?: number } = {},
  ): Promise<void> {
    // What was left for later comes back after some minutes, so its minute is needed. Nothing is
    // sent because of it.
    const at = action === 'pass' ? now : hourOf(now)
    await db.audit.create({ data: { actor, action, at, ...about } })
  },

  /** The reports that a moderator left for later, or put off for herself, and is not shown yet. */
  async leftBy(actor: string, now: Date): Promise<ReadonlySet<string>> {
    const since = (age: number) => ({ gt: new Date(now.getTime() - age) })
    const passed = await db.audit.findMany({
      where: {
        actor,
        OR: [
          { action: 'pass', at: since(LEFT_FOR) },
          { action: 'aside', at: since(ASIDE_FOR) },
        ],
      },
      select: { reportId: true },
    })
    return new Set(passed.flatMap(({ reportId }) => reportId ?? []))
  },

  /** How often somebody did something since a time, to the hour. */
  count(actor: string, action: AuditAction, since: Date): Promise<number> {
    return db.audit.count({ where: { actor, action, at: { gt: hourOf(since) } } })
  },

  /** Which of these reports somebody has read as a moderator. */
  async readBy(actor: string, reportIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await db.audit.findMany({
      where: { actor, action: 'read', reportId: { in: [...reportIds] } },
      select: { reportId: true },
    })
    return new Set(rows.flatMap(({ reportId }) => reportId ?? []))
  },

  /** Which of these were opened, and nothing was decided on them since. */
  async opened(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await db.audit.findMany({
      where: { reportId: { in: [...ids] } },
      orderBy: { id: 'asc' },
      select: { reportId: true, action: true },
    })
    const opened = new Set<string>()
    for (const { reportId, action } of rows) {
      if (!reportId) continue
      if (OPENING.includes(action)) opened.add(reportId)
      else opened.delete(reportId)
    }
    return opened
  },

  /** Which of these were ever read by a moderator. */
  async everRead(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await db.audit.findMany({
      where: { reportId: { in: [...ids] }, action: 'read' },
      select: { reportId: true },
    })
    return new Set(rows.flatMap(({ reportId }) => reportId ?? []))
  },

  /** How much stands under a moderator's mark. */
  async countOf(actor: string): Promise<number> {
    return db.audit.count({ where: { actor } })
  },

  /**
   * The report that a moderator decided on last, in the hour of `after` or later. Undefined if she
   * took that back, or has since seen what the list knows of its number.
   */
  async lastDecided(actor: string, after: Date): Promise<string | undefined> {
    const last = await db.audit.findFirst({
      where: { actor, at: { gte: hourOf(after) }, action: { in: DECISIONS } },
      orderBy: { id: 'desc' },
    })
    const isOver = last?.action === 'undo' || last?.action === 'number'
    return isOver ? undefined : (last?.reportId ?? undefined)
  },
})
