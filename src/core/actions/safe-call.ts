/**
 * What she does with her safe-call. Every function is called in the transaction of her turn, and
 * says what came of it; what others are told goes out by itself.
 */
import type { Peer } from '../members/peer.ts'
import type { Alarm, CheckInEvery, Notice, SafeCall } from '../safe-call/call.ts'
import { dutyPlace, peopleOf } from '../safe-call/duty.ts'
import {
  type AlarmAsked,
  alarmAsked,
  alarmTakenBack,
  type Done,
  endedBy,
  type Prolonged,
  prolonged,
  type Signed,
  signed,
  type TakenBack,
  type WordSaid,
  wordTyped,
} from '../safe-call/hers.ts'
import { readBy, unreadOf } from '../safe-call/outbox.ts'
import { plainPartsOf, plainWhole } from '../safe-call/plain-word.ts'
import { alarmTimeOf, goalOf } from '../safe-call/steps.ts'
import type { KeptCall } from '../stores/safe-calls.ts'
import type { Stores } from '../stores/stores.ts'
import { countAlarms } from './count-alarms.ts'
import { taggedIn } from './safe-call-settings.ts'

/** Who does it. */
export type Who = Pick<Peer, 'sender' | 'member' | 'reach' | 'now'>

/** What her own chat may know of her call. After a word that looks like the end there is none. */
export interface OwnCall {
  /** Names what its messages are about: `aboutCall(id)`. */
  id: string
  rehearsal: boolean
  until: number
  /** What is waited for now: the next check-in, or the end. */
  goal: number
  /** Whether that is a check-in. */
  isOnTheWay: boolean
  /** When the first watcher is told unless she answers. */
  alarmTime: number
  every: CheckInEvery | undefined
  note: string
  watchers: { name: string; said: 'here' | 'cannot' | undefined; told: boolean }[]
  /** The people on duty were told, or one of them takes care of it. */
  duty: 'told' | 'takes' | undefined
  /** Only her safe word ends it. */
  needsWord: boolean
  /** An alarm that she asked for goes out then, unless she takes it back. */
  alarmAt: number | undefined
  /** An alarm is on; whoever was told is in `watchers`. */
  alarm: Alarm['cause'] | undefined
  /** A day after the alarm nobody is asked any more. Her answer still reaches those who were told. */
  closed: boolean
}

/** Her call as her chat may know it; undefined if there is none. */
export const ownCall = async ({ sender }: Pick<Who, 'sender'>, stores: Stores) => {
  const kept = await stores.safeCalls.find(sender)
  return kept && shownToHer(kept)
}

/** The same, of a call that was found. */
export const shownToHer = ({ id, call }: KeptCall): OwnCall => {
  const goal = goalOf(call)
  return {
    id,
    rehearsal: call.rehearsal === true,
    until: call.until,
    goal,
    isOnTheWay: goal < call.until,
    alarmTime: alarmTimeOf(call),
    every: call.every,
    note: call.note,
    watchers: call.watchers.flatMap(({ name, said, told, gone, pairings }) =>
      gone || pairings.length === 0 ? [] : [{ name, said, told: told !== undefined }],
    ),
    duty: dutyInCall(call),
    needsWord: call.words.safe !== undefined,
    alarmAt: call.alarmAt,
    alarm: call.alarm?.cause,
    closed: call.over !== undefined,
  }
}

const dutyInCall = (call: SafeCall): OwnCall['duty'] => {
  if (peopleOf(call).length === 0) return undefined
  return call.alarm?.taken?.by === dutyPlace(call) ? 'takes' : 'told'
}

/** What is done with the call that is open; undefined if there is none. */
const change = async <Came>(
  { sender, now }: Pick<Who, 'sender' | 'now'>,
  stores: Stores,
  does: (call: SafeCall) => (Done<Came> & { beside?: SafeCall }) | undefined,
): Promise<Came | undefined> => {
  const kept = await stores.safeCalls.lockOf(sender)
  const done = kept && does(kept.call)
  if (!kept || !done) return undefined
  if (done.call !== kept.call) await stores.safeCallPeople.keep(kept, done.call, now)
  if (done.beside) await stores.safeCallPeople.keepBeside(done.beside, now)
  return done.came
}

/** She tapped that she is well: on the way a check-in, otherwise the end. */
export const signWell = async (who: Who, stores: Stores): Promise<Signed> =>
  (await change(who, stores, (call) => signed(call, who.now.getTime()))) ?? 'notOpen'

/** She is back: she tapped so, or said it with any usual word. */
export const endCall = async (who: Who, stores: Stores): Promise<Signed> =>
  (await change(who, stores, (call) => endedBy(call, who.now.getTime()))) ?? 'notOpen'

/**
 * She typed something while a call is open: what came of it, if one of her two words is in it. Try this
 * before anything else is made of her words. Nothing tells which of the two it was. `looked`: `whole`, if only the
 * whole message can be her word; `forced`, if she tells that it was got out of her: then either is the second one.
 */
export const sayWord = async (
  who: Who,
  text: string,
  stores: Stores,
  looked: 'whole' | 'parts' | 'forced' = 'parts',
): Promise<WordSaid | undefined> => {
  const whole = plainWhole(text)
  if (!whole) return undefined
  // Each of them, whichever is hers, so that nothing takes longer for one of the two.
  const isForced = looked === 'forced'
  const parts = await taggedIn(looked === 'whole' ? [whole] : plainPartsOf(text, isForced), stores)
  return change(who, stores, (call) => wordTyped(call, parts, who.now.getTime(), isForced))
}

/** She wants more time. `typed`: she wrote it. */
export const moreTime = async (
  who: Who,
  wish: { minutes: number; typed: boolean },
  stores: Stores,
): Promise<Prolonged> =>
  (await change(who, stores, (call) => prolonged(call, wish, who.now.getTime()))) ?? 'tooLate'

/** She wants an alarm now. It goes out 20 seconds later; at once if she asks again. */
export const alarmNow = async (who: Who, stores: Stores): Promise<AlarmAsked | 'notOpen'> => {
  const before = await stores.safeCalls.find(who.sender)
  const came = await change(who, stores, (call) => alarmAsked(call, who.now.getTime()))
  if (before && !before.call.alarm && came === 'sent')
    await countAlarms(stores, [before.call], who.now)
  return came ?? 'notOpen'
}

/** She takes the alarm back that she asked for. */
export const takeAlarmBack = async (who: Who, stores: Stores): Promise<TakenBack> =>
  (await change(who, stores, alarmTakenBack)) ?? 'tooLate'

/** What waits to be read about her own call, the oldest first. From now on it is read. */
export const readOwnNotices = async (who: Who, stores: Stores): Promise<Notice[]> =>
  (await change(who, stores, (call) => {
    const came = unreadOf(call, 'her')
    return came.length === 0 ? undefined : { call: readBy(call, 'her'), came }
  })) ?? []
