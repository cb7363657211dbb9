/** Who may claim a case, and in which order they wait. */
import { ANSWER_URGENT_WITHIN, type CaseFile } from './case-file.ts'

const HOUR = 60 * 60 * 1000

/** How many cases a case worker claims in a day. More only if they are urgent or have waited long. */
export const CLAIMS_PER_DAY = 5
/** A case has waited long. */
export const LONG = 2 * HOUR
/** So long somebody who read the report as a moderator leaves the case to others. */
export const LEFT_TO_OTHERS = HOUR
/** How many codes for membership one case worker gives in a week. */
export const CODES_PER_WEEK = 3

/** Whether somebody can claim it: nobody has it, and it waits for us. */
export const isFree = ({ worker, state }: Pick<CaseFile, 'worker' | 'state'>): boolean =>
  worker === undefined && (state === 'new' || state === 'waitsForUs')

/** Whether a free case has waited so long that the operator hears of it. */
export const isUntaken = (
  { urgent, since }: Pick<CaseFile, 'urgent' | 'since'>,
  now: Date,
): boolean => now.getTime() - since >= (urgent ? ANSWER_URGENT_WITHIN : LONG)

/** The most urgent first, then those that have waited longest. */
export const inOrder = <One extends Pick<CaseFile, 'urgent' | 'since'>>(
  files: readonly One[],
): One[] => [...files].sort((a, b) => Number(b.urgent) - Number(a.urgent) || a.since - b.since)

/** alarm: she may, and the operator hears of it · asModerator, enough: she may not */
export type ClaimAnswer = 'yes' | 'alarm' | 'asModerator' | 'enough'

/** Whether she may claim a case that is free. */
export const mayClaim = (
  { urgent, since, freed = since }: CaseFile,
  { hadRead, today }: { hadRead: boolean; today: number },
  now: Date,
): ClaimAnswer => {
  const waited = now.getTime() - since
  // The others have their hour anew when somebody gives it back.
  if (hadRead && now.getTime() - Math.max(since, freed) < LEFT_TO_OTHERS) return 'asModerator'
  if (today < CLAIMS_PER_DAY) return 'yes'
  return urgent || waited >= LONG ? 'alarm' : 'enough'
}
