/**
 * Reports that tell the same and wait for one decision. The first one leads. Each keeps its own
 * voice, receipt and consents.
 */
import { type Decider, type Undecided, undoOf } from './decisions.ts'
import type { Content } from './reports.ts'

/** Has other reports decided together with this one; undefined if one of them leads others. */
export const joined = (
  one: Undecided,
  others: readonly Undecided[],
  decider: Decider,
): { one: Content; others: { id: string; content: Content }[] } | undefined => {
  if (others.length === 0 || others.some(({ content }) => content.merged)) return undefined
  const merged = [...(one.content.merged ?? []), ...others.map(({ id }) => id)]
  return {
    one: { ...one.content, merged, undo: undoOf(one, decider, others) },
    others: others.map((other) => ({
      id: other.id,
      content: { ...other.content, mergedWith: one.id, undo: undoOf(other, decider) },
    })),
  }
}

/** A report that led others, by itself again. */
export const withoutOthers = (content: Content): Content => {
  const { merged: _, undo: __, ...alone } = content
  return alone
}

/** A report that was to be decided with another, by itself again. */
export const withoutLeader = (content: Content): Content => {
  const { mergedWith: _, undo: __, ...alone } = content
  return alone
}

/** The same, if the leader is gone. The decision on the report stays. */
export const leaderless = (content: Content): Content => {
  const { mergedWith: _, ...rest } = content
  return rest
}
