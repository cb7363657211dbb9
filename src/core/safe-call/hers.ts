/** What she does with her call. Every function returns the call afterwards, and what she is told. */
import { sound, toldOf } from './alarm.ts'
import {
  LONGEST_CALL,
  MINUTE,
  MOST_TAPS_FOR_MORE,
  type NoticeKind,
  type SafeCall,
  TAKE_BACK,
  type To,
} from './call.ts'
import { silenced, telling } from './outbox.ts'
import { goalOf } from './steps.ts'

/**
 * What came of a sign that she is well.
 *
 * ended: the call is over for her chat · checkedIn: it goes on · wordWanted: only her safe word ends
 * it · notOpen: there is no call.
 */
export type Signed = 'ended' | 'checkedIn' | 'wordWanted' | 'notOpen'

/** What came of asking for more time. */
export type Prolonged = 'prolonged' | 'typeFirst' | 'tooLong' | 'tooLate'

/** What came of asking for an alarm. counting: it goes out in 20 s · sent · already: one is on. */
export type AlarmAsked = 'counting' | 'sent' | 'already'

/** What came of taking an alarm back. */
export type TakenBack = 'takenBack' | 'wordWanted' | 'tooLate'

/** The call afterwards, and what came of it. */
export interface Done<Came> {
  call: SafeCall
  came: Came
}

/** She taps that she is well. On the way that is a check-in; otherwise the call ends. */
export const signed = (call: SafeCall, now: number): Done<Signed> => {
  const isOnTheWay = !call.alarm && !call.over && goalOf(call) < call.until
  if (isOnTheWay && call.asked.due !== undefined)
    return { call: checkedIn(call, now), came: 'checkedIn' }
  return endedBy(call, now)
}

/** She says, without her safe word, that she is back: by a tap, or by any usual word. */
export const endedBy = (call: SafeCall, now: number): Done<Signed> =>
  call.words.safe !== undefined
    ? { call, came: 'wordWanted' }
    : { call: ended(call, now), came: 'ended' }

/**
 * She typed something while the call was open. `tag` is that of her words, in hex. Undefined if it is
 * neither of her two words. Her chat cannot tell one from the other.
 */
export const wordTyped = (call: SafeCall, tag: string, now: number): Done<'ended'> | undefined => {
  if (tag === call.words.safe) return { call: ended(call, now), came: 'ended' }
  if (tag === call.words.duress) return { call: madeToWrite(call, now), came: 'ended' }
  return undefined
}

const ended = (call: SafeCall, now: number): SafeCall => {
  const over: SafeCall = { ...call, over: { how: 'answered', at: now } }
  if (call.rehearsal) return withoutHer({ ...over, over: { how: 'rehearsed', at: now } })
  return withoutHer(
    telling(
      silenced(over, (to) => to !== 'her'),
      now,
      ...told(call, 'answered', now),
    ),
  )
}

/** From now on nothing leads from the alarm to her chat. */
const madeToWrite = (call: SafeCall, now: number): SafeCall => {
  const open = reopened(call)
  const alone = withoutHer(open)
  if (!open.alarm) return sound(alone, 'duress', now)
  const alarm = { ...open.alarm, cause: 'duress' as const }
  return telling({ ...alone, alarm }, now, ...told(open, 'madeToWrite', now))
}

/** An alarm that was closed after a day begins anew. */
const reopened = (call: SafeCall): SafeCall => {
  if (!call.over) return call
  const { over: _, alarm: __, ...rest } = call
  const watchers = call.watchers.map(({ told: _, tapped: __, ...watcher }) => watcher)
  return { ...rest, watchers }
}

const withoutHer = (call: SafeCall): SafeCall => {
  const { her: _, ...rest } = silenced(call, (to) => to === 'her')
  return { ...rest, words: {} }
}

const told = (call: SafeCall, kind: NoticeKind, now: number) =>
  toldOf(call).map((to: To) => ({ to, kind, values: { at: now }, sounds: true, alarm: true }))

/** A sign on the way. */
const checkedIn = (call: SafeCall, now: number): SafeCall => {
  const { checkIn: _, ...rest } = silenced(call, (to) => to === 'her')
  const next = now + (call.every ?? 0) * MINUTE
  // A check-in shortly before the end would be one question too many.
  const isFarFromEnd = call.every !== undefined && next + (call.every * MINUTE) / 2 <= call.until
  return { ...rest, asked: {}, ...(isFarFromEnd && { checkIn: next }) }
}

/** She wants more time. `typed`: she wrote it, so it was not somebody who only taps. */
export const prolonged = (
  call: SafeCall,
  { minutes, typed }: { minutes: number; typed: boolean },
  now: number,
): Done<Prolonged> => {
  if (call.alarm || call.over || call.rehearsal) return { call, came: 'tooLate' }
  if (!typed && call.more >= MOST_TAPS_FOR_MORE) return { call, came: 'typeFirst' }
  const until = Math.min(call.begunAt + LONGEST_CALL, Math.max(call.until, now) + minutes * MINUTE)
  if (until <= call.until || until <= now) return { call, came: 'tooLong' }
  // It is a sign that she is well, too.
  const isAsked = call.checkIn !== undefined && call.asked.due !== undefined
  const { checkIn, ...going } = silenced({ ...call, until }, (to) => to === 'her')
  const next = isAsked ? now + (call.every ?? 0) * MINUTE : checkIn
  const longer: SafeCall = {
    ...going,
    asked: {},
    more: typed ? 0 : call.more + 1,
    ...(next !== undefined && { checkIn: next }),
  }
  const watching = [...call.watchers.keys()].filter((place) => {
    const { said, gone } = call.watchers[place] ?? {}
    return said !== 'cannot' && !gone && !isDuty(call, place)
  })
  const moved = watching.map((to) => ({ to, kind: 'moved' as const, values: { at: until } }))
  return { call: telling(longer, now, ...moved), came: 'prolonged' }
}

const isDuty = ({ watchers }: SafeCall, place: number): boolean =>
  watchers[place]?.pairings.length === 0

/** She wants an alarm now. It goes out after 20 s; at once if she asks a second time. */
export const alarmAsked = (call: SafeCall, now: number): Done<AlarmAsked> => {
  if (call.alarm || call.over) return { call, came: 'already' }
  if (call.alarmAt !== undefined) return { call: sound(call, 'asked', now), came: 'sent' }
  return { call: { ...call, alarmAt: now + TAKE_BACK }, came: 'counting' }
}

/** She takes back the alarm that she asked for. Where she has a safe word, a tap is not enough. */
export const alarmTakenBack = (call: SafeCall): Done<TakenBack> => {
  if (call.alarm || call.over || call.alarmAt === undefined) return { call, came: 'tooLate' }
  if (call.words.safe !== undefined) return { call, came: 'wordWanted' }
  const { alarmAt: _, ...rest } = call
  return { call: rest, came: 'takenBack' }
}

/**
 * She has herself deleted during a call, or somebody with her phone does. Whoever watches is told; an
 * alarm goes on.
 */
export const left = (call: SafeCall, now: number): SafeCall => {
  const alone = withoutHer(call)
  if (call.over) return alone
  if (call.rehearsal) return { ...silenced(alone, () => true), over: { how: 'rehearsed', at: now } }
  if (call.alarm) return telling(alone, now, ...told(call, 'ended', now))
  const watching = [...call.watchers.keys()].filter(
    (place) => !isDuty(call, place) && !call.watchers[place]?.gone,
  )
  const watchers = call.watchers.map((watcher, place) =>
    watching.includes(place) ? { ...watcher, told: now } : watcher,
  )
  const over: SafeCall = { ...alone, note: '', watchers, over: { how: 'left', at: now } }
  const sent = { kind: 'ended' as const, values: { at: now }, sounds: true, alarm: true }
  return telling(
    silenced(over, () => true),
    now,
    ...watching.map((to) => ({ to, ...sent })),
  )
}
