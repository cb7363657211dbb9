import type { Prisma, Transaction } from '../../database/database.ts'
import { idBytes } from '../members/id-bytes.ts'
import type { Reach } from '../terms/channel.ts'
import type { Bytes } from '../terms/keys.ts'
import type { Session } from '../terms/session.ts'
import type { AliasStore } from './aliases.ts'
import type { CodeStore } from './codes.ts'
import type { CounterStore } from './counters.ts'
import type { EntryStore } from './entries.ts'
import type { MemberStore } from './members.ts'
import { moveWatcher } from './move-watcher.ts'
import type { MoveStore } from './moves.ts'
import type { WishStore } from './notice-wishes.ts'
import type { ObjectionStore } from './objections.ts'
import type { PendingStore } from './pending.ts'
import type { ReportStore } from './reports.ts'
import type { SafeCallPeople } from './safe-call-people.ts'
import type { SafeCallStore } from './safe-calls.ts'
import type { SentMessageStore } from './sent-messages.ts'
import type { SessionStore } from './sessions.ts'
import type { SubscriptionStore } from './subscriptions.ts'
import { dropAnswers, uniteTurns } from './turns.ts'
import type { WatcherStore } from './watchers.ts'

/**
 * What happens to each table when a sender deletes everything about herself, moves to another chat,
 * turns out to be the same person as another sender, or stays away.
 *
 * Every table of the schema is in each of the four lists: a list without a new table does not
 * compile. A text in place of a step is the reason why nothing is done. Steps run in the order of
 * the list.
 */
export type Table = Uncapitalize<Prisma.ModelName>
export type Steps = Readonly<Record<Table, (() => Promise<unknown>) | string>>

/** The stores that hold something about senders. */
export interface Parts {
  db: Transaction
  members: MemberStore
  sessions: SessionStore
  sent: SentMessageStore
  codes: CodeStore
  reports: ReportStore
  entries: EntryStore
  counters: CounterStore
  objections: ObjectionStore
  aliases: AliasStore
  subscriptions: SubscriptionStore
  moves: MoveStore
  pending: PendingStore
  safeCalls: SafeCallStore
  safeCallPeople: SafeCallPeople
  watchers: WatcherStore
  wishes: WishStore
}

/** Tables that say nothing about any sender. */
export const NOBODYS = {
  subject: 'about a number that is listed',
  snapshot: 'about a number that is listed',
  alert: 'goes to everybody in a town',
  fanout: 'how far an alert has come',
  tally: 'figures of a quarter',
  import: 'about a file of an organisation',
  sweep: 'about a quarter',
  safeCallRun: 'when the bot last looked at all calls',
  tombstone: 'about what is gone, for minutes',
  pile: 'which reports nobody has opened; whose they are, only these know',
  key: 'versions of keys',
  caseFile:
    'only a receipt leads to it; where whoever asked is written to goes with the wishes in reports',
  whatsappSent: 'not to whom; deleted with the message in the chat',
} as const satisfies Partial<Record<Table, string>>

const WITH_SUBSCRIBER = 'goes with the subscriber'
const WITH_SENDER = 'done with the sender'
const WITH_CALL = 'done with the call'

/** Deletes everything about a sender except her reports: only their receipts lead to those. */
export const wipeSteps = (parts: Parts, sender: Bytes, now: Date): Steps => {
  const { db, subscriptions, sent, reports, members, counters, aliases, moves, sessions } = parts
  const { watchers, wishes } = parts
  return {
    ...NOBODYS,
    // Before `sentMessage`: an alert that is being sent just now stores its message first, and then
    // looks for the subscriber.
    subscriber: () => subscriptions.forget(sender),
    watcher: () => watchers.forget(sender),
    subscription: WITH_SUBSCRIBER,
    delivery: WITH_SUBSCRIBER,
    // Before `sentMessage`, like `subscriber`.
    safeCall: () => parts.safeCallPeople.wipe(sender, now),
    buddy: WITH_CALL,
    sentMessage: () => sent.release(sender, now),
    turn: () => dropAnswers(db, sender),
    report: async () => {
      await reports.disown(sender)
      await wishes.forget([sender])
    },
    sender: async () => counters.deleteOf(await members.delete(sender)),
    member: WITH_SENDER,
    counter: WITH_SENDER,
    alias: () => aliases.deleteOf([sender]),
    move: () => moves.deleteOf([sender]),
    session: () => sessions.delete(sender),
    code: 'a code that she gave to a colleague stays good; it names the group',
    entry: 'what she told stays; it names the group on one number',
    objection:
      'which moderator has looked must be known until the case is over, so that nobody looks twice',
    pending: 'which moderator decided or looked must be known until it is done, two days at most',
    audit: 'append-only; a mark says nothing without the membership',
    whatsappKey: 'the channel deletes it once she has her answer',
  }
}

/** What is kept of a sender, apart from her row, her session and the messages in her chat. */
const ownSteps = (
  { counters, reports, wishes, objections, pending }: Parts,
  { from, to, reach }: { from: Bytes; to: Bytes; reach?: Reach },
  now: Date,
) => ({
  counter: () => counters.unite(from, to, ['told', 'check.own', 'receipt'], now),
  report: async () => {
    await reports.reauthor(from, to)
    await wishes.move(from, to, reach)
  },
  objection: () => objections.reauthor(from, to),
  pending: () => pending.reauthor(from, to),
})

/** Moves a member to another chat. The chat that she leaves is wiped afterwards. */
export const moveSteps = (
  parts: Parts,
  { from, to, reach }: { from: Bytes; to: Bytes; reach: Reach },
  now: Date,
): Steps => {
  const wiped = 'stays in the chat that she leaves, and is wiped with it'
  const withMember = 'names the membership or the group, which go along'
  return {
    ...NOBODYS,
    // First: a turn that is under way in the old chat has either ended, or finds the session gone
    // and is begun again.
    session: () => parts.sessions.delete(from),
    sender: () => parts.members.move(from, to, now),
    member: WITH_SENDER,
    ...ownSteps(parts, { from, to, reach }, now),
    subscriber: () => parts.subscriptions.move(from, to, reach, now),
    watcher: () => moveWatcher(parts, from, to, reach),
    subscription: WITH_SUBSCRIBER,
    delivery: WITH_SUBSCRIBER,
    safeCall: () => parts.safeCallPeople.move(from, to, reach, now),
    buddy: WITH_CALL,
    sentMessage: wiped,
    turn: wiped,
    alias: wiped,
    move: wiped,
    whatsappKey: 'goes by itself, three months after it was last needed',
    code: withMember,
    entry: withMember,
    audit: withMember,
  }
}

/** Unites two senders: all that is kept under `from` is kept under `to` from now on. */
export const uniteSteps = (
  parts: Parts,
  { from, to }: { from: Bytes; to: Bytes },
  now: Date,
  putAside: (session: Session, now: Date) => Session,
): Steps => ({
  ...NOBODYS,
  turn: () => uniteTurns(parts.db, from, to),
  session: () => parts.sessions.unite(from, to, now, putAside),
  sender: () => uniteMembers(parts, from, to, now),
  member: WITH_SENDER,
  code: WITH_SENDER,
  entry: WITH_SENDER,
  ...ownSteps(parts, { from, to }, now),
  sentMessage: () => parts.sent.unite(from, to),
  subscriber: () => parts.subscriptions.unite(from, to, now),
  watcher: () => moveWatcher(parts, from, to),
  subscription: WITH_SUBSCRIBER,
  delivery: WITH_SUBSCRIBER,
  safeCall: () => parts.safeCallPeople.unite(from, to, now),
  buddy: WITH_CALL,
  move: () => parts.moves.unite(from, to),
  alias: () => parts.aliases.unite(from, to),
  audit: 'append-only; a mark says nothing without the membership',
  whatsappKey: 'the library itself keeps both of her keys',
})

const uniteMembers = async (parts: Parts, from: Bytes, to: Bytes, now: Date): Promise<void> => {
  const both = await parts.members.unite(from, to, now)
  if (!both) return
  const { gone, kept } = both
  const caps = ['check', 'invite', 'alert', 'alert.waits', 'claim'] as const
  await parts.counters.unite(idBytes(gone.id), idBytes(kept.id), caps, now)
  if (gone.groupId !== kept.groupId) await uniteGroups(parts, gone.groupId, kept.groupId, now)
}

/** Unites two groups into one voice: on the list, in waiting reports, and from now on. */
const uniteGroups = async (parts: Parts, from: string, to: string, now: Date): Promise<void> => {
  const { members, codes, counters, reports, entries } = parts
  // This waits for codes of that group that are being issued or used. The second call finds members
  // who came by them.
  await members.regroupAll(from, to)
  await codes.regroup(from, to)
  await members.regroupAll(from, to)
  await counters.unite(idBytes(from), idBytes(to), ['check.group'], now)
  // Reports first: entries that are being written meanwhile are there when this has ended.
  await reports.regroup(from, to)
  await entries.revoice(from, to)
}

/** Deletes members and guests who stay away. */
export const idleSteps = (
  { sessions, aliases, moves, subscriptions, sent, counters, members, watchers, wishes }: Parts,
  { memberIds, senders }: { memberIds: readonly string[]; senders: readonly Bytes[] },
): Steps => ({
  ...NOBODYS,
  session: () => sessions.deleteAll(senders),
  alias: () => aliases.deleteOf(senders),
  move: () => moves.deleteOf(senders),
  subscriber: () => subscriptions.forgetAll(senders),
  watcher: () => watchers.forgetAll(senders),
  subscription: WITH_SUBSCRIBER,
  delivery: WITH_SUBSCRIBER,
  sentMessage: async () => {
    for (const sender of senders) await sent.drop(sender)
  },
  counter: () => counters.deleteOf([...senders, ...memberIds.map(idBytes)]),
  sender: () => members.deleteAll(memberIds, senders),
  member: WITH_SENDER,
  turn: 'goes by itself, sooner',
  safeCall: 'whoever has one is not deleted',
  buddy: 'whoever has one is not deleted; a code goes by itself, sooner',
  objection: 'goes by itself',
  pending: 'goes by itself, sooner',
  // Whose it is must be known until it is decided: she may come back and moderate.
  report: () => wishes.forget(senders),
  code: 'goes by itself; it names the group',
  entry: 'what she told stays; it names the group on one number',
  audit: 'append-only; a mark says nothing without the membership',
  whatsappKey: 'goes by itself, three months after it was last needed',
})

/** Runs the steps of a list, one after another. */
export const carryOut = async (steps: Steps): Promise<void> => {
  for (const step of Object.values(steps)) if (typeof step !== 'string') await step()
}
