/** What she does with her call. Every function returns the call afterwards, and what she is told. */
import { isDuty, soundAnew, toldOf } from './alarm.ts'
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
import { outermost, type PlainPart } from './plain-word.ts'
import { goalOf } from './steps.ts'

/**
 * What came of a sign that she is well.
 *
 * ended: the call is over for her chat · checkedIn: it goes on · wordWanted: only her safe word ends
 * it · notOpen: there is no call.
 */
export type Signed = 'ended' | 'checkedIn' | 'wordWanted' | 'notOpen'

/** What came of asking for more time. */
export type Prolonged = 'prolonged' | 'wordWanted' | 'typeFirst' | 'tooLong' | 'tooLate'

/** How long a word of hers makes the call longer, after she asked for that. */
const WORD_WAITS = 10 * MINUTE

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
    ? // The word that she types next ends it.
      { call: withoutWish(call), came: 'wordWanted' }
    : { call: ended(call, now), came: 'ended' }

/** What came of one of her two words. until: the call goes on until then. */
export type WordSaid = 'ended' | { until: number }

/** A part of what she typed, with the tag that it has as a word of hers, in hex. */
export interface TaggedPart extends Omit<PlainPart, 'word'> {
  tag: string
}

/**
 * She typed something while the call was open. `parts`: all that a word of hers can be in it. Undefined if
 * neither of her two words is. One that stands inside the other is not said; if both are said, somebody made
 * her write. Her chat cannot tell one from the other.
 *
 * `isForced`: she tells that her word was got out of her, so that either of them is the second one.
 *
 * `beside`: the alarm of a word under duress, where the call goes on in her chat as if nothing was.
 */
export const wordTyped = (
  call: SafeCall,
  parts: readonly TaggedPart[],
  now: number,
  isForced = false,
): (Done<WordSaid> & { beside?: SafeCall }) | undefined => {
  const { safe, duress } = call.words
  const said = outermost(parts.filter(({ tag }) => tag === safe || tag === duress))
  if (said.length === 0) return undefined
  const isMade = isForced || said.some(({ tag }) => tag === duress)
  const until = wishOf(call, now)
  if (until === undefined)
    return { call: isMade ? madeToWrite(call, now) : ended(call, now), came: 'ended' }
  const alone = silenced(call, () => true)
  return {
    call: longer(call, until, 0, now),
    came: { until },
    ...(isMade && { beside: madeToWrite(alone, now) }),
  }
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
const madeToWrite = (call: SafeCall, now: number): SafeCall =>
  soundAnew(withoutHer(call), 'duress', now)

const withoutHer = (call: SafeCall): SafeCall => {
  const { her: _, ...rest } = withoutWish(silenced(call, (to) => to === 'her'))
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

/**
 * She wants more time. `typed`: she wrote it, so it was not somebody who only taps. Where she has a safe
 * word it wants that word: otherwise whoever holds her phone puts the alarm off.
 */
export const prolonged = (
  call: SafeCall,
  { minutes, typed }: { minutes: number; typed: boolean },
  now: number,
): Done<Prolonged> => {
  if (call.alarm || call.over || call.rehearsal) return { call, came: 'tooLate' }
  const needsWord = call.words.safe !== undefined
  if (!typed && !needsWord && call.more >= MOST_TAPS_FOR_MORE) return { call, came: 'typeFirst' }
  const until = Math.min(call.begunAt + LONGEST_CALL, Math.max(call.until, now) + minutes * MINUTE)
  if (until <= call.until || until <= now) return { call, came: 'tooLong' }
  if (needsWord) return { call: { ...call, moreWanted: { until, at: now } }, came: 'wordWanted' }
  return { call: longer(call, until, typed ? 0 : call.more + 1, now), came: 'prolonged' }
}

const longer = (before: SafeCall, until: number, more: number, now: number): SafeCall => {
  const call = withoutWish(before)
  // It is a sign that she is well, too.
  const isAsked = call.checkIn !== undefined && call.asked.due !== undefined
  const { checkIn, ...going } = silenced({ ...call, until }, (to) => to === 'her')
  const next = isAsked ? now + (call.every ?? 0) * MINUTE : checkIn
  const watching = [...call.watchers.keys()].filter((place) => {
    const { said, gone } = call.watchers[place] ?? {}
    return said !== 'cannot' && !gone && !isDuty(call, place)
  })
  return telling(
    { ...going, asked: {}, more, ...(next !== undefined && { checkIn: next }) },
    now,
    ...watching.map((to) => ({ to, kind: 'moved' as const, values: { at: until } })),
  )
}

/** Until when she wants it longer, if a word that she types now is for that. */
const wishOf = ({ moreWanted, alarm, over }: SafeCall, now: number): number | undefined =>
  moreWanted && !alarm && !over && moreWanted.until > now && now - moreWanted.at <= WORD_WAITS
    ? moreWanted.until
    : undefined

const withoutWish = (call: SafeCall): SafeCall => {
  if (!call.moreWanted) return call
  const { moreWanted: _, ...rest } = call
  return rest
}

/**
 * She wants an alarm now. It goes out after 20 s; at once if she asks a second time, or if her buddies
 * are being told already that she does not answer. After an alarm that was stopped it begins anew.
 */
export const alarmAsked = (call: SafeCall, now: number): Done<AlarmAsked> => {
  const { alarm, over, alarmAt, rehearsal } = call
  if (rehearsal || (over && over.how !== 'closed')) return { call, came: 'already' }
  const isOn = alarm !== undefined && !over && !alarm.reached
  if (isOn && alarm.cause === 'asked' && !alarm.taken) return { call, came: 'already' }
  return isOn || alarmAt !== undefined
    ? { call: soundAnew(call, 'asked', now), came: 'sent' }
    : { call: { ...withoutWish(call), alarmAt: now + TAKE_BACK }, came: 'counting' }
}

/** She takes back the alarm that she asked for. Where she has a safe word, a tap is not enough. */
export const alarmTakenBack = (call: SafeCall): Done<TakenBack> => {
  if (call.alarmAt === undefined) return { call, came: 'tooLate' }
  if (call.words.safe !== undefined) return { call: withoutWish(call), came: 'wordWanted' }
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
