/**
 * The rules by which moderators decide.
 *
 * - **claim**: while one moderator reads a report, no other is shown it.
 * - **second**: a danger needs two moderators. The second may agree or say less.
 * - **undo**: a decision can be taken back for ten minutes, and nothing comes of it before.
 */
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Content, Decided, Undo } from './reports.ts'
import { listsSomebody, type ReportFacts } from './reports.ts'
import { HARMS, type Harm, LEVELS, type Level, suggestedLevel } from './taxonomy.ts'
import { isPressing } from './town.ts'

const MINUTE = 60 * 1000

/** How long no other moderator is shown a report that one has open, in milliseconds. */
export const CLAIM = 30 * MINUTE
/** How long a decision can be taken back, in milliseconds. */
export const UNDO = 10 * MINUTE
/** How long a moderator is not shown a report that she left for later, in milliseconds. */
export const LEFT_FOR = 30 * MINUTE
/** How many days the reporter has to answer before moderators are shown the report again. */
export const ANSWER_DAYS = 7

/** Why a report is declined, as the reporter may read it. None of the reasons doubts her. */
export const REASONS = ['unclear', 'outside', 'risk', 'same', 'unusable'] as const
export type Reason = (typeof REASONS)[number]

/** Why a report is put off, for the moderator who reads it next. */
export const POSTPONE_REASONS = ['colleague', 'more', 'other'] as const
export type PostponeReason = (typeof POSTPONE_REASONS)[number]

/** For how many hours it is put off for all moderators. */
export const POSTPONE_HOURS = { two: 2, six: 6, twelve: 12 } as const
export type PostponeTime = keyof typeof POSTPONE_HOURS

/** How long a moderator is not shown a report that she put off for herself, in milliseconds. */
export const ASIDE_FOR = 24 * 60 * MINUTE

/**
 * Whether a report may be put off for all. A danger may not: the colleague with whom it is to be
 * talked over must see it, too.
 */
export const maySleep = ({
  harms,
  flags,
  decided,
}: Pick<Content, 'harms' | 'flags' | 'decided'>): boolean =>
  [suggestedLevel(harms, flags), decided?.level].every((level) => !level || !needsSecond(level))

/** Recognises the moderator who has a report open, on any of her channels. Says nothing else. */
export const claimTag = (keys: Keys, memberId: string, reportId: string): Bytes =>
  keys.tag('author', 'claim', memberId, reportId)

/**
 * A moderator may change the level by one. The second moderator of a danger may agree or say less,
 * never more.
 */
export const levelsFor = (suggested: Level, second: boolean): Level[] =>
  LEVELS.filter((level) =>
    second ? level >= 2 && level <= suggested : Math.abs(level - suggested) <= 1,
  )

/** Whether a report is read before all others. */
export const isUrgent = ({
  harms,
  flags,
  time,
  town,
}: Pick<ReportFacts, 'harms' | 'flags' | 'time' | 'town'>): boolean =>
  (town !== undefined && isPressing(town)) ||
  (suggestedLevel(harms, flags) === 4 && time === 'week')

/**
 * Whether it is told in quiet hours, too: a grave danger of this week, a doctor who is needed now, the
 * police now. Of other things that a town is warned of none.
 */
export const cannotWait = (told: Parameters<typeof isUrgent>[0]): boolean =>
  told.town
    ? told.town.kind === 'police' && told.town.when === 'now'
    : isUrgent(told) || told.flags.includes('care')

/** Levels that need two moderators. */
export const needsSecond = (level: Level): boolean => level >= 3

/** Whether one moderator is enough for a grave danger: without a number, none is listed wrongly. */
export const isOneEnough = (level: Level | undefined, numbers: number): boolean =>
  level === 4 && numbers === 0

/** Whether the town is warned as soon as one moderator says so, if the reporter allowed it. */
export const warnsAtOnce = (
  { subjects, consents, exposure, town }: ReportFacts,
  level: Level | undefined,
): boolean =>
  town
    ? level !== undefined && consents.warn && exposure !== 'never'
    : isOneEnough(level, subjects.length) && consents.warn && exposure === 'reviewed'

/** Whether a decision can still be taken back. */
export const canUndo = ({ undo }: Content, now: Date): boolean =>
  undo !== undefined && undo.until > now.getTime()

/** Whether the decision can no longer be taken back, so that the report may be handed over. */
export const isFinal = (content: Content, now: Date): boolean => !canUndo(content, now)

/**
 * Whether declining waits a day, so that every other moderator sees it. It does for what was told
 * as a danger or found to be one, and for several reports at once.
 */
export const declineWaits = (reports: readonly Content[]): boolean =>
  reports.length > 1 ||
  reports.some(({ harms, flags, decided }) =>
    [suggestedLevel(harms, flags), decided?.level].some((level) => level && needsSecond(level)),
  )

/** The state to which the moderators' decision leads. */
export const decidedState = (
  content: Content,
  { level, harms, second }: { level: Level | undefined; harms: readonly Harm[]; second: boolean },
): 'approved' | 'seconding' | 'noted' => {
  if (level === undefined || !listsSomebody({ ...content, harms: [...harms] })) return 'noted'
  return needsSecond(level) && !second ? 'seconding' : 'approved'
}

/** The parts of a report that a decision changes, and that are put back when it is taken back. */
export const beforeOf = ({
  decided,
  question,
  held,
  heldBy,
  merged,
  mergedWith,
}: Content): Undo['before'] => ({
  ...(decided && { decided }),
  ...(question !== undefined && { question }),
  ...(held !== undefined && { held }),
  ...(heldBy !== undefined && { heldBy }),
  ...(merged && { merged }),
  ...(mergedWith && { mergedWith }),
})

/** A report as it was before the last decision. */
export const undone = (content: Content, before: Undo['before']): Content => {
  const { decided: _d, question: _q, held: _h, merged: _m, mergedWith: _w, ...rest } = content
  // What was shown of it is gone, and is written again.
  const { undo: _u, heldBy: _b, ...told } = rest
  return { ...told, ...before }
}

/** The harms of a report that moderators have not crossed out. */
export const harmsLeft = ({ harms, decided }: { harms: Harm[]; decided?: Decided }): Harm[] => {
  const { harms: left } = decided ?? {}
  return left ? harms.filter((harm) => left.includes(harm)) : harms
}

/** Whether a kind of harm can put a number on the list. */
export const canList = (harm: Harm): boolean => HARMS[harm].track === 'list'
