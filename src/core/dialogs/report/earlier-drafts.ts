/** Report drafts that a peer began with an earlier version of Varsku: what she has told already is not lost. */
import type { OldDraft } from '../../engine/dialog.ts'
import type { ReportDraft } from './draft.ts'

/** What steps of version 2 are called now. */
const RENAMED = new Map([
  ['times', 'otherTimes'],
  ['uses', 'consents'],
])

/** Version 2 had the same answers; only two steps, and what two questions were answered with, had other names. */
export const upgradeReport = ({
  version,
  step,
  draft,
}: OldDraft<ReportDraft>): { step: string; draft: Partial<ReportDraft> } | undefined => {
  if (version !== 2) return undefined
  // Only the step right after them has read these two: where they led is known.
  const { way: _, wish: __, ...told } = draft
  return { step: RENAMED.get(step) ?? step, draft: told }
}
