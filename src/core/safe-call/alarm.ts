/** What happens to a call when she does not answer, and who is told when. */
import { type Alarm, MINUTE, type SafeCall, type Watcher } from './call.ts'
import { repeating, silenced, telling } from './outbox.ts'

/** How long whoever takes care of it holds the others back, once. */
const HOLD = 20 * MINUTE
/** How long until all are asked again. */
const ROUND = 20 * MINUTE

/** The places of the watchers in the order in which they are asked. Who cannot tonight comes last. */
export const orderOf = (call: SafeCall): number[] => {
  const { watchers } = call
  const there = [...watchers.keys()].filter((place) => !watchers[place]?.gone)
  const buddies = there.filter((place) => !isDuty(call, place))
  const cannot = (place: number): boolean => watchers[place]?.said === 'cannot'
  return [
    ...buddies.filter((place) => !cannot(place)),
    ...buddies.filter(cannot),
    ...there.filter((place) => isDuty(call, place)),
  ]
}

/** Whether they are the people on duty. */
export const isDuty = ({ watchers }: SafeCall, place: number): boolean =>
  watchers[place]?.pairings.length === 0

/** An alarm goes out. */
export const sound = (call: SafeCall, cause: Alarm['cause'], now: number): SafeCall => {
  const { alarmAt: _, ...rest } = call
  const begun: SafeCall = { ...rest, alarm: { cause, at: now, askedAt: now, repeats: 0 } }
  const toHer =
    call.her === undefined || cause === 'duress' || call.rehearsal ? begun : tellingHer(begun, now)
  return askNext(toHer, now)
}

const tellingHer = (call: SafeCall, now: number): SafeCall =>
  call.alarm?.cause === 'silence'
    ? telling(call, now, { to: 'her', kind: 'told', sounds: true })
    : // She asked for it herself, maybe in secret: then her phone is quiet.
      telling(call, now, { to: 'her', kind: 'toldAsked' })

/**
 * She asks for help, or is made to write, when an alarm is on, was stopped or is closed: it begins
 * anew. Whoever knows of it is told again, and the next one is asked at once.
 */
export const soundAnew = (call: SafeCall, cause: 'asked' | 'duress', now: number): SafeCall => {
  if (!call.alarm) return sound(call, cause, now)
  const { alarmAt: _, over: __, ...rest } = call
  const watchers = call.watchers.map(askedAnew)
  const alarm: Alarm = { cause, at: now, askedAt: now, repeats: 0 }
  const kind = cause === 'duress' ? ('madeToWrite' as const) : ('alarm' as const)
  const know = toldOf(call).filter((place) => kind !== 'alarm' || !watchers[place]?.absent)
  const again = telling(
    { ...rest, watchers, alarm },
    now,
    ...know.map((to) => ({ to, kind, values: { at: now }, sounds: true, alarm: true })),
  )
  const toHer = call.her && cause === 'asked' ? tellingHer(again, now) : again
  const [first] = orderOf(call).filter((place) => !watchers[place]?.absent)
  return first === undefined || isNextDue(call)
    ? askNext(toHer, now)
    : { ...toHer, alarm: { ...alarm, asking: first } }
}

const askedAnew = ({ tapped: _, cannot: __, people, ...watcher }: Watcher): Watcher => ({
  ...watcher,
  ...(people && { people: people.map(({ id, read }) => ({ id, read })) }),
})

/** Whether somebody is asked at once who was not told yet. Those on duty wait for a buddy to answer. */
const isNextDue = (call: SafeCall): boolean => {
  const [next] = orderOf(call).filter((place) => isToBeTold(call.watchers[place]))
  if (next === undefined || !isDuty(call, next)) return next !== undefined
  const { alarm, over } = call
  const isInVain = !over && !alarm?.reached && !alarm?.taken && alarm?.asking === undefined
  return isInVain || orderOf(call).length === 1
}

/** The next watcher is asked; if there is none, all are asked again after a while. */
export const askNext = (call: SafeCall, now: number): SafeCall => {
  const { alarm } = call
  if (!alarm) return call
  const { taken: _, asking: __, ...rest } = alarm
  const waiting = orderOf(call).filter((place) => isToBeTold(call.watchers[place]))
  const [place] = waiting
  if (place === undefined)
    return { ...call, alarm: { ...rest, roundAt: Math.max(now, rest.askedAt + ROUND) } }
  return asking(call, { ...rest, askedAt: now, repeats: 0, asking: place }, now)
}

/** Not told yet; and of those on duty, somebody is there. */
const isToBeTold = (watcher: Watcher | undefined): boolean =>
  watcher?.told === undefined && !watcher?.absent

const asking = (call: SafeCall, alarm: Alarm, now: number): SafeCall => {
  const watchers = call.watchers.map((watcher, place) =>
    place === alarm.asking ? { ...watcher, told: watcher.told ?? now } : watcher,
  )
  return alarm.asking === undefined
    ? { ...call, alarm }
    : telling({ ...call, alarm, watchers }, now, {
        to: alarm.asking,
        kind: 'alarm',
        sounds: true,
        alarm: true,
      })
}

/** The line of the alarm once more. */
export const repeatAlarm = (call: SafeCall, now: number): SafeCall => {
  const { alarm } = call
  if (alarm?.asking === undefined) return call
  const again = { ...call, alarm: { ...alarm, repeats: alarm.repeats + 1 } }
  return repeating(again, now, alarm.asking, 'alarm')
}

/** All are asked again. */
export const startRound = (call: SafeCall, now: number): SafeCall => {
  if (!call.alarm) return call
  const asked = orderOf(call).filter((place) => !call.watchers[place]?.absent)
  const watchers = call.watchers.map((watcher, place) =>
    asked.includes(place) ? { ...watcher, told: watcher.told ?? now } : watcher,
  )
  const again: SafeCall = { ...call, watchers, alarm: { ...call.alarm, roundAt: now + ROUND } }
  return asked.reduce((before, place) => repeating(before, now, place, 'alarm'), again)
}

/** Nobody is asked any more. */
export const closeAlarm = (call: SafeCall, now: number): SafeCall => {
  const over: SafeCall = { ...call, over: { how: 'closed', at: now } }
  return call.rehearsal
    ? rehearsed(call, undefined, now)
    : telling(over, now, ...toldOf(call).map((to) => ({ to, kind: 'closed' as const })))
}

/** A rehearsal is over, with or without a tap. */
const rehearsed = (call: SafeCall, by: number | undefined, now: number): SafeCall => {
  const { name } = call.watchers[by ?? 0] ?? { name: '' }
  const over: SafeCall = { ...call, over: { how: 'rehearsed', at: now } }
  const kind = by === undefined ? 'notRehearsed' : 'rehearsed'
  return telling(
    silenced(over, () => true),
    now,
    { to: 'her', kind, values: { name } },
  )
}

/** The places of those who know of the alarm. */
export const toldOf = ({ watchers }: SafeCall): number[] =>
  [...watchers.keys()].filter(
    (place) => watchers[place]?.told !== undefined && !watchers[place]?.gone,
  )

/** Whoever is asked takes care of it. */
export const takenBy = (call: SafeCall, by: number, now: number): SafeCall => {
  const { alarm } = call
  if (!alarm || call.over) return call
  if (call.rehearsal) return rehearsed(call, by, now)
  const tapped = tap(call, by, now)
  if (alarm.held || alarm.reached) return tapped
  return { ...tapped, alarm: { ...alarm, held: true, taken: { by, until: now + HOLD } } }
}

/** A watcher cannot do anything: the next one is asked at once, if she was the one who is asked. */
export const refusedBy = (call: SafeCall, by: number, now: number): SafeCall => {
  const { alarm } = call
  if (!alarm || call.over) return call
  if (call.rehearsal) return rehearsed(call, by, now)
  const watchers = call.watchers.map((watcher, place) =>
    place === by ? { ...watcher, cannot: true as const } : watcher,
  )
  const tapped = tap({ ...call, watchers }, by, now)
  const isHers = alarm.asking === by || alarm.taken?.by === by
  return isHers && !alarm.reached ? askNext(tapped, now) : tapped
}

/** A watcher has looked. The line is not repeated to her; the next one is asked all the same. */
export const tap = (call: SafeCall, by: number, now: number): SafeCall => ({
  ...call,
  watchers: call.watchers.map((watcher, place) =>
    place === by ? { ...watcher, tapped: now } : watcher,
  ),
})

/**
 * A watcher says that she reached her. Every other one is told that there was an alarm, for it may be
 * the wrong one who says so.
 */
export const reachedBy = (call: SafeCall, by: number, now: number): SafeCall => {
  const { alarm } = call
  if (!alarm || call.over) return call
  const { taken: _, asking: __, roundAt: ___, ...rest } = alarm
  const name = call.watchers[by]?.name ?? ''
  const others = orderOf(call).filter((place) => place !== by && isBuddyOrTold(call, place))
  const told = tap(call, by, now).watchers.map((watcher, place) =>
    watcher.told === undefined && !others.includes(place)
      ? watcher
      : { ...watcher, told: watcher.told ?? now },
  )
  const quiet = silenced({ ...call, watchers: told }, (to) => to !== 'her')
  return telling(
    { ...quiet, alarm: { ...rest, reached: { by, at: now } } },
    now,
    ...others.map((to) => ({
      to,
      kind: 'reached' as const,
      values: { name, at: now },
      sounds: true,
      alarm: true,
    })),
  )
}

/** Those on duty are told only if no buddy answers: to no more has she said yes. */
const isBuddyOrTold = (call: SafeCall, place: number): boolean =>
  !isDuty(call, place) || call.watchers[place]?.told !== undefined

/** A watcher does not believe it: all are asked again, at once and then as before. */
export const goneOnBy = (call: SafeCall, by: number, now: number): SafeCall => {
  const { alarm } = call
  if (!alarm?.reached || call.over) return call
  const { reached: _, ...rest } = alarm
  const name = call.watchers[by]?.name ?? ''
  const again = tap({ ...call, alarm: { ...rest, askedAt: now, roundAt: now + ROUND } }, by, now)
  return telling(
    again,
    now,
    ...orderOf(call)
      .filter((place) => place !== by && isBuddyOrTold(call, place))
      .map((to) => ({
        to,
        kind: 'goesOn' as const,
        values: { name, at: now },
        sounds: true,
        alarm: true,
      })),
  )
}

/** The waits of an alarm, when the clock was ahead and is set back to `now`. */
export const alarmSetBack = (alarm: Alarm, now: number): Alarm => ({
  ...alarm,
  at: Math.min(alarm.at, now),
  askedAt: now,
  ...(alarm.roundAt !== undefined && { roundAt: Math.min(alarm.roundAt, now + ROUND) }),
  ...(alarm.taken && {
    taken: { ...alarm.taken, until: Math.min(alarm.taken.until, now + HOLD) },
  }),
})
