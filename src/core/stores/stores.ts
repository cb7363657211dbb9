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
import { mergeStore } from './joint-reports.ts'
import { memberStore } from './members.ts'
import { moveStore } from './moves.ts'
import { objectionStore } from './objections.ts'
import { receiptStore } from './receipts.ts'
import { reportStore } from './reports.ts'
import { reviewStore } from './reviews.ts'
import { sentMessageStore } from './sent-messages.ts'
import { sessionStore } from './sessions.ts'
import { subjectStore } from './subjects.ts'
import { subscriptionStore } from './subscriptions.ts'
import { tallyStore } from './tallies.ts'
import { dropAnswers, uniteTurns } from './turns.ts'

/** Every store, bound to one transaction. */
export const storesIn = (db: Transaction, { keys, sql }: { keys: Keys; sql: Database['sql'] }) => {
  const members = memberStore(db, keys)
  const sessions = sessionStore(db, keys)
  const sent = sentMessageStore(db, keys)
  const tallies = tallyStore(db, keys)
  const reports = reportStore(db, keys)
  const subjects = subjectStore({ sql }, keys)
  const entries = entryStore(db, keys)
  const counters = counterStore(db, keys)
  const codes = codeStore(db, keys)
  const objections = objectionStore(db, keys, { subjects, entries })
  const aliases = aliasStore(db, keys)
  const subscriptions = subscriptionStore(db, keys)
  const alerts = alertStore(db, keys)
  const moves = moveStore(db, keys)

  /** Deletes everything about a sender but her reports, which only their receipts lead back to. */
  const wipe = async (sender: Bytes, now: Date): Promise<void> => {
    // Before what was sent to her: whoever writes to her just now files it first, and then looks for this.
    await subscriptions.forget(sender)
    await sent.release(sender, now)
    await dropAnswers(db, sender)
    await reports.disown(sender)
    await counters.forget(await members.forget(sender))
    await aliases.forgetOf([sender])
    await moves.forgetOf([sender])
    await sessions.forget(sender)
  }

  /** Whatever is kept of a sender beside her row, her session and what stands in her chat is another's. */
  const takeOver = async (from: Bytes, to: Bytes): Promise<void> => {
    await counters.unite(from, to, ['report', 'receipt'])
    await reports.reauthor(from, to)
    await objections.reauthor(from, to)
  }

  /** Makes of two groups one voice, on what is listed, on what waits, and from now on. */
  const uniteGroups = async (from: string, to: string): Promise<void> => {
    // Whoever gives or uses a code of that group just now is waited for, and found the second time.
    await members.regroupAll(from, to)
    await codes.regroup(from, to)
    await members.regroupAll(from, to)
    await counters.unite(idBytes(from), idBytes(to), ['check.group'])
    // First what waits: whoever writes its entries just now has written them by then.
    await reports.regroup(from, to)
    await entries.revoice(from, to)
  }

  return {
    members,
    sessions,
    codes,
    reports,
    entries,
    receipts: receiptStore(db, keys, alerts),
    reviews: reviewStore(db, keys),
    decisions: decisionStore(db, keys, { tallies, alerts }),
    merges: mergeStore(db, keys),
    cases: caseStore(db, keys),
    subjects,
    objections,
    tallies,
    imports: importStore({ sql }, keys),
    audit: auditStore(db),
    sent,
    counters,
    aliases,
    moves,
    wipe,
    subscriptions,
    alerts,

    /** Makes of two senders one: all that is kept under the first is the second's from now on. */
    async unite(
      from: Bytes,
      to: Bytes,
      now: Date,
      leave: (session: Session, now: Date) => Session,
    ): Promise<void> {
      await uniteTurns(db, from, to)
      await sessions.unite(from, to, now, leave)
      const both = await members.unite(from, to, now)
      if (both) {
        const { gone, kept } = both
        await counters.unite(idBytes(gone.id), idBytes(kept.id), ['check', 'invite'])
        if (gone.groupId !== kept.groupId) await uniteGroups(gone.groupId, kept.groupId)
      }
      await takeOver(from, to)
      await sent.unite(from, to)
      await subscriptions.unite(from, to, now)
      await moves.unite(from, to)
      await aliases.unite(from, to)
    },

    /** Has a member go on in another chat, and wipes the one that she leaves. */
    async move(leaves: Bytes, to: Bytes, reach: Reach, now: Date): Promise<void> {
      // She may have become one with another key of hers since she was given the code.
      await aliases.hold(leaves)
      const from = (await aliases.of([leaves]))[0] ?? leaves
      // First: a turn that is under way there was before this, or finds her gone and is begun again.
      await sessions.forget(from)
      await members.move(from, to, now)
      await takeOver(from, to)
      await subscriptions.move(from, to, reach, now)
      await wipe(from, now)
    },

    /** Forgets members and guests who were not seen since; how many. */
    async forgetIdle(membersBefore: Date, guestsBefore: Date): Promise<number> {
      const { memberIds, senders } = await members.idle(membersBefore, guestsBefore)
      await sessions.forgetAll(senders)
      await aliases.forgetOf(senders)
      await moves.forgetOf(senders)
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
      await moves.forgetOf(senders)
      await subscriptions.forgetAll(senders)
      await members.revoke(member)
      await counters.forget([idBytes(member.id)])
    },
  }
}
export type Stores = ReturnType<typeof storesIn>
