import type { Day } from '../alerts/dates.ts'
import type { NoticeTime } from '../alerts/notices.ts'
import type { AlertPreferences } from '../alerts/preferences.ts'
import type { Language } from '../terms/text.ts'

/** How long a check stays in the chat. */
export const STAYS = ['now', 'hour', 'day', 'always'] as const
export type Stay = (typeof STAYS)[number]

/** What a peer chose. It is sealed, because even a language says a lot about somebody. */
export interface Preferences {
  /**
   * The language that she speaks with the bot: the one of her app, of her first message, or the one
   * she chose.
   */
  language?: Language
  choseLanguage?: true
  stay?: Stay
  /** What she chose about how she is warned. */
  alerts?: Partial<AlertPreferences>
  /** What she followed when she blocked the bot, and whether she knows that it ended. */
  alertsOff?: { towns: FollowedBefore[]; told: boolean }
  /** When she is told that something waits; absent if she was not asked. */
  notices?: NoticeTime
  /** When she was last written to unasked about something that waits, in milliseconds. */
  noticed?: number
  /** Two moderators ended her membership, and she does not know yet. */
  shutOut?: true
  safeCall?: SafeCallPreferences
  /** Whether a case worker on duty is told that somebody did not come back. */
  onDuty?: OnDutyWish
}

/** always: in her quiet hours, too. awake: not in them. */
export type OnDutyWish = 'always' | 'awake' | 'no'

/** What applies if she has chosen nothing. */
export const USUAL_ON_DUTY = 'awake' satisfies OnDutyWish

/** What she chose for her safe-calls. Of a word only a tag is kept, in hex. */
export interface SafeCallPreferences {
  /** If she has one, only this word ends a call. */
  safeWord?: string
  /** Looks as if it ended the call, and is an alarm. */
  duressWord?: string
  /** Minutes that she has to answer. */
  grace?: number
  /** Her own words for the line that she gets when she is expected; absent: the line of all messages. */
  line?: string
}

/** A town that she followed. */
export interface FollowedBefore {
  city: string
  near?: string
  country: boolean
  /** Last day. */
  until: Day
}
