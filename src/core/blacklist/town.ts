/**
 * What a town is warned of besides clients: no number, no person, no name of a hotel, no address.
 *
 * - **town report**: what one peer told of it. One moderator reads it and warns the town.
 */
export const TOWN_KINDS = ['police', 'eviction', 'hotel', 'rooms'] as const
export type TownKind = (typeof TOWN_KINDS)[number]

export const TOWN_TIMES = ['now', 'today', 'expected', 'earlier'] as const
export type TownTime = (typeof TOWN_TIMES)[number]

export interface TownReport {
  kind: TownKind
  when: TownTime
  /** How many homes, of an eviction. */
  homes?: 'one' | 'several'
}

/** Whether it points at who lived there, so that she is asked for that by itself. */
export const pointsAtHome = ({ kind, homes }: Pick<TownReport, 'kind' | 'homes'>): boolean =>
  kind === 'eviction' && homes === 'one'

/** Whether it is read before other town reports. */
export const isPressing = ({ when }: TownReport): boolean => when === 'now' || when === 'expected'

/** How grave an alert of it is. */
export const townLevel = (town: TownReport): 2 | 3 => (isPressing(town) ? 3 : 2)
