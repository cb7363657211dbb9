/** What a watcher does, before an alarm; and how a call begins. */
import { askNext, goneOnBy, reachedBy, refusedBy, takenBy, tap } from './alarm.ts'
import { type CheckInEvery, type Her, MINUTE, type SafeCall, type Watcher } from './call.ts'
import { readBy, silenced, telling } from './outbox.ts'

/** What a watcher answers. */
export type WatcherAnswer =
  /** Before an alarm: whether she watches. */
  | 'here'
  | 'cannotTonight'
  /** In an alarm. */
  | 'take'
  | 'cannot'
  | 'reached'
  | 'goOn'

/** How somebody wants to be expected. */
export interface CallWanted {
  until: number
  /** Minutes. */
  grace: number
  every?: CheckInEvery
  note: string
  words: { safe?: string; duress?: string }
  watchers: readonly Pick<Watcher, 'pairings' | 'name' | 'callsHer'>[]
}

/** A call begins, and the watchers are asked. */
export const begun = (her: Her, wanted: CallWanted, now: number): SafeCall => {
  const { every, watchers, ...rest } = wanted
  const call: SafeCall = {
    ...rest,
    her,
    begunAt: now,
    ...(every !== undefined && now + every * MINUTE < wanted.until
      ? { every, checkIn: now + every * MINUTE }
      : {}),
    more: 0,
    asked: {},
    watchers: watchers.map((watcher) => ({ ...watcher })),
    lines: [],
    notices: [],
    next: 1,
  }
  const places = [...watchers.keys()].filter((place) => watchers[place]?.pairings.length)
  return telling(
    call,
    now,
    ...places.map((to) => ({
      to,
      kind: 'asked' as const,
      values: { at: wanted.until },
      sounds: true,
    })),
  )
}

const REHEARSAL = 2 * MINUTE

/** A call of two minutes that nobody answers, so that a watcher has seen an alarm before one is real. */
export const rehearsal = (
  her: Her,
  watcher: Pick<Watcher, 'pairings' | 'name' | 'callsHer'>,
  now: number,
): SafeCall => ({
  her,
  rehearsal: true,
  begunAt: now,
  until: now + REHEARSAL,
  grace: 0,
  note: '',
  words: {},
  more: 0,
  asked: {},
  watchers: [{ ...watcher }],
  lines: [],
  notices: [],
  next: 1,
})

/** A watcher answers. What does not fit the state of the call changes nothing. */
export const answeredBy = (
  call: SafeCall,
  place: number,
  answer: WatcherAnswer,
  now: number,
): SafeCall => {
  if (!call.watchers[place] || call.watchers[place].gone) return call
  switch (answer) {
    case 'here':
    case 'cannotTonight':
      return said(call, place, answer === 'here' ? 'here' : 'cannot', now)
    case 'take':
      return takenBy(call, place, now)
    case 'cannot':
      return refusedBy(call, place, now)
    case 'reached':
      return reachedBy(call, place, now)
    case 'goOn':
      return goneOnBy(call, place, now)
  }
}

const said = (call: SafeCall, place: number, what: 'here' | 'cannot', now: number): SafeCall => {
  if (call.over || call.alarm || call.watchers[place]?.said === what) return call
  const watchers = call.watchers.map((watcher, other) =>
    other === place ? { ...watcher, said: what } : watcher,
  )
  const name = call.watchers[place]?.name ?? ''
  const kind = what === 'here' ? ('watcherHere' as const) : ('watcherCannot' as const)
  return telling({ ...call, watchers }, now, { to: 'her', kind, values: { name } })
}

/** A watcher looked at what waits for her. In an alarm, the line is not repeated to her. */
export const lookedAt = (call: SafeCall, place: number, now: number): SafeCall =>
  readBy(call.alarm && !call.over ? tap(call, place, now) : call, place)

/** A watcher is no buddy any more. If she was just asked, the next one is. */
export const watcherGone = (call: SafeCall, place: number, now: number): SafeCall => {
  const watcher = call.watchers[place]
  if (!watcher || watcher.gone) return call
  const watchers = call.watchers.map((one, other) =>
    other === place ? { ...one, gone: true as const } : one,
  )
  const without = silenced({ ...call, watchers }, (to) => to === place)
  const { alarm, over, her } = without
  if (over) return without
  const isHers = alarm?.asking === place || alarm?.taken?.by === place
  const onward = isHers ? askNext(without, now) : without
  return her === undefined || call.rehearsal
    ? onward
    : telling(onward, now, {
        to: 'her',
        kind: 'watcherGone',
        values: { name: watcher.name },
        sounds: true,
      })
}

/** A watcher cannot be reached now: the next one is asked at once, and she is tried on. */
export const unreachable = (call: SafeCall, place: number, now: number): SafeCall =>
  call.alarm?.asking === place && !call.alarm.taken && !call.over ? askNext(call, now) : call

/** Her channel took a line to her. */
export const reached = ({ unreached: _, ...call }: SafeCall): SafeCall => call

/** A call in which one chat of a watcher stands for another: what it took and showed counts for that. */
export const wayInstead = (call: SafeCall, main: string, way: string): SafeCall => {
  const { [main]: _, [way]: at, ...shown } = call.shown ?? {}
  return {
    ...call,
    shown: { ...shown, ...(at !== undefined && { [main]: at }) },
    watchers: call.watchers.map((watcher) => ({
      ...watcher,
      pairings: watcher.pairings.filter((id) => id !== way),
    })),
    lines: call.lines.map((line) =>
      line.taken
        ? {
            ...line,
            taken: line.taken.flatMap((id) => (id === way ? [main] : id === main ? [] : [id])),
          }
        : line,
    ),
  }
}
