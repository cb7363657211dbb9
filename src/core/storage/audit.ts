import type { Transaction } from './database.ts'

export type AuditAction =
  | 'read'
  | 'approve'
  | 'decline'
  | 'pass'
  | 'revoke'
  | 'alert'
  | 'stop'
  | 'withdraw'

/** Who read and decided what. The database refuses to change or delete a row. */
export const auditStore = (db: Transaction) => ({
  async note(
    actor: string,
    action: AuditAction,
    now: Date,
    about: { reportId?: string; level?: number } = {},
  ): Promise<void> {
    await db.audit.create({ data: { actor, action, at: now, ...about } })
  },
})
