/**
 * When somebody is told that something waits for her.
 *
 * - **notice**: a neutral line. It never says what waits.
 * - **opened**: somebody has read it. Nobody is told of it any more.
 * - **wakes**: a grave danger of this week, told by a member. It is told in quiet hours, too.
 */
import { type QuietHours, quietUntil } from './preferences.ts'

/** When she is told: not at all, at once, or once a day from this minute after midnight on. */
export type NoticeTime = 'off' | 'atOnce' | { daily: number }

/** What applies if she has chosen nothing. */
export const USUAL_NOTICES = 'atOnce' satisfies NoticeTime

/** Something that waits for her and that nobody has opened. */
export interface Unread {
  /** Told without a code. */
  guest: boolean
  wakes: boolean
  /** When it was first seen waiting, in milliseconds. */
  since: number
}

/** What she was told last. */
export interface LastTold {
  /** In milliseconds; 0 if she was told of nothing yet. */
  at: number
  /** Only guests' reports were new. */
  guests?: true
  /** Since when other things than reports wait for her, by their random ids. */
  keys?: Readonly<Record<string, number>>
}

/** How she wants to be told, and the clock where the organisation is. */
export interface ToldTo {
  time: NoticeTime
  quiet: QuietHours | undefined
  told: LastTold | undefined
  /** Minutes after midnight. */
  minute: number
}

const MINUTE = 60 * 1000
const HOUR = 60 * MINUTE

/** She is told once in this time, in milliseconds, whatever comes. */
export const NOTICE_EVERY = HOUR
/** After this time everybody is told of an unread grave danger, in milliseconds. */
export const UNREAD_FOR_ALL = 30 * MINUTE
/** After this time the operator hears of what is unread, in milliseconds. */
export const UNREAD_ALARM = 2 * HOUR

/**
 * What she is told of now: of something of a member, or of guests' reports alone. Undefined:
 * nothing.
 *
 * Guests' reports take turns with members': after a notice of guests' reports alone, an hour is
 * left for members', so that somebody who floods the bot as a guest does not take every notice.
 */
export const noticeNow = (
  unread: readonly Unread[],
  { time, quiet, told, minute }: ToldTo,
  now: Date,
): 'members' | 'guests' | undefined => {
  if (time === 'off') return undefined
  const at = now.getTime()
  const before = told?.at ?? Number.NEGATIVE_INFINITY
  if (at - before < NOTICE_EVERY) return undefined
  const isQuiet = quiet !== undefined && quietUntil(quiet, now) !== undefined
  const isTime = time === 'atOnce' || isDailyTime(time.daily, minute, before, at)
  const news = unread.filter(({ since, wakes }) => {
    // Somebody who is told once a day is told again of what waits still.
    if (time === 'atOnce' && since <= before) return false
    if (wakes && since > before && (time === 'atOnce' || at - since >= UNREAD_FOR_ALL)) return true
    return isTime && !isQuiet
  })
  if (news.length === 0) return undefined
  if (news.some(({ guest }) => !guest)) return 'members'
  return told?.guests && at - before < 2 * NOTICE_EVERY ? undefined : 'guests'
}

/** Whether her hour of today has come, and she was not told since. */
const isDailyTime = (daily: number, minute: number, before: number, now: number): boolean =>
  minute >= daily && before < now - (minute - daily) * MINUTE
