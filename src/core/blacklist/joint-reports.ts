/**
 * Reports that tell the same and wait for one decision. The first one leads. Each keeps its own
 * voice, receipt and consents.
 */
import { type Decider, type Undecided, undoOf, type Verdict } from './decisions.ts'
import type { Content } from './reports.ts'
import { harmsLeft } from './review.ts'
import { type Level, suggestedLevel } from './taxonomy.ts'

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

/**
 * What a verdict on several reports means for one of them. Each keeps its own level: the verdict is
 * about the gravest, and no other gets a higher level than its own harms give it.
 */
export const verdictOn = (one: Content, all: readonly Content[], verdict: Verdict): Verdict => {
  const { level } = verdict
  const own = ownLevel(one, verdict)
  if (level === undefined || own === undefined || own === gravestOf(all, verdict)) return verdict
  return { ...verdict, level: own < level ? own : level }
}

/** The level of the gravest of several reports; undefined if none can list a number. */
export const gravestOf = (
  all: readonly Content[],
  verdict: Pick<Verdict, 'harms' | 'second'>,
): Level | undefined =>
  all
    .map((one) => ownLevel(one, verdict))
    .reduce((gravest, level) => ((level ?? 0) > (gravest ?? 0) ? level : gravest), undefined)

/** What the first moderator fixed for it, or what its harms give it. */
const ownLevel = (
  one: Content,
  { harms, second }: Pick<Verdict, 'harms' | 'second'>,
): Level | undefined =>
  second && one.decided
    ? one.decided.level
    : suggestedLevel(
        harmsLeft(one).filter((harm) => harms.includes(harm)),
        one.flags,
      )

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
