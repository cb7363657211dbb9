import type { Database, Transaction } from '../../database/database.ts'
import { idBytes } from '../members/id-bytes.ts'
import type { Member } from '../members/peer.ts'
import type { Reach } from '../terms/channel.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Session } from '../terms/session.ts'
import { alertStore } from './alerts.ts'
import { aliasStore } from './aliases.ts'
import { auditStore } from './audit.ts'
import { caseStore } from './cases.ts'
import { codeStore } from './codes.ts'
import { counterStore } from './counters.ts'
import { decisionStore } from './decisions.ts'
import { entryStore } from './entries.ts'
import { importStore } from './imports.ts'
import { jointReportStore } from './joint-reports.ts'
import { memberStore } from './members.ts'
import { moveStore } from './moves.ts'
import { objectionStore } from './objections.ts'
import { pendingStore } from './pending.ts'
import { receiptStore } from './receipts.ts'
import { reportStore } from './reports.ts'
import { reviewStore } from './reviews.ts'
import { carryOut, idleSteps, moveSteps, uniteSteps, wipeSteps } from './senders.ts'
import { sentMessageStore } from './sent-messages.ts'
import { sessionStore } from './sessions.ts'
import { snapshotStore } from './snapshots.ts'
import { subjectStore } from './subjects.ts'
import { subscriptionStore } from './subscriptions.ts'
import { tallyStore } from './tallies.ts'
import { tombstoneStore } from './tombstones.ts'

/**
 * The stores that take part in a turn, bound to one transaction.
 *
 * What a turn writes commits together, in its transaction, which is Prisma's (`db`). So most stores use
 * Prisma's client, and SQL through the same transaction (`$queryRaw`) only for what the client cannot
 * say: a lock, or a condition and a write in one statement. Stores in which SQL is the point (turns,
 * subjects, imports, whatsapp, alert-deliveries) use postgres.js (`sql`), which joins no transaction of
 * Prisma's: what it reads there is what was committed before. No store uses Prisma's client and
 * postgres.js on one table.
 */
export const storesIn = (db: Transaction, { keys, sql }: { keys: Keys; sql: Database['sql'] }) => {
  const members = memberStore(db, keys)
  const sessions = sessionStore(db, keys)
  const sent = sentMessageStore(db, keys)
  const tallies = tallyStore(db, keys)
  const reports = reportStore(db, keys)
  const subjects = subjectStore({ sql }, keys)
  const tombstones = tombstoneStore(db, keys)
  const entries = entryStore(db, keys, tombstones)
  const counters = counterStore(db, keys)
  const codes = codeStore(db, keys)
  const snapshots = snapshotStore(db, keys)
  const objections = objectionStore(db, keys, { subjects, entries, reports, snapshots })
  const aliases = aliasStore(db, keys)
  const subscriptions = subscriptionStore(db, keys)
  const alerts = alertStore(db, keys)
  const moves = moveStore(db, keys)
  const pending = pendingStore(db, keys)

  const parts = {
    db,
    members,
    sessions,
    sent,
    codes,
    reports,
    entries,
    counters,
    objections,
    aliases,
    subscriptions,
    moves,
    pending,
  }

  const wipe = (sender: Bytes, now: Date): Promise<void> => carryOut(wipeSteps(parts, sender, now))

  return {
    members,
    sessions,
    codes,
    reports,
    entries,
    receipts: receiptStore(db, keys, { alerts, entries }),
    reviews: reviewStore(db, keys, pending),
    pending,
    decisions: decisionStore(db, keys, { tallies, alerts }),
    jointReports: jointReportStore(db, keys),
    cases: caseStore(db, keys),
    subjects,
    snapshots,
    objections,
    tallies,
    imports: importStore({ sql }, keys),
    audit: auditStore(db),
    sent,
    counters,
    aliases,
    moves,
    /** Deletes everything about a sender but her reports, which only their receipts lead back to. */
    wipe,
    subscriptions,
    alerts,

    /** Makes of two senders one: all that is kept under the first is the second's from now on. */
    unite: (
      both: { from: Bytes; to: Bytes },
      now: Date,
      putAside: (session: Session, now: Date) => Session,
    ): Promise<void> => carryOut(uniteSteps(parts, both, now, putAside)),

    /** Has a member go on in another chat, and wipes the one that she leaves. */
    async move(leaves: Bytes, to: Bytes, reach: Reach, now: Date): Promise<void> {
      // She may have become one with another key of hers since she was given the code.
      await aliases.lock(leaves)
      const from = (await aliases.of([leaves]))[0] ?? leaves
      await carryOut(moveSteps(parts, { from, to, reach }, now))
      await wipe(from, now)
    },

    /** Deletes members and guests who were not seen since; how many. */
    async deleteIdle(membersBefore: Date, guestsBefore: Date): Promise<number> {
      const idle = await members.idle(membersBefore, guestsBefore)
      await carryOut(idleSteps(parts, idle))
      return idle.senders.length
    },

    /** Ends a membership: nothing that she was reading or writing is shown to her again. */
    async shutOut(member: Member): Promise<void> {
      await members.still(member.id)
      const senders = await members.sendersOf(member.id)
      await sessions.deleteAll(senders)
      await moves.deleteOf(senders)
      await subscriptions.forgetAll(senders)
      await members.revoke(member)
      await tombstones.add([{ member: member.id }])
      await counters.deleteOf([idBytes(member.id)])
    },
  }
}
export type Stores = ReturnType<typeof storesIn>
