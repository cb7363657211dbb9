/** Days and hours by a country's clock. */
import type { Language } from '../terms/text.ts'
import type { OpenHours } from './pack.ts'

/** The day (YYYY-MM-DD) there. Swedish dates have this form. */
export const dayIn = (timeZone: string, now: Date): string =>
  new Intl.DateTimeFormat('sv', { timeZone }).format(now)

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Tells whether some hours include a moment. */
export const clockIn = (timeZone: string, now: Date): ((hours: OpenHours) => boolean) => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(now)
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  const today = WEEKDAYS.indexOf(part('weekday')) + 1
  const yesterday = today === 1 ? 7 : today - 1
  const time = `${part('hour')}:${part('minute')}`
  return ({ days, from, until }) =>
    until > from
      ? days.includes(today) && time >= from && time < until
      : (days.includes(today) && time >= from) || (days.includes(yesterday) && time < until)
}

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY = 24 * 60 * 60 * 1000

/** Opening hours in a language: "Mon–Fri 10:00–15:00". */
export const hoursIn = (language: Language, open: readonly OpenHours[]): string => {
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  const name = (day: number): string => format.format(new Date(MONDAY + (day - 1) * DAY))
  return open
    .map(({ days, from, until }) => {
      const [first = 1] = days
      const last = days.at(-1) ?? first
      const inRow = days.length > 2 && last - first === days.length - 1
      const named = inRow ? `${name(first)}–${name(last)}` : days.map(name).join(', ')
      return `${named} ${from}–${until}`
    })
    .join('; ')
}

/**
 * Reads hours as the operator writes them: "mon-fri 10:00-15:00, mon 10:00-19:00"; undefined for
 * anything else.
 */
export const readHours = (text: string): OpenHours[] | undefined => {
  const all = text.split(',').map((one) => {
    const [, first = '', last = first, from = '', until = ''] =
      /^\s*([a-z]{3})(?:\s*-\s*([a-z]{3}))?\s+(\d\d:\d\d)\s*-\s*(\d\d:\d\d)\s*$/i.exec(one) ?? []
    const begin = dayNumber(first)
    const end = dayNumber(last)
    const isTime = [from, until].every((time) => time >= '00:00' && time <= '24:00')
    if (begin === 0 || end < begin || !isTime) return undefined
    return { days: Array.from({ length: end - begin + 1 }, (_, day) => begin + day), from, until }
  })
  return all.every((one) => one !== undefined) ? all : undefined
}

const dayNumber = (name: string): number =>
  WEEKDAYS.findIndex((day) => day.toLowerCase() === name.toLowerCase()) + 1
