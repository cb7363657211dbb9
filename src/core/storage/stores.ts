import type { Bytes, Keys } from '../keys.ts'
import { idBytes } from '../members/owner.ts'
import type { Member } from '../members/peer.ts'
import { alertStore } from './alerts.ts'
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
import { subscriptionStore } from './subscriptions.ts'
import { dropAnswers } from './turns.ts'

/** Every store, bound to one transaction. */
export const storesIn = (db: Transaction, { keys, sql }: { keys: Keys; sql: Database['sql'] }) => {
  const members = memberStore(db, keys)
  const sessions = sessionStore(db, keys)
  const sent = sentMessageStore(db, keys)
  const reports = reportStore(db, keys)
  const counters = counterStore(db, keys)
  const subscriptions = subscriptionStore(db, keys)
  return {
    members,
    sessions,
    codes: codeStore(db, keys),
    reports,
    entries: entryStore(db, keys),
    subjects: subjectStore({ sql }, keys),
    audit: auditStore(db),
    sent,

    counters,
    subscriptions,
    alerts: alertStore(db, keys),

    /** Deletes everything about a sender but her reports, which only their receipts lead back to. */
    async wipe(sender: Bytes, now: Date): Promise<void> {
      await sent.release(sender, now)
      await dropAnswers(db, sender)
      await reports.disown(sender)
      await subscriptions.forget(sender)
      await counters.forget(await members.forget(sender))
      await sessions.forget(sender)
    },

    /** Forgets members and guests who were not seen since; how many. */
    async forgetIdle(membersBefore: Date, guestsBefore: Date): Promise<number> {
      const { memberIds, senders } = await members.idle(membersBefore, guestsBefore)
      await sessions.forgetAll(senders)
      await subscriptions.forgetAll(senders)
      for (const sender of senders) await sent.drop(sender)
      await counters.forget([...senders, ...memberIds.map(idBytes)])
      await members.forgetAll(memberIds, senders)
      return senders.length
    },

    /** Ends a membership: nothing that she was reading or writing is shown to her again. */
    async shutOut(member: Member): Promise<void> {
      await members.still(member.id)
      const senders = await members.sendersOf(member.id)
      await sessions.forgetAll(senders)
      await subscriptions.forgetAll(senders)
      await members.revoke(member)
      await counters.forget([idBytes(member.id)])
    },
  }
}
export type Stores = ReturnType<typeof storesIn>
