import type { Database, Transaction } from '../../database/database.ts'
import { statementsIn } from '../../database/statements.ts'
import { idBytes } from '../members/id-bytes.ts'
import type { Member, Peer } from '../members/peer.ts'
import type { Reach } from '../terms/channel.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Session } from '../terms/session.ts'
import { alertStore } from './alerts.ts'
import { aliasStore } from './aliases.ts'
import { auditStore } from './audit.ts'
import { buddyStore } from './buddies.ts'
import { caseFileStore } from './case-files.ts'
import { caseStore } from './cases.ts'
import { codeStore } from './codes.ts'
import { counterStore } from './counters.ts'
import { decisionStore } from './decisions.ts'
import { entryStore } from './entries.ts'
import { exceptThose } from './idle-senders.ts'
import { importStore } from './imports.ts'
import { jointReportStore } from './joint-reports.ts'
import { listedStore } from './listed.ts'
import { memberListStore } from './member-list.ts'
import { memberStore } from './members.ts'
import { moveStore } from './moves.ts'
import { wishStore } from './notice-wishes.ts'
import { objectionStore } from './objections.ts'
import { forgetPairingTags } from './pairing-tags.ts'
import { pendingStore } from './pending.ts'
import { receiptStore } from './receipts.ts'
import { reportStore } from './reports.ts'
import { reviewPile } from './review-pile.ts'
import { reviewStore } from './reviews.ts'
import { safeCallPeople as peopleOf } from './safe-call-people.ts'
import { safeCallStore } from './safe-calls.ts'
import { carryOut, idleSteps, moveSteps, uniteSteps, wipeSteps } from './senders.ts'
import { sentMessageStore } from './sent-messages.ts'
import { sessionStore } from './sessions.ts'
import { snapshotStore } from './snapshots.ts'
import { subjectStore } from './subjects.ts'
import { subscriptionStore } from './subscriptions.ts'
import { tallyStore } from './tallies.ts'
import { tombstoneStore } from './tombstones.ts'
import { townReportStore } from './town-reports.ts'
import { unopenedStore } from './unopened.ts'
import { watcherStore } from './watchers.ts'

/**
 * The stores that take part in a turn, bound to one transaction.
 *
 * What a turn writes commits together, in its transaction, which is Prisma's (`db`). So most stores
 * use Prisma's client. They use SQL through the same transaction (`$queryRaw`) only for what the
 * client cannot do: lock a row, or test and write in one statement. What every message touches (turns,
 * sessions, members, sent messages) is SQL, which runs in that transaction or without one
 * (`statementsIn`). Stores that are mostly SQL (subjects, listed, imports, whatsapp, alert-deliveries) use
 * postgres.js (`sql`), which takes part in no transaction of Prisma's: it reads only what was committed
 * before. No store uses Prisma's client and SQL of its own on one table.
 */
export const storesIn = (db: Transaction, { keys, sql }: { keys: Keys; sql: Database['sql'] }) => {
  const statements = statementsIn(db, sql)
  const members = memberStore(statements, keys)
  const sessions = sessionStore(statements, keys)
  const sent = sentMessageStore(statements, keys)
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
  const safeCalls = safeCallStore(db, keys)
  const buddies = buddyStore(db, keys)
  const safeCallPeople = peopleOf({ safeCalls, buddies, sent })
  const cases = caseStore(db, keys)
  const watchers = watcherStore(db, keys)
  const wishes = wishStore(db, keys)

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
    safeCalls,
    safeCallPeople,
    watchers,
    wishes,
  }

  const wipe = async (sender: Bytes, now: Date): Promise<void> => {
    await carryOut(wipeSteps(parts, sender, now))
    forgetPairingTags(keys, [sender])
  }

  return {
    members,
    sessions,
    codes,
    reports,
    entries,
    receipts: receiptStore(db, keys, { alerts, entries }),
    reviews: reviewStore(db, keys, pending),
    piles: reviewPile(db, keys, pending),
    memberList: memberListStore(db, keys),
    watchers,
    wishes,
    unopened: unopenedStore(db, keys),
    pending,
    decisions: decisionStore(db, keys, { tallies, alerts }),
    jointReports: jointReportStore(db, keys),
    townReports: townReportStore(db, keys),
    cases,
    caseFiles: caseFileStore(db, keys, { cases }),
    subjects,
    listed: listedStore({ sql }, keys),
    snapshots,
    objections,
    tallies,
    imports: importStore({ sql }, keys),
    audit: auditStore(db),
    sent,
    counters,
    aliases,
    moves,
    /** Deletes everything about a sender except her reports: only their receipts lead to those. */
    wipe,
    subscriptions,
    alerts,
    safeCalls,
    buddies,
    safeCallPeople,

    /** Unites two senders: all that is kept under `from` is kept under `to` from now on. */
    async unite(
      both: { from: Bytes; to: Bytes },
      now: Date,
      putAside: (session: Session, now: Date) => Session,
    ): Promise<void> {
      await carryOut(uniteSteps(parts, both, now, putAside))
      forgetPairingTags(keys, [both.from])
    },

    /** Moves a member to another chat, and wipes the one that she leaves. */
    async move(leaves: Bytes, to: Bytes, reach: Reach, now: Date): Promise<void> {
      // She may have been united with another key of hers since she got the code.
      await aliases.lock(leaves)
      const from = (await aliases.of([leaves]))[0] ?? leaves
      await carryOut(moveSteps(parts, { from, to, reach }, now))
      await wipe(from, now)
    },

    /**
     * Deletes members and guests who were last seen before these days, unless somebody counts on them
     * in a safe-call. Returns how many senders.
     */
    async deleteIdle(membersBefore: Date, guestsBefore: Date): Promise<number> {
      const found = await members.idle(membersBefore, guestsBefore)
      const idle = await exceptThose(db, found, (sender) => buddies.has(sender))
      await carryOut(idleSteps(parts, idle))
      forgetPairingTags(keys, idle.senders)
      return idle.senders.length
    },

    /** Notes, wherever it is kept, where somebody who wrote can be written to. */
    async reachedAt({ sender, reach, now }: Pick<Peer, 'sender' | 'reach' | 'now'>): Promise<void> {
      await subscriptions.reachedAt(sender, reach.address)
      const { channel, address } = reach
      for (const { id, call } of await safeCalls.lock(await buddies.heardFrom(sender, reach, now)))
        if (call.her)
          await safeCalls.save({ id, call: { ...call, her: { ...call.her, channel, address } } })
    },

    /** She cannot be written to any more: her subscriptions end, and nobody counts on her. */
    async lost({ sender, now }: Pick<Peer, 'sender' | 'now'>): Promise<void> {
      await subscriptions.forget(sender)
      await safeCallPeople.blocked(sender, now)
    },

    /** Ends a membership. Nothing that she was reading or writing is shown to her again. */
    async shutOut(member: Member): Promise<void> {
      await members.still(member.id)
      const senders = await members.sendersOf(member.id)
      await sessions.deleteAll(senders)
      await moves.deleteOf(senders)
      await subscriptions.forgetAll(senders)
      await watchers.forgetAll(senders)
      await members.revoke(member)
      forgetPairingTags(keys, senders)
      await tombstones.add([{ member: member.id }])
      await counters.deleteOf([idBytes(member.id)])
    },
  }
}
export type Stores = ReturnType<typeof storesIn>
