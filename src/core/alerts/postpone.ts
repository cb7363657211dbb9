import type { AlertContent } from './alert.ts'
import { type AlertPace, isLongAgo } from './pace.ts'
import { type AlertPreferences, quietUntil, WAKING_LEVEL } from './preferences.ts'

/** Why a peer is not written to now. */
export interface Postponed {
  /** quiet: until her quiet hours end · later: she sees it with her next answer · unwanted: never. */
  state: 'quiet' | 'later' | 'unwanted'
  /** When she is written to. */
  due: Date
}

interface Reader {
  preferences: AlertPreferences
  /** The day on which she last wrote. */
  seenOn: Date
  /** She got what this alert corrects. */
  corrected: boolean
}

/** Whether, and until when, a peer is not written to about an alert that reaches her. */
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
