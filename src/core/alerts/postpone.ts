import type { AlertContent } from './alert.ts'
import { type AlertPace, isLongAgo } from './pace.ts'
import { type AlertPreferences, quietUntil, WAKING_LEVEL } from './preferences.ts'

/** Why a peer is not written to now. */
export interface Postponed {
  /**
   * quiet: she is written to when her quiet hours end · later: she sees it with her next answer ·
   * unwanted: she does not get it.
   */
  state: 'quiet' | 'later' | 'unwanted'
  /** If `quiet`: when she is written to. */
  due: Date
}

interface Reader {
  preferences: AlertPreferences
  /** The day on which she last wrote. */
  seenOn: Date
  /** She got the alert that this one corrects. */
  corrected: boolean
}

/**
 * Why and until when a peer is not written to about an alert that reaches her. Undefined: she is
 * written to now.
 */
export const postponed = (
  { kind, level, takenBack }: Pick<AlertContent, 'kind' | 'level' | 'takenBack'>,
  { preferences, seenOn, corrected }: Reader,
  pace: AlertPace,
  now: Date,
): Postponed | undefined => {
  const { kinds, from, quiet, wake } = preferences
  if (!corrected && !kinds.includes(kind)) return { state: 'unwanted', due: now }
  if (isLongAgo(pace, seenOn, now)) return { state: 'later', due: now }
  if (!corrected && level < from) return { state: 'later', due: now }
  const end = quiet && quietUntil(quiet, now)
  if (!end || (wake && level >= WAKING_LEVEL && !takenBack)) return undefined
  return { state: 'quiet', due: end }
}
