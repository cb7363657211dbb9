import type { AlertKind } from '../../alerts/alert.ts'
import type { Day } from '../../alerts/dates.ts'
import type { AlertPreferences } from '../../alerts/preferences.ts'
import type { Country } from '../../rights/country.ts'
import type { Subscription } from '../../stores/subscriptions.ts'

/**
 * What a member wants to do. She chooses it at the first question, and may make it more precise
 * later.
 */
export interface Intent {
  intent:
    | 'follow'
    | 'otherTown'
    | 'change'
    | 'renew'
    | 'extend'
    | 'end'
    | 'pause'
    | 'resume'
    | 'settings'
  /** The town that she wants to follow. */
  city?: string
  /** The id of the subscription that she changes. */
  subscription?: string
}

/** The settings of alerts. The step of the same name asks for each. */
export const SETTINGS = ['quiet', 'wake', 'from', 'line', 'kinds'] as const
export type Setting = (typeof SETTINGS)[number]

/** Two times of day, in minutes after midnight. */
export interface Hours {
  from: number
  until: number
}

/** What a member follows, how she is warned, and what she is changing. */
export interface AlertsDraft extends Intent {
  today: Day
  subscriptions: Subscription[]
  preferences: AlertPreferences
  reach: 'city' | 'near' | 'country'
  until?: Day
  /** Until when she stays, if she said so with a town, and which town that can be. */
  endsOn?: { towns: readonly string[]; until: Day }
  /** The id of the subscription that ends when the new one begins; null if she keeps them all. */
  instead: string | null
  setting: Setting
  /** Quiet hours before she has chosen their time zone; null for none. */
  hours: Hours | null
  clock: 'here' | 'elsewhere'
  writesOwnLine: boolean
}

export interface AlertsNeeds {
  country: Country
  /** The kinds that the operator has switched on. */
  kinds: readonly AlertKind[]
  timeZone: string
}
