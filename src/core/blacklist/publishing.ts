/**
 * When an approved report is shown, and as what.
 *
 * - **provisional**: shown while a second moderator has not decided.
 * - **second voice**: a report may wait until another group has told of one of its numbers. It is
 *   shown when the quarter ends in which that came, never together with the report that completes
 *   the pair: a man who reports himself would see that another report had waited.
 */
import { usable } from './consents.ts'
import { type Danger, dangersOf } from './danger.ts'
import type { Fingerprint } from './fingerprint.ts'
import { type Content, GUESTS, goesOn, isDue, PROVISIONAL_LEVEL } from './reports.ts'
import { harmsLeft } from './review.ts'
import { type Harm, harmsAt, type Level } from './taxonomy.ts'
import { quarterOf } from './warning.ts'

/** An approved report that is not shown completely yet. */
export interface Approved {
  id: string
  content: Content
  /** First day of the month in which it came. */
  month: Date
  /** As many moderators as needed have agreed. */
  confirmed: boolean
}

/** The part of a report that colleagues may be warned of. */
export const warns = (content: Content) => usable({ ...content, harms: harmsLeft(content) }, 'warn')

/**
 * Until two moderators agree, a danger is shown as a risk. Its kinds are not shown, because they
 * would give it away.
 */
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
  const level = content.decided?.level ?? PROVISIONAL_LEVEL
  const dangers = content.consents.kind ? dangersOf(harmsAt(level, harms)) : []
  return { level, harms, dangers }
}

/** The first day of the month in which what is shown of it goes. */
export const goesOnOf = (report: Approved): Date =>
  goesOn(quarterOf(report.month), shownAs(report).level)

/**
 * Whether something of it is still to be shown: not while it is shown provisionally, and not if it
 * would already have gone.
 */
export const isToBeShown = (report: Approved, now: Date): boolean =>
  (report.confirmed || report.content.entries === undefined) && goesOnOf(report) > now

/** Whether it is shown today. What is already shown provisionally is no longer held back. */
export const isShownOn = ({ content }: Approved, today: string): boolean =>
  content.entries !== undefined || isDue(content, today)

/** Whether it waits for another voice. */
export const awaitsAnother = ({ content }: Approved): boolean =>
  content.exposure === 'second' && content.decided !== undefined && content.entries === undefined

/**
 * The reports that waited for a second voice and now have one on one of their numbers: a report of
 * another group is live (`isLive`), becomes live now, or waits, too. Guests complete no pair, and
 * appear together with one. `markOf` gives the same mark for a number, whenever its fingerprint was
 * made.
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
        // Two groups that wait appear, and a guest with them. A guest does not make a group appear
        // that waits alone.
        return now.length > 0 || both.size > 1
      })
    )
  })
}
