import { usable } from '../blacklist/consents.ts'
import type { Consents, ReportFacts } from '../blacklist/reports.ts'
import { cannotWait } from '../blacklist/review.ts'

/** What a report may be handed over for. */
export const HAND_OVERS = [
  'caseWorker',
  'policeForMe',
  'policeAnonymous',
] as const satisfies readonly (keyof Consents)[]

/** What her consents allow whoever helps her to see; undefined if they allow nothing. */
export const handedOver = (told: ReportFacts): ReportFacts | undefined => {
  for (const use of HAND_OVERS) {
    const given = usable(told, use)
    if (given) return given
  }
  return undefined
}

/**
 * Whether whoever helps must hurry. Where her consents allow nothing, it is not shown either: it says
 * how grave her report is.
 */
export const isUrgentCase = (told: ReportFacts): boolean => {
  const given = handedOver(told)
  return given !== undefined && cannotWait(given)
}

/** Consents of a report whose case is closed: nobody is to help any more. */
export const NOTHING_HANDED_OVER = {
  caseWorker: false,
  policeAnonymous: false,
  policeForMe: false,
} as const
