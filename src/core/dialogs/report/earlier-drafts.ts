/** Upgrades report drafts of earlier versions of Varsku, so that what she has told is not lost. */
import type { Harm } from '../../blacklist/taxonomy.ts'
import type { OldDraft, Upgraded } from '../../engine/dialog.ts'
import type { ReportDraft } from './draft.ts'
import { kindsOf } from './told-kinds.ts'

/** The present names of steps of versions 2 and 3. */
const RENAMED = new Map([
  ['harms', 'dangers'],
  ['times', 'otherTimes'],
  ['uses', 'helps'],
  ['consents', 'helps'],
  ['when', 'exposure'],
])

/** Choices of the next step in version 2. That step is already known. */
const LEFT_OUT = new Set(['way', 'wish', 'changed'])

/**
 * Versions 2 and 3 ask for all harms at once, and for all that may be done. The answers are the
 * same; what is new is asked when she comes to it.
 */
export const upgradeReport = ({
  version,
  step,
  draft,
  ticked,
}: OldDraft<ReportDraft>): Upgraded<ReportDraft> | undefined => {
  if (version !== 2 && version !== 3) return undefined
  const told = Object.fromEntries(
    Object.entries(draft).filter(([name]) => !LEFT_OUT.has(name)),
  ) as Partial<ReportDraft>
  const { consents } = told
  // She was asked for the kind among all that may be done.
  const kept = consents ? { ...told, consents: { kind: false, ...consents } } : told
  const now = RENAMED.get(step) ?? step
  if (now !== 'dangers') return { step: now, draft: kept }
  const harms = (ticked as Harm[] | undefined) ?? kept.harms
  return harms
    ? { step: now, draft: { ...kept, harms }, ticked: kindsOf(harms) }
    : { step: now, draft: kept }
}
