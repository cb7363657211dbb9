/**
 * When an approved report is shown, and as what.
 *
 * - **provisional**: shown while a second moderator has not decided.
 * - **second voice**: a report may wait until another group has told of one of its numbers. It is shown
 *   when the quarter ends in which that came, never with the report that completes the pair: whoever
 *   reports himself would see that one had waited.
 */
import { usable } from './consents.ts'
import { type Danger, dangersOf } from './danger.ts'
import type { Fingerprint } from './fingerprint.ts'
import { type Content, GUESTS, goesOn, isDue, PROVISIONAL_LEVEL } from './reports.ts'
import { harmsLeft } from './review.ts'
import type { Harm, Level } from './taxonomy.ts'
import { quarterOf } from './warning.ts'

/** An approved report of which not all is shown yet. */
export interface Approved {
  id: string
  content: Content
  /** First day of the month in which it came. */
  month: Date
  /** As many moderators as are needed agreed. */
  confirmed: boolean
}

/** What of a report colleagues may be warned of. */
export const warns = (content: Content) => usable({ ...content, harms: harmsLeft(content) }, 'warn')

/** Until two moderators agree, a danger is shown as a risk, and its kinds, which would give it away, not at all. */
export const shownAs = ({
  content,
  confirmed,
}: Pick<Approved, 'content' | 'confirmed'>): {
  level: Level
  harms: Harm[]
  dangers: Danger[]
} => {
  if (!confirmed) return { level: PROVISIONAL_LEVEL, harms: [], dangers: [] }
  const harms = warns(content)?.harms ?? []
  const dangers = content.consents.kind ? dangersOf(harms) : []
  return { level: content.decided?.level ?? PROVISIONAL_LEVEL, harms, dangers }
}

/** First day of the month in which what is shown of it goes. */
export const goesOnOf = (report: Approved): Date =>
  goesOn(quarterOf(report.month), shownAs(report).level)

/** Whether anything of it is still to be shown: not while it is shown provisionally, nor once it would have gone. */
export const isToBeShown = (report: Approved, now: Date): boolean =>
  (report.confirmed || report.content.entries === undefined) && goesOnOf(report) > now

/** Whether it is shown today; what is shown provisionally already is not held back any more. */
export const isShownOn = ({ content }: Approved, today: string): boolean =>
  content.entries !== undefined || isDue(content, today)

/** Whether it waits for somebody else's voice. */
export const awaitsAnother = ({ content }: Approved): boolean =>
  content.exposure === 'second' && content.decided !== undefined && content.entries === undefined

/**
 * Those that waited for a second voice and have got one on one of their numbers: another group's is live
 * (`isLive`), becomes so now, or waits likewise. Guests complete no pair, and appear with one. `markOf`
 * gives one mark for a number, whenever its fingerprint was made.
 */
export const joinedByAnother = (
  { awaiting, shown }: { awaiting: readonly Approved[]; shown: readonly Approved[] },
  markOf: (fingerprint: Fingerprint) => string,
  isLive: (report: Approved) => boolean,
): Approved[] => {
  const marksOf = ({ content }: Approved): string[] => (warns(content)?.subjects ?? []).map(markOf)
  const groupsOn = (reports: readonly Approved[]): Map<string, Set<string>> => {
    const found = new Map<string, Set<string>>()
    for (const report of reports) {
      const { group } = report.content
      if (group === GUESTS) continue
      for (const mark of marksOf(report)) found.set(mark, (found.get(mark) ?? new Set()).add(group))
    }
    return found
  }
  const waiting = groupsOn(awaiting)
  const told = groupsOn(shown)
  return awaiting.filter((report) => {
    const { group } = report.content
    return (
      isLive(report) ||
      marksOf(report).some((mark) => {
        const now = [...(told.get(mark) ?? [])].filter((one) => one !== group)
        const both = new Set([...(told.get(mark) ?? []), ...(waiting.get(mark) ?? [])])
        // Two groups that wait appear, and a guest with them; one that waits alone does not because of a guest.
        return now.length > 0 || both.size > 1
      })
    )
  })
}
