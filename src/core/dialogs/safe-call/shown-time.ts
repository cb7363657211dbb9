/** Times as texts show them: by her clock, with 24 hours in every language. */
import { nextTime } from '../../safe-call/times.ts'
import { say, type Text } from '../../terms/text.ts'
import type { WantedTime } from './draft.ts'

const MINUTE = 60_000
const HALF_A_DAY = 12 * 60
/** Nobody means a time that is so near, if another is possible. */
const TOO_NEAR = 5 * MINUTE

/** The time of day, such as 23:30. */
export const clockTime = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at))

/** The same for a time to come; it says so if that is not today. */
export const timeToCome = (at: number, zone: string, now: Date): string | Text => {
  const dayOf = (one: number | Date) =>
    new Intl.DateTimeFormat('sv', { timeZone: zone }).format(new Date(one))
  const time = clockTime(at, zone)
  return dayOf(at) === dayOf(now) ? time : say('safeCall.time.tomorrow', { time })
}

/** The moment that she means. It may be further away than a call can last. */
export const momentOf = (wanted: WantedTime, zone: string, now: Date): number => {
  const at = now.getTime()
  if (wanted.kind === 'until') return wanted.at
  // In whole minutes, because everybody reads whole minutes.
  if (wanted.kind === 'in' || wanted.kind === 'more')
    return Math.floor(at / MINUTE) * MINUTE + wanted.minutes * MINUTE
  const { minute, either, tomorrow } = wanted
  const from = tomorrow ? nextTime(0, zone, at) - MINUTE : at
  const moments = [minute, ...(either ? [(minute + HALF_A_DAY) % (2 * HALF_A_DAY)] : [])]
    .map((one) => nextTime(one, zone, from))
    .sort((a, b) => a - b)
  const [first = at, second] = moments
  return second !== undefined && first - at < TOO_NEAR ? second : first
}
