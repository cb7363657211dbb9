/**
 * When a receipt was used last, so that a reporter notices if somebody else has it. A week and how
 * often, never a day.
 */
export interface Opened {
  /** The Monday of the week, such as 2026-11-16. */
  week: string
  times: number
}

/** How long ago it was used, as it is told. */
export type OpenedWhen = 'thisWeek' | 'lastWeek' | 'earlier'

const DAY = 24 * 60 * 60 * 1000

/** What is kept once the receipt was used again. */
export const openedNow = (before: Opened | undefined, now: Date): Opened => {
  const week = mondayOf(now)
  return { week, times: before?.week === week ? before.times + 1 : 1 }
}

/** How long ago it was used before now. */
export const openedWhen = ({ week }: Opened, now: Date): OpenedWhen => {
  if (week === mondayOf(now)) return 'thisWeek'
  return week === mondayOf(new Date(now.getTime() - 7 * DAY)) ? 'lastWeek' : 'earlier'
}

const mondayOf = (now: Date): string =>
  new Date(now.getTime() - ((now.getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10)
