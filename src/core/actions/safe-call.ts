/**
 * What she does with her safe-call. Every function is called in the transaction of her turn, and
 * says what came of it; what others are told goes out by itself.
 */
import type { Peer } from '../members/peer.ts'
import type { Preferences } from '../members/preferences.ts'
import {
  type Alarm,
  type CheckInEvery,
  LONGEST_GRACE,
  type Notice,
  type SafeCall,
  SHORTEST_GRACE,
  USUAL_GRACE,
} from '../safe-call/call.ts'
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
import { plainWord } from '../safe-call/plain-word.ts'
import { alarmTimeOf, goalOf } from '../safe-call/steps.ts'
import type { KeptCall } from '../stores/safe-calls.ts'
import type { Stores } from '../stores/stores.ts'
import { countAlarms } from './count-alarms.ts'

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
 * She typed something while a call is open: what came of it, if it was one of her two words. Try this
 * before anything else is made of her words. Nothing tells which of the two it was.
 */
export const sayWord = async (
  who: Who,
  text: string,
  stores: Stores,
): Promise<WordSaid | undefined> => {
  if (plainWord(text) === '') return undefined
  const word = await stores.safeCalls.wordTag(text)
  return change(who, stores, (call) => wordTyped(call, word, who.now.getTime()))
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

/**
 * Sets her words; null takes one away. Calls that are open keep the words with which they began.
 * Returns `same` if both would be one word, `short` below three letters.
 */
export const setWords = async (
  { sender, now }: Who,
  words: { safe?: string | null; duress?: string | null },
  stores: Stores,
): Promise<'set' | 'same' | 'short'> => {
  const preferences: Preferences = await stores.members.chosen(sender)
  const { safeWord, duressWord, ...rest } = preferences.safeCall ?? {}
  const tagOf = async (word: string | null | undefined, before: string | undefined) =>
    word === undefined ? before : word === null ? undefined : stores.safeCalls.wordTag(word)
  const isShort = [words.safe, words.duress].some((word) => word && [...plainWord(word)].length < 3)
  if (isShort) return 'short'
  const safe = await tagOf(words.safe, safeWord)
  const duress = await tagOf(words.duress, duressWord)
  if (safe !== undefined && safe === duress) return 'same'
  const safeCall = {
    ...rest,
    ...(safe !== undefined && { safeWord: safe }),
    ...(duress !== undefined && { duressWord: duress }),
  }
  await stores.members.remember(sender, { ...preferences, safeCall }, now)
  return 'set'
}

/** What she has set: whether she has the two words, and how many minutes she has to answer. */
export const settingsOf = async (
  { sender }: Pick<Who, 'sender'>,
  stores: Stores,
): Promise<{ safe: boolean; duress: boolean; grace: number }> => {
  const { safeCall = {} } = await stores.members.chosen(sender)
  const { safeWord, duressWord, grace } = safeCall
  return {
    safe: safeWord !== undefined,
    duress: duressWord !== undefined,
    grace: grace ?? USUAL_GRACE,
  }
}

/** Sets how many minutes she has to answer, from the next call on. False if that is too few or too many. */
export const setGrace = async (
  { sender, now }: Who,
  minutes: number,
  stores: Stores,
): Promise<boolean> => {
  if (minutes < SHORTEST_GRACE || minutes > LONGEST_GRACE) return false
  const preferences = await stores.members.chosen(sender)
  const safeCall = { ...preferences.safeCall, grace: minutes }
  await stores.members.remember(sender, { ...preferences, safeCall }, now)
  return true
}

/** Sets her own words for the line that she gets when she is expected; empty: the usual line. */
export const setLine = async (
  { sender, now }: Who,
  line: string,
  stores: Stores,
): Promise<void> => {
  const preferences = await stores.members.chosen(sender)
  const { line: _, ...rest } = preferences.safeCall ?? {}
  const safeCall = line === '' ? rest : { ...rest, line }
  await stores.members.remember(sender, { ...preferences, safeCall }, now)
}
