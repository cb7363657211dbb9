import { clockIn, hoursIn } from '../rights/clock.ts'
import type { OpenHours } from '../rights/pack.ts'
import type { Language } from '../terms/text.ts'

/** When case workers read, and where they can be called. There is none where nobody answers in the chat. */
export interface Desk {
  hours: readonly OpenHours[]
  /** The organisation's own number; undefined if it has none for this. */
  phone: string | undefined
  timeZone: string
}

/** Whether somebody reads now. */
export const isRead = ({ hours, timeZone }: Desk, now: Date): boolean => {
  const isWithin = clockIn(timeZone, now)
  return hours.some(isWithin)
}

/** The hours in a language, such as "Mon–Fri 10:00–15:00". */
export const deskHours = ({ hours }: Desk, language: Language): string => hoursIn(language, hours)
