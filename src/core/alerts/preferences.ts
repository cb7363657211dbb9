/**
 * How a member wants to be warned: of what, from which level on, at which hours not, and with which
 * line.
 */
import type { Level } from '../blacklist/taxonomy.ts'
import type { AlertKind } from './alert.ts'

/** Lines for a lock screen. None of them says what it is about. */
export const LINES = ['message', 'news', 'hello', 'reminder'] as const
export type LockScreenLine = (typeof LINES)[number]

/** Hours in which she is not written to, by the clock where she is. */
export interface QuietHours {
  /** Minutes after midnight. */
  from: number
  until: number
  /** An IANA name, or an offset such as +02:00. */
  zone: string
}

/** Kept, sealed, with the other preferences of a peer. */
export interface AlertPreferences {
  /** The lowest level for which she is written to. She sees lower ones with her next answer. */
  from: Level
  quiet?: QuietHours
  /** She is written to in quiet hours, too, if there is a grave danger. */
  wake: boolean
  /** What her lock screen shows: one of the lines, or her own. */
  line: LockScreenLine | { own: string }
  kinds: AlertKind[]
  /** The kinds that she was asked about, or told of. */
  asked?: AlertKind[]
}

/** What applies if she has chosen nothing. */
export const USUAL_PREFERENCES: AlertPreferences = {
  from: 2,
  wake: false,
  line: 'message',
  kinds: ['client'],
}

/** How a peer wants to be warned: her choices, and the usual for the rest. */
export const alertPreferencesOf = ({
  alerts,
}: {
  alerts?: Partial<AlertPreferences>
}): AlertPreferences => ({ ...USUAL_PREFERENCES, ...alerts })

/** The lowest level for which she may be written to in quiet hours. */
export const WAKING_LEVEL = 4 satisfies Level

export const LONGEST_LINE = 60

const DAY = 24 * 60

/** When her quiet hours end; undefined if it is not a quiet hour. */
export const quietUntil = ({ from, until, zone }: QuietHours, now: Date): Date | undefined => {
  const minute = minuteOf(now, zone)
  const since = (minute - from + DAY) % DAY
  const length = (until - from + DAY) % DAY
  if (since >= length) return undefined
  const left = length - since
  // To the whole minute, so that it is not before they end.
  return new Date(Math.floor(now.getTime() / 60_000) * 60_000 + left * 60_000)
}

/** Minutes after midnight in a time zone. */
export const minuteOf = (now: Date, zone: string): number => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(now)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0)
  return of('hour') * 60 + of('minute')
}

const CLOCK = /^(\d{1,2})(?:[.:h ]?(\d{2}))?\s*(am|pm)?$/

/** A time of day, as minutes after midnight: 22, 22:30, 10 pm. */
export const readClock = (text: string): number | undefined => {
  const [whole, hours = '', minutes = '0', half] = CLOCK.exec(text.trim().toLowerCase()) ?? []
  if (whole === undefined) return undefined
  const hour = half ? (Number(hours) % 12) + (half === 'pm' ? 12 : 0) : Number(hours)
  return hour > 24 || Number(minutes) > 59 ? undefined : ((hour % 24) * 60 + Number(minutes)) % DAY
}

/** Two times of day: "22-7", "22:30 to 08". */
export const readHours = (text: string): { from: number; until: number } | undefined => {
  const times = text.toLowerCase().match(/\d{1,2}(?:[.:h]?\d{2})?\s*(?:am|pm)?/g) ?? []
  const [from, until] = times.map(readClock)
  if (times.length !== 2 || from === undefined || until === undefined || from === until)
    return undefined
  return { from, until }
}

/** A time of day as text, such as 22:30. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/**
 * The time zone, as an offset, of a place where it is now that time of day. Rounded to a quarter of
 * an hour.
 */
export const zoneAt = (minutes: number, now: Date): string => {
  const here = now.getUTCHours() * 60 + now.getUTCMinutes()
  const ahead = Math.round((minutes - here) / 15) * 15
  // From -11:45 to +12:00, because she is not asked for the day.
  const offset = ((ahead + DAY / 2 - 15 + DAY) % DAY) - DAY / 2 + 15
  return `${offset < 0 ? '-' : '+'}${clockOf(Math.abs(offset))}`
}
