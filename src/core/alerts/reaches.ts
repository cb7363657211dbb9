/**
 * Whom an alert reaches. stores/alert-reach.ts has the same rule in SQL; a test makes sure that the
 * two agree.
 */
import type { AlertContent } from './alert.ts'
import type { Day } from './dates.ts'

/** What a peer follows for a time. */
export interface Followed {
  city: string
  /** The larger town near it that she follows with it. */
  near: string | undefined
  country: boolean
  /** The last day. */
  until: Day
  paused: boolean
}

/** Whether a subscription counts on a day: it is not paused and not over. */
export const isOn = ({ until, paused }: Pick<Followed, 'until' | 'paused'>, today: Day): boolean =>
  !paused && until >= today

/**
 * Whether an alert reaches a peer because of what she follows.
 *
 * An alert that takes another back reaches nobody this way: only those get it who got the other
 * (`hasGot`).
 */
export const reaches = (
  followed: Followed,
  alert: Pick<AlertContent, 'city' | 'takenBack'>,
  today: Day,
): boolean =>
  !alert.takenBack &&
  isOn(followed, today) &&
  (followed.country || followed.city === alert.city || followed.near === alert.city)

/** How far an alert has come to one peer. */
export type AlertDeliveryState = 'claimed' | 'sent' | 'shown' | 'quiet' | 'later' | 'unwanted'

/**
 * Whether she got an alert or may have got it. If so, she gets its correction, whatever she
 * follows.
 */
export const hasGot = (state: AlertDeliveryState | undefined): boolean =>
  state === 'claimed' || state === 'sent' || state === 'shown'

/** How many an alert for each town would reach; `elsewhere` for every town that is not named. */
export interface TownReach {
  towns: Record<string, number>
  elsewhere: number
}

/** How many an alert for a town would reach. */
export const reachOf = ({ towns, elsewhere }: TownReach, city: string): number =>
  towns[city] ?? elsewhere
