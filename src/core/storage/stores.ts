import type { Bytes, Keys } from '../keys.ts'
import { auditStore } from './audit.ts'
import { codeStore } from './codes.ts'
import { counterStore } from './counters.ts'
import type { Database, Transaction } from './database.ts'
import { entryStore } from './entries.ts'
import { memberStore } from './members.ts'
import { reportStore } from './reports.ts'
import { sentMessageStore } from './sent-messages.ts'
import { sessionStore } from './sessions.ts'
import { subjectStore } from './subjects.ts'

/** Every store, bound to one transaction. */
export const storesIn = (db: Transaction, { keys, sql }: { keys: Keys; sql: Database['sql'] }) => {
  const members = memberStore(db, keys)
  const sessions = sessionStore(db, keys)
  const sent = sentMessageStore(db, keys)
  return {
    members,
    sessions,
    codes: codeStore(db, keys),
    counters: counterStore(db),
    reports: reportStore(db, keys),
    entries: entryStore(db, keys),
    subjects: subjectStore({ sql }, keys),
    audit: auditStore(db),
    sent,

    /** Deletes everything about a sender but her reports, which only their receipts lead back to. */
    async wipe(sender: Bytes, now: Date): Promise<void> {
      await sent.release(sender, now)
      await members.forget(sender)
      await sessions.forget(sender)
    },
  }
}
export type Stores = ReturnType<typeof storesIn>
