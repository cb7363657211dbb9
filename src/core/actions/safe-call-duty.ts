/** What case workers on duty do in calls. Every function is called in the transaction of a turn. */
import { isCaseworker } from '../members/role.ts'
import type { SafeCall } from '../safe-call/call.ts'
import { answeredOnDuty, dutyPlace, peopleOf, readOnDuty, unreadOnDuty } from '../safe-call/duty.ts'
import { againAt, shownAt } from '../safe-call/outbox.ts'
import type { WatcherAnswer } from '../safe-call/watching.ts'
import type { KeptCall } from '../stores/safe-calls.ts'
import type { Stores } from '../stores/stores.ts'
import type { OnDuty } from './on-duty.ts'
import type { Who } from './safe-call.ts'
import { shownTo, type WatchedCall } from './safe-call-watched.ts'

/** Whether those on duty may be told of her from her next call on. It holds for all her buddies together. */
export const allowDuty = async (
  { sender, now }: Pick<Who, 'sender' | 'now'>,
  yes: boolean,
  stores: Stores,
): Promise<void> => {
  for (const { id, pairing } of (await stores.buddies.of(sender)).asks)
    if (pairing.duty !== yes)
      await stores.buddies.save({ id, pairing: { ...pairing, duty: yes } }, now)
}

const withAlarm = async ({ safeCalls }: Stores): Promise<KeptCall[]> => [
  ...(await safeCalls.inAlarm()),
  ...(await safeCalls.afterAlarm()),
]

/** Looking at these is noted with `readDuty`. */
interface Found {
  /** The random id of her row in `watcher`. */
  person: string
  calls: KeptCall[]
}

/**
 * The calls that she may know as a case worker: those whose alarm she was told, and, while she is on
 * duty, those that are open and were told to the people on duty.
 */
const found = async (
  { sender, member }: Pick<Who, 'sender' | 'member'>,
  stores: Stores,
  onDuty: OnDuty | undefined,
): Promise<Found | undefined> => {
  if (!onDuty || !isCaseworker(member)) return undefined
  const person = await stores.watchers.idOf(sender)
  if (person === undefined) return undefined
  const told = (await withAlarm(stores)).filter(
    ({ call }) => call.watchers[dutyPlace(call)]?.told !== undefined,
  )
  if (told.length === 0) return undefined
  const isThere = (await onDuty.there(stores)).some(({ id }) => id === person)
  const calls = told.filter(
    ({ call }) =>
      peopleOf(call).some(({ id }) => id === person) || (isThere && call.over === undefined),
  )
  return { person, calls }
}

/** The alarms of which the people on duty were told, as she may know them as one of them. */
export const dutyCalls = async (
  who: Pick<Who, 'sender' | 'member'>,
  stores: Stores,
  onDuty: OnDuty | undefined,
): Promise<WatchedCall[]> => {
  const { person, calls } = (await found(who, stores, onDuty)) ?? { person: '', calls: [] }
  return calls.flatMap((kept) => shownOnDuty(kept, person) ?? [])
}

const shownOnDuty = (kept: KeptCall, person: string): WatchedCall | undefined => {
  const { call } = kept
  const shown = shownTo(kept, dutyPlace(call))
  if (!shown?.alarm) return undefined
  const cannot = peopleOf(call).some((one) => one.id === person && one.cannot)
  const { taken } = shown.alarm
  const isHers = call.alarm?.taken?.person === person
  const by = call.alarm?.reached?.person
  // Another one of them said it, who can take it back.
  const isOthers = shown.hers === 'reached' && by !== undefined && by !== person
  return {
    ...shown,
    onDuty: true,
    hers: (shown.hers === 'taken' && !isHers) || isOthers ? undefined : shown.hers,
    alarm: { ...shown.alarm, taken: taken && { ...taken, isHers } },
    answers: isOthers ? [] : shown.answers.filter((answer) => answer !== 'cannot' || !cannot),
    unread: unreadOnDuty(call, person),
  }
}

/** The same of those alarms whose line she was sent, whether anybody is on duty now or not. */
export const alarmsOnDuty = async (
  { sender, member }: Pick<Who, 'sender' | 'member'>,
  stores: Stores,
): Promise<WatchedCall[]> => {
  const person = isCaseworker(member) ? await stores.watchers.idOf(sender) : undefined
  if (person === undefined) return []
  return (await withAlarm(stores))
    .filter(({ call }) => peopleOf(call).some(({ id }) => id === person))
    .flatMap((kept) => shownOnDuty(kept, person) ?? [])
}

/** Call it in a turn in which she is shown them: each reading of something new is on record. */
export const readDuty = async (
  who: Pick<Who, 'sender' | 'member' | 'now'>,
  stores: Stores,
  onDuty: OnDuty | undefined,
): Promise<void> => {
  const { person, calls } = (await found(who, stores, onDuty)) ?? { person: '', calls: [] }
  const news = calls.filter(({ call }) => isNews(call, person))
  for (const kept of await stores.safeCalls.lock(news.map(({ id }) => id))) {
    await stores.audit.note(who.member?.handle ?? '', 'duty.read', who.now)
    await stores.safeCallPeople.keep(kept, readOnDuty(kept.call, person), who.now)
  }
}

const isNews = (call: SafeCall, person: string): boolean =>
  !peopleOf(call).some(({ id, read }) => id === person && read > 0) ||
  unreadOnDuty(call, person).length > 0 ||
  againOnDuty(call, person) !== undefined

/** When the line was last repeated to her, if she has not looked since. */
const againOnDuty = (call: SafeCall, person: string): number | undefined => {
  const again = againAt(call, dutyPlace(call))
  const read = peopleOf(call).find(({ id }) => id === person)?.read ?? 0
  return again && again.n > read ? again.at : undefined
}

/** She answers for the people on duty. False if there is no such alarm that she may know. */
export const answerForDuty = async (
  who: Pick<Who, 'sender' | 'member' | 'now'>,
  { id, answer }: { id: string; answer: WatcherAnswer },
  stores: Stores,
  onDuty: OnDuty | undefined,
): Promise<boolean> => {
  const { person, calls } = (await found(who, stores, onDuty)) ?? { person: '', calls: [] }
  if (!calls.some((kept) => kept.id === id)) return false
  const [kept] = await stores.safeCalls.lock([id])
  if (!kept) return false
  const changed = answeredOnDuty(kept.call, person, answer, who.now.getTime())
  await stores.audit.note(who.member?.handle ?? '', 'duty.answer', who.now)
  await stores.safeCallPeople.keep(kept, changed, who.now)
  return true
}

/** When the bot last wrote to her about an alarm, as one of those on duty, what she has not read. */
export const dutySince = async (
  { sender, member }: Pick<Who, 'sender' | 'member'>,
  stores: Stores,
): Promise<Date | undefined> => {
  const person = isCaseworker(member) ? await stores.watchers.idOf(sender) : undefined
  if (person === undefined) return undefined
  const times = (await withAlarm(stores))
    .filter(({ call }) => peopleOf(call).some(({ id }) => id === person))
    .flatMap(({ call }) =>
      [...unreadOnDuty(call, person).map(({ at }) => at), againOnDuty(call, person) ?? 0]
        .filter((at) => at > 0)
        .map((at) => shownAt(call, person, at)),
    )
  const last = Math.max(0, ...times)
  return last > 0 ? new Date(last) : undefined
}
