/** Times of day by a clock: what somebody means who says "at 23:30". */
import { HOUR, LONGEST_CALL, MINUTE } from './call.ts'

/** Tells the time of day in a zone, as minutes after midnight. */
const clockIn = (zone: string): ((at: number) => number) => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (at) => {
    const [hours = 0, minutes = 0] = format.format(new Date(at)).split(':').map(Number)
    return hours * 60 + minutes
  }
}

/**
 * The next moment at which a clock in that zone shows a time of day, after `now` and at the latest
 * 24 hours later.
 *
 * In the night in which an hour comes twice, it is the first of both that is still to come. An hour
 * that is left out is read as the moment at which the clock jumps.
 */
export const nextTime = (minutes: number, zone: string, now: number): number => {
  const minuteOf = clockIn(zone)
  const first = Math.floor(now / MINUTE) * MINUTE + MINUTE
  let before = minuteOf(first - MINUTE)
  for (let at = first; at <= now + LONGEST_CALL; at += MINUTE) {
    const shown = minuteOf(at)
    if (shown === minutes || isPassedOver(minutes, before, shown)) return at
    before = shown
  }
  return now + LONGEST_CALL
}

/** Whether the clock jumped over that time of day from one minute to the next. */
const isPassedOver = (minutes: number, before: number, shown: number): boolean => {
  const jump = (shown - before + 24 * 60) % (24 * 60)
  const since = (minutes - before + 24 * 60) % (24 * 60)
  return jump > 1 && jump < 12 * 60 && since > 0 && since < jump
}

/** The end of the night: the next eight o'clock that is at least two hours away. */
export const endOfNight = (zone: string, now: number): number =>
  Math.min(now + LONGEST_CALL, nextTime(8 * 60, zone, now + 2 * HOUR))
