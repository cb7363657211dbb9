import { OPENED_WITHIN } from '../blacklist/tallies.ts'
import { quarterOf } from '../blacklist/warning.ts'
import type { Stores } from '../stores/stores.ts'
import { say, type Text } from '../terms/text.ts'

/** Fewer than this are not told: the time would say too much about each. */
const FEW = 5
const HOUR = 60
const DAY = 24 * HOUR

/** Within how many minutes half of them were opened; undefined if they were few, or it took longer. */
export const medianMinutes = (table: Record<string, number> = {}): number | undefined => {
  const total = Object.values(table).reduce((sum, count) => sum + count, 0)
  if (total < FEW) return undefined
  let opened = 0
  for (const bound of OPENED_WITHIN) {
    opened += table[bound] ?? 0
    if (opened * 2 >= total) return bound
  }
  return undefined
}

/** How soon reports were opened last quarter, rounded up, for everybody. Nothing if they were few. */
export const openingTimes = async (
  { tallies }: Pick<Stores, 'tallies'>,
  now: Date,
): Promise<Text[]> => {
  const tables = await tallies.of(quarterOf(now) - 1)
  const all = medianMinutes(tables.opened)
  const grave = medianMinutes(tables.openedGrave)
  if (all === undefined) return []
  return grave === undefined
    ? [say('times.all', { time: spanOf(all) })]
    : [say('times.grave', { time: spanOf(all), grave: spanOf(grave) })]
}

const spanOf = (minutes: number): Text => {
  if (minutes < HOUR) return say('times.minutes', { count: minutes })
  return minutes < 2 * DAY
    ? say('times.hours', { count: minutes / HOUR })
    : say('times.days', { count: minutes / DAY })
}
