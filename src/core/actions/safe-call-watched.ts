/** What buddies do in calls. Every function is called in the transaction of a turn. */

import type { Alarm, Gap, Notice, SafeCall, Watcher } from '../safe-call/call.ts'
import { againAt, shownAt, unreadOf } from '../safe-call/outbox.ts'
import { goalOf } from '../safe-call/steps.ts'
import { answeredBy, lookedAt, type WatcherAnswer } from '../safe-call/watching.ts'
import type { KeptPairing } from '../stores/buddies.ts'
import type { KeptCall } from '../stores/safe-calls.ts'
import type { Stores } from '../stores/stores.ts'
import type { Who } from './safe-call.ts'

/** A call that this sender watches, as far as she may know it. */
export interface WatchedCall {
  id: string
  /** What she calls the one who is expected. */
  name: string
  rehearsal: boolean
  until: number
  said: 'here' | 'cannot' | undefined
  /** She takes care of the alarm, or was the last to say that she reached her. */
  hers: 'taken' | 'reached' | undefined
  /** Undefined: no alarm, or she was not told of it. */
  alarm:
    | {
        cause: Alarm['cause']
        at: number
        /** Since when nothing was heard: the time at which she was expected. */
        since: number
        note: string
        gap: Gap | undefined
        /** Her channel did not take the question: she may not know that she was asked. */
        unreached: boolean
        /** Who was told before her, and did not answer or cannot. */
        before: string[]
        /** The people on duty were told before her. */
        dutyBefore: boolean
        /** Who takes care of it, and until when nobody else is asked. No name: the people on duty. */
        taken: { name: string; until: number; isHers: boolean } | undefined
        /** Nobody can hold it a second time. */
        held: boolean
        reached: { name: string; at: number } | undefined
        answeredAt: number | undefined
      }
    | undefined
  /** answered · left: without a sign that she is well · closed · rehearsed. */
  over: 'answered' | 'left' | 'closed' | 'rehearsed' | undefined
  /** What she may answer now. */
  answers: WatcherAnswer[]
  /** What she has not read yet, the oldest first. */
  unread: Notice[]
  /** She reads it because she is on duty. */
  onDuty?: true
}

/** The calls that a sender watches. Looking at them is noted with `readWatched`. */
export const watchedCalls = async (
  { sender }: Pick<Who, 'sender'>,
  stores: Stores,
): Promise<WatchedCall[]> =>
  (await placesOf(sender, stores)).flatMap(({ kept, place }) => shownTo(kept, place) ?? [])

interface Placed {
  kept: KeptCall
  place: number
}

const placesOf = async (sender: Who['sender'], stores: Stores): Promise<Placed[]> => {
  const { watches } = await stores.buddies.of(sender)
  const mains = await stores.buddies.among(
    watches.flatMap(({ pairing: { kind, of } }) => (kind === 'way' && of ? [of] : [])),
  )
  const all = [...watches.filter(({ pairing }) => pairing.kind === 'pair'), ...mains]
  const calls = await stores.safeCalls.among(all.flatMap(({ pairing }) => pairing.calls))
  const ids = new Set(all.map(({ id }) => id))
  return calls.flatMap((kept) => {
    const place = kept.call.watchers.findIndex(({ pairings: [id] }) => id && ids.has(id))
    return place < 0 ? [] : [{ kept, place }]
  })
}

/** Call it in a turn in which she is shown what she watches: what waited for her is read from now on. */
export const readWatched = async ({ sender, now }: Who, stores: Stores): Promise<void> => {
  const found = await placesOf(sender, stores)
  const locked = await stores.safeCalls.lock(found.map(({ kept }) => kept.id))
  for (const kept of locked) {
    const place = found.find((one) => one.kept.id === kept.id)?.place ?? -1
    const isNews = kept.call.alarm !== undefined || unreadOf(kept.call, place).length > 0
    if (isNews)
      await stores.safeCallPeople.keep(kept, lookedAt(kept.call, place, now.getTime()), now)
  }
}

/** A buddy answers in a call. False if there is no such call that she watches. */
export const answerCall = async (
  { sender, now }: Who,
  { id, answer }: { id: string; answer: WatcherAnswer },
  stores: Stores,
): Promise<boolean> => {
  const found = (await placesOf(sender, stores)).find((one) => one.kept.id === id)
  return found !== undefined && answerAt({ id, place: found.place, answer }, now, stores)
}

const answerAt = async (
  { id, place, answer }: { id: string; place: number; answer: WatcherAnswer },
  now: Date,
  stores: Stores,
): Promise<boolean> => {
  const [kept] = await stores.safeCalls.lock([id])
  if (!kept) return false
  const changed = answeredBy(kept.call, place, answer, now.getTime())
  await stores.safeCallPeople.keep(kept, changed, now)
  if (!changed.rehearsal || !changed.over) return true
  const [pair] = await stores.buddies.lock((kept.call.watchers[place]?.pairings ?? []).slice(0, 1))
  if (pair)
    await stores.buddies.save({ ...pair, pairing: { ...pair.pairing, rehearsed: true } }, now)
  return true
}

/**
 * When the bot last wrote to a sender about safe-calls what she has not read; undefined if nothing
 * waits for her. It reads nothing.
 */
export const waitingSince = async (
  { sender }: Pick<Who, 'sender'>,
  stores: Stores,
): Promise<Date | undefined> => {
  const own = await stores.safeCalls.find(sender)
  const { asks, watches } = await stores.buddies.of(sender)
  const placed = watches.length > 0 ? await placesOf(sender, stores) : []
  const times = [
    ...(own ? unreadOf(own.call, 'her').map(({ at }) => shownAt(own.call, 'her', at)) : []),
    ...placed.flatMap(({ kept: { call }, place }) =>
      [...unreadOf(call, place), ...notLookedAt(call, place)].map(({ at }) =>
        shownAt(call, chatOf(call.watchers[place], watches), at),
      ),
    ),
    ...asks.flatMap(({ pairing }) => pairing.notices.filter(({ to }) => to === 'asker')).map(atOf),
    ...watches
      .flatMap(({ pairing }) => pairing.notices.filter(({ to }) => to === 'buddy'))
      .map(atOf),
  ]
  return times.length > 0 ? new Date(Math.max(...times)) : undefined
}

/** The id of the pairing that leads to this chat of a watcher. */
const chatOf = (watcher: Watcher | undefined, watches: readonly KeptPairing[]): string =>
  watches.find(({ id }) => watcher?.pairings.includes(id))?.id ?? ''

/** The line that was repeated to her, if she has not looked since. */
const notLookedAt = (call: SafeCall, place: number): { at: number }[] => {
  const again = againAt(call, place)
  return again && again.at > (call.watchers[place]?.tapped ?? 0) ? [again] : []
}

const atOf = ({ at }: { at: number }): number => at

/** A call as one of its watchers may know it. */
export const shownTo = ({ id, call }: KeptCall, place: number): WatchedCall | undefined => {
  const me = call.watchers[place]
  if (!me || me.gone) return undefined
  const { alarm, over } = call
  const isTold = me.told !== undefined
  if (over && !isTold) return undefined
  const by = alarm?.reached && call.watchers[alarm.reached.by]
  const before = call.watchers.flatMap(({ told, name }, other) =>
    other !== place && told !== undefined && told < (me.told ?? 0) ? [name] : [],
  )
  return {
    id,
    name: me.callsHer,
    rehearsal: call.rehearsal === true,
    until: call.until,
    said: me.said,
    hers: hersIn(call, place),
    alarm:
      alarm && isTold
        ? {
            cause: alarm.cause,
            at: alarm.at,
            since: goalOf(call),
            note: call.note,
            gap: call.gap,
            unreached: call.unreached === true,
            before: before.filter((name) => name !== ''),
            dutyBefore: before.includes(''),
            taken: alarm.taken && {
              name: call.watchers[alarm.taken.by]?.name ?? '',
              until: alarm.taken.until,
              isHers: alarm.taken.by === place,
            },
            held: alarm.held === true,
            reached: alarm.reached && by ? { name: by.name, at: alarm.reached.at } : undefined,
            answeredAt: over?.how === 'answered' ? over.at : undefined,
          }
        : undefined,
    over: over?.how,
    answers: answersOf(call, place),
    unread: unreadOf(call, place),
  }
}

const hersIn = ({ alarm }: SafeCall, place: number): WatchedCall['hers'] =>
  alarm?.reached?.by === place ? 'reached' : alarm?.taken?.by === place ? 'taken' : undefined

const answersOf = ({ alarm, over, watchers, rehearsal }: KeptCall['call'], place: number) => {
  const me = watchers[place]
  if (over || !me) return []
  const all: WatcherAnswer[] = !alarm
    ? [...(me.said === 'here' ? [] : ['here' as const]), 'cannotTonight']
    : me.told === undefined
      ? []
      : rehearsal
        ? ['take', 'cannot']
        : alarm.reached
          ? alarm.reached.by === place
            ? // She may have been wrong.
              ['goOn']
            : ['goOn', 'reached']
          : [
              ...(alarm.held ? [] : ['take' as const]),
              ...(me.cannot ? [] : ['cannot' as const]),
              'reached',
            ]
  return all
}
