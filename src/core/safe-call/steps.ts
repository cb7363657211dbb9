/** What the clock does with a call. Each step has a time; a step that is done is not done again. */

import {
  alarmSetBack,
  askNext,
  closeAlarm,
  repeatAlarm,
  sound,
  soundAnew,
  startRound,
} from './alarm.ts'
import {
  type AskedOfHer,
  type Gap,
  HOUR,
  KEPT_AFTER_ALARM,
  MINUTE,
  type SafeCall,
  TAKE_BACK,
} from './call.ts'
import { telling } from './outbox.ts'

const SOON = 10 * MINUTE
const AGAIN = 7 * MINUTE
/** How long she waits for a yes of a watcher until she is told that there is none. */
const NOBODY_YET = 10 * MINUTE
/** How long she has when the bot was off at the time. */
const AFTER_GAP = 5 * MINUTE
/** How long an alarm stays open. */
export const LONGEST_ALARM = 24 * HOUR
/** How long a watcher is asked before the next one is. */
export const TURN = 10 * MINUTE
/** After how long the line of an alarm is sent again. */
const REPEATS = [2 * MINUTE, 5 * MINUTE] as const

/** The next time at which something is waited for: a sign on the way, or the end. */
export const goalOf = ({ checkIn, until }: SafeCall): number =>
  checkIn !== undefined && checkIn < until ? checkIn : until

/** When the first watcher is told, unless she answers. */
export const alarmTimeOf = (call: SafeCall): number =>
  Math.max(goalOf(call) + call.grace * MINUTE, call.asked.notBefore ?? 0)

interface Step {
  at: number
  do(call: SafeCall, now: number): SafeCall
}

const asked = (call: SafeCall, what: Partial<AskedOfHer>): SafeCall => ({
  ...call,
  asked: { ...call.asked, ...what },
})

const askSoon = (call: SafeCall, now: number): SafeCall => {
  const done = asked(call, { soon: now })
  // If the bot comes so late that the time is there, one question is enough.
  return now >= call.until
    ? done
    : telling(done, now, { to: 'her', kind: 'soon', values: { at: call.until } })
}

const askDue = (call: SafeCall, now: number): SafeCall =>
  // However late the bot comes: no alarm before she has had time to answer.
  telling(asked(call, { soon: now, due: now, notBefore: now + AFTER_GAP }), now, {
    to: 'her',
    kind: 'due',
    values: { at: goalOf(call) },
    sounds: true,
    alarm: true,
  })

const askAgain = (call: SafeCall, now: number): SafeCall =>
  telling(asked(call, { again: now }), now, {
    to: 'her',
    kind: 'dueAgain',
    values: { at: goalOf(call) },
    sounds: true,
    alarm: true,
  })

const tellNobodyYet = (call: SafeCall, now: number): SafeCall =>
  telling({ ...call, toldNobodyYet: true }, now, { to: 'her', kind: 'nobodyYet', sounds: true })

/** When she is asked the second time: after seven minutes, and well before the alarm. */
const againAt = ({ asked: { due = 0 }, grace }: SafeCall): number =>
  due + Math.min(AGAIN, Math.floor((grace * MINUTE) / 2))

const stepsBefore = (call: SafeCall): Step[] => {
  const { asked: done, watchers, begunAt, until } = call
  if (call.rehearsal) return [{ at: until, do: (one, now) => sound(one, 'silence', now) }]
  const goal = goalOf(call)
  const isEnd = goal === until
  const isNobody = !watchers.some(({ said, gone }) => said === 'here' && !gone)
  return [
    // A short call begins with the question that comes before the end.
    ...(isEnd && done.soon === undefined && until - SOON > begunAt
      ? [{ at: until - SOON, do: askSoon }]
      : []),
    ...(done.due === undefined ? [{ at: goal, do: askDue }] : []),
    ...(done.due !== undefined && done.again === undefined
      ? [{ at: againAt(call), do: askAgain }]
      : []),
    ...(isNobody && !call.toldNobodyYet && begunAt + NOBODY_YET < goal
      ? [{ at: begunAt + NOBODY_YET, do: tellNobodyYet }]
      : []),
    { at: alarmTimeOf(call), do: (one: SafeCall, now: number) => sound(one, 'silence', now) },
    ...stepsAsked(call),
  ]
}

/** An alarm that she asked for goes out, also when there is one or there was one. */
const stepsAsked = ({ alarmAt }: SafeCall): Step[] =>
  alarmAt === undefined ? [] : [{ at: alarmAt, do: (call, now) => soundAnew(call, 'asked', now) }]

const stepsOfAlarm = (call: SafeCall): Step[] => {
  const { alarm, watchers } = call
  if (!alarm) return []
  const { asking, askedAt, repeats, taken, roundAt, reached } = alarm
  const close = { at: alarm.at + (call.rehearsal ? TURN : LONGEST_ALARM), do: closeAlarm }
  if (reached) return [close]
  if (taken) return [close, { at: taken.until, do: askNext }]
  if (asking === undefined)
    return roundAt === undefined ? [close] : [close, { at: roundAt, do: startRound }]
  const wait = REPEATS[repeats]
  const hasTapped = (watchers[asking]?.tapped ?? 0) >= askedAt
  return [
    close,
    { at: askedAt + TURN, do: askNext },
    ...(wait === undefined || hasTapped ? [] : [{ at: askedAt + wait, do: repeatAlarm }]),
  ]
}

const stepsOf = (call: SafeCall): Step[] => {
  if (call.over) return call.over.how === 'closed' ? stepsAsked(call) : []
  return call.alarm ? [...stepsAsked(call), ...stepsOfAlarm(call)] : stepsBefore(call)
}

const firstOf = (call: SafeCall): Step | undefined =>
  stepsOf(call).reduce<Step | undefined>(
    (first, step) => (first && first.at <= step.at ? first : step),
    undefined,
  )

/** When something is to be done about a call, lines apart. */
export const dueAt = (call: SafeCall): number =>
  firstOf(call)?.at ?? (call.over ? forgottenAt(call.over) : call.until)

const forgottenAt = ({ how, at }: NonNullable<SafeCall['over']>): number =>
  at + (how === 'rehearsed' ? HOUR : KEPT_AFTER_ALARM)

/** Whether nothing of it is kept any more. */
export const isForgotten = ({ over, watchers }: SafeCall, now: number): boolean =>
  over !== undefined &&
  (forgottenAt(over) <= now || !watchers.some(({ told, gone }) => told !== undefined && !gone))

/**
 * Does all that is due. `gap`: the bot was off then. Being off is never an alarm by itself: if she
 * should have answered meanwhile, she is asked, and has five minutes.
 */
export const advance = (before: SafeCall, now: number, gap?: Gap): SafeCall => {
  const set = setBack(before, now)
  let call = gap ? askedAfter(set, gap, now) : set
  for (let step = firstOf(call); step && step.at <= now; step = firstOf(call)) {
    call = step.do(call, now)
  }
  return call
}

const askedAfter = (call: SafeCall, gap: Gap, now: number): SafeCall => {
  if (call.over || call.rehearsal || isKnown(call, gap)) return call
  // Whoever is told from now on reads why it may come late.
  if (call.alarm) return call.alarm.at < gap.to ? { ...call, gap: joined(call.gap, gap) } : call
  if (goalOf(call) > gap.to) return call
  const off = { ...call, gap: joined(call.gap, gap) }
  // A bot that stops again and again does not put the alarm off for ever.
  const times = call.asked.off ?? 0
  if (times >= (isUnasked(call) ? 2 : 1)) return off
  const notBefore = now + AFTER_GAP
  return telling(asked(off, { soon: now, due: now, again: now, off: times + 1, notBefore }), now, {
    to: 'her',
    kind: 'away',
    values: { from: gap.from, to: gap.to },
    sounds: true,
    alarm: true,
  })
}

const isKnown = ({ gap: known }: SafeCall, { to }: Gap): boolean =>
  known !== undefined && known.to >= to

const joined = (one: Gap | undefined, { from, to }: Gap): Gap => ({
  from: Math.min(one?.from ?? from, from),
  to,
})

/** The bot stopped before it tried to ask her. Where her channel did not take it, nobody waits for it. */
const isUnasked = ({ lines, unreached }: SafeCall): boolean =>
  !unreached && lines.some(({ to, alarm }) => to === 'her' && alarm)

/** If the clock was ahead and is set back, what it did too early is done again, and no wait grows. */
const setBack = (call: SafeCall, now: number): SafeCall => {
  const { asked: done, alarm, alarmAt } = call
  const isAhead = [done.soon, done.due, done.again].some((at) => at !== undefined && at > now)
  const isLate = alarmAt !== undefined && alarmAt > now + TAKE_BACK
  const isAlarmAhead = alarm !== undefined && alarm.askedAt > now
  if (!isAhead && !isLate && !isAlarmAhead) return call
  return {
    ...call,
    ...(isAhead && { asked: {} }),
    ...(isLate && { alarmAt: now + TAKE_BACK }),
    ...(isAlarmAhead && { alarm: alarmSetBack(alarm, now) }),
  }
}
