import type { Transaction } from '../../database/database.ts'

/**
 * read: shown to a moderator · approve, decline, brigade: decided · hold, ask: put off · merge: decided
 * together with another · split: by itself again · pass: left for later · undo: the last of these taken back · revoke: a
 * membership ended · objection: a case opened, read, looked at · case: handed over to a case worker · alert, stop,
 * withdraw: a moderator's own alert sent, ended, taken back
 */
export type AuditAction =
  | 'read'
  | 'approve'
  | 'decline'
  | 'brigade'
  | 'hold'
  | 'ask'
  | 'merge'
  | 'split'
  | 'pass'
  | 'undo'
  | 'revoke'
  | 'import'
  | 'objection'
  | 'objection.cancel'
  | 'objection.read'
  | 'objection.stays'
  | 'objection.goes'
  | 'case.read'
  | 'case.close'
  | 'alert'
  | 'stop'
  | 'withdraw'

/** What can be taken back, and that it was. */
const DECISIONS: AuditAction[] = ['approve', 'decline', 'brigade', 'hold', 'ask', 'merge', 'undo']

const HOUR = 60 * 60 * 1000

/** The hour only: the minute would say which alert went out because of it, and so to which town. */
const hourOf = (time: Date): Date => new Date(Math.floor(time.getTime() / HOUR) * HOUR)

/** Who read and decided what, and in which hour. The database refuses to change or delete a row. */
export const auditStore = (db: Transaction) => ({
  async note(
    actor: string,
    action: AuditAction,
    now: Date,
    about: { reportId?: string; level?: number } = {},
  ): Promise<void> {
    // What was left for later comes back by the minute, and sends nothing.
    const at = action === 'pass' ? now : hourOf(now)
    await db.audit.create({ data: { actor, action, at, ...about } })
  },

  /** The report that a moderator decided on last, and not before that hour; undefined when she took that back. */
  async lastDecided(actor: string, after: Date): Promise<string | undefined> {
    const last = await db.audit.findFirst({
      where: { actor, at: { gte: hourOf(after) }, action: { in: DECISIONS } },
      orderBy: { id: 'desc' },
    })
    return last?.action === 'undo' ? undefined : (last?.reportId ?? undefined)
  },
})
