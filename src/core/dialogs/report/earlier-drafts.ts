/** Upgrades report drafts of earlier versions of Varsku, so that what she has told is not lost. */
import type { OldDraft } from '../../engine/dialog.ts'
import type { ReportDraft } from './draft.ts'

/** The present names of steps of version 2. */
const RENAMED = new Map([
  ['times', 'otherTimes'],
  ['uses', 'consents'],
])

/**
 * Version 2 has the same answers. Only two steps, and the answers to two questions, have other
 * names.
 */
export const upgradeReport = ({
  version,
  step,
  draft,
}: OldDraft<ReportDraft>): { step: string; draft: Partial<ReportDraft> } | undefined => {
  if (version !== 2) return undefined
  // Only the choice of the next step needs these two, and that step is already known.
  const { way: _, wish: __, ...told } = draft
  return { step: RENAMED.get(step) ?? step, draft: told }
}
