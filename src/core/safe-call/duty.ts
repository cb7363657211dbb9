/** The people on duty: one watcher of a call, the last one, who is several people. */
import { askNext } from './alarm.ts'
import type { Alarm, Notice, PersonOnDuty, SafeCall, Watcher } from './call.ts'
import { repeating, unreadOf } from './outbox.ts'
import { answeredBy, type WatcherAnswer } from './watching.ts'

/** The place of the people on duty; -1 if she has not said yes to them. */
export const dutyPlace = ({ watchers }: Pick<SafeCall, 'watchers'>): number =>
  watchers.findIndex(({ pairings }) => pairings.length === 0)

/** Who of them was told. */
export const peopleOf = (call: SafeCall): PersonOnDuty[] =>
  call.watchers[dutyPlace(call)]?.people ?? []

const changed = (call: SafeCall, change: (watcher: Watcher) => Watcher): SafeCall => {
  const place = dutyPlace(call)
  const watchers = call.watchers.map((one, at) => (at === place ? change(one) : one))
  return { ...call, watchers }
}

const withPerson = (
  call: SafeCall,
  id: string,
  change: (person: PersonOnDuty) => PersonOnDuty,
): SafeCall =>
  changed(call, ({ people = [], ...watcher }) => ({
    ...watcher,
    people: people.some((one) => one.id === id)
      ? people.map((one) => (one.id === id ? change(one) : one))
      : [...people, change({ id, read: 0 })],
  }))

/**
 * Notes whether somebody is on duty. While nobody is, nobody waits for them: the buddies go on being
 * asked as if she had not said yes.
 */
export const withDuty = (call: SafeCall, isSomebodyThere: boolean, now: number): SafeCall => {
  const place = dutyPlace(call)
  const duty = call.watchers[place]
  if (!duty || (duty.absent === undefined) === isSomebodyThere) return call
  const { absent: _, ...there } = duty
  if (isSomebodyThere) return changed(call, () => there)
  const without = changed(call, () => ({ ...there, absent: true }))
  const isAskedInVain = call.alarm?.asking === place && peopleOf(call).length === 0
  return isAskedInVain && !call.over && !call.alarm?.reached ? askNext(without, now) : without
}

const DUTY_WAY = 'duty '
/** The name of the way of a line to one of them. */
export const wayOfPerson = (id: string): string => `${DUTY_WAY}${id}`
/** Whom of them a way leads to; undefined if it leads to somebody else. */
export const personOfWay = (way: string): string | undefined =>
  way.startsWith(DUTY_WAY) ? way.slice(DUTY_WAY.length) : undefined

/** Two of them turn out to be one person: what `gone` was told, read and said counts for `kept`. */
export const oneOnDuty = (
  call: SafeCall,
  { gone, kept }: { gone: string; kept: string },
): SafeCall => {
  const both = peopleOf(call).filter(({ id }) => id === gone || id === kept)
  const others = peopleOf(call).filter(({ id }) => id !== gone && id !== kept)
  if (!both.some(({ id }) => id === gone)) return call
  const read = Math.max(...both.map((one) => one.read))
  const person = {
    id: kept,
    read,
    ...(both.every(({ cannot }) => cannot) && { cannot: true as const }),
  }
  const { [gone]: at = 0, ...shown } = call.shown ?? {}
  const { taken, reached } = call.alarm ?? {}
  return {
    ...changed(call, (watcher) => ({ ...watcher, people: [...others, person] })),
    ...(call.alarm && {
      alarm: {
        ...call.alarm,
        ...(taken?.person === gone && { taken: { ...taken, person: kept } }),
        ...(reached?.person === gone && { reached: { ...reached, person: kept } }),
      },
    }),
    shown: at > (shown[kept] ?? 0) ? { ...shown, [kept]: at } : shown,
    lines: call.lines.map((line) =>
      line.taken?.includes(wayOfPerson(gone))
        ? { ...line, taken: [...line.taken, wayOfPerson(kept)] }
        : line,
    ),
  }
}

/** One of them was sent a line. */
export const toldOnDuty = (call: SafeCall, id: string): SafeCall =>
  withPerson(call, id, (person) => person)

/** What one of them has not read yet, the oldest first. */
export const unreadOnDuty = (call: SafeCall, id: string): Notice[] => {
  const read = peopleOf(call).find((one) => one.id === id)?.read ?? 0
  return unreadOf(call, dutyPlace(call)).filter(({ n }) => n > read)
}

/** One of them has looked. The others are told all the same. */
export const readOnDuty = (call: SafeCall, id: string): SafeCall =>
  withPerson(call, id, (person) => ({ ...person, read: call.next - 1 }))

/** Whether one of them still wants a line with that number. */
export const isLineFor = (call: SafeCall, id: string, n: number): boolean => {
  const person = peopleOf(call).find((one) => one.id === id)
  return !person || (person.read < n && !person.cannot)
}

/** One of them answers. That one cannot does not speak for the others. */
export const answeredOnDuty = (
  before: SafeCall,
  id: string,
  answer: WatcherAnswer,
  now: number,
): SafeCall => {
  const call = readOnDuty(before, id)
  const place = dutyPlace(call)
  if (answer === 'cannot') return refusedOnDuty(call, id, now)
  return bySomebody(call, answeredBy(call, place, answer, now), id, now)
}

/** Notes who of them took it, or reached her. If she asks on, the others of them are told as well. */
const bySomebody = (call: SafeCall, after: SafeCall, id: string, now: number): SafeCall => {
  const { alarm } = after
  if (!alarm) return after
  const { taken, reached } = alarm
  if (taken && !call.alarm?.taken)
    return { ...after, alarm: { ...alarm, taken: { ...taken, person: id } } }
  if (reached && !sameReached(reached, call.alarm?.reached))
    return { ...after, alarm: { ...alarm, reached: { ...reached, person: id } } }
  const asksOn = call.alarm?.reached !== undefined && reached === undefined
  const place = dutyPlace(after)
  return asksOn && !after.watchers[place]?.absent
    ? readOnDuty(repeating(after, now, place, 'alarm'), id)
    : after
}

const sameReached = (one: Alarm['reached'], other: Alarm['reached']): boolean =>
  one?.by === other?.by && one?.at === other?.at

const refusedOnDuty = (before: SafeCall, id: string, now: number): SafeCall => {
  const { alarm, over } = before
  if (!alarm || over) return before
  const call = withPerson(before, id, (person) => ({ ...person, cannot: true }))
  const place = dutyPlace(call)
  if (peopleOf(call).every(({ cannot }) => cannot)) return answeredBy(call, place, 'cannot', now)
  if (alarm.taken?.by !== place || alarm.taken.person !== id) return call
  // She had taken it: the others are asked again.
  const { taken: _, ...rest } = alarm
  const asked: Alarm = { ...rest, asking: place, askedAt: now, repeats: 0 }
  return repeating({ ...call, alarm: asked }, now, place, 'alarm')
}
