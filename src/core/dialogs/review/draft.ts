import type { AlertFacts } from '../../alerts/alert.ts'
import type { TownReach } from '../../alerts/reaches.ts'
import type { ReporterQuestion } from '../../blacklist/questions.ts'
import type { PostponeReason, PostponeTime, Reason } from '../../blacklist/review.ts'
import type { Flag, Harm, Level } from '../../blacklist/taxonomy.ts'
import type { Text } from '../../terms/text.ts'

/** The draft of a review: what the moderator reads, and what she decides. */
export interface ReviewDraft {
  id: string
  second: boolean
  /** There is a number that can be listed if one of the harms lists numbers. */
  canWarn: boolean
  /** There is no number, but the town may be warned. */
  canAlert: boolean
  numbers: number
  /** All harms, and those that the moderator has not crossed out. */
  kinds: Harm[]
  harms: Harm[]
  flags: Flag[]
  /** What the first moderator decided. */
  decided?: Level
  standing: Text[]
  /** What its town may be warned of, and how many that reaches; absent if no town is warned. */
  town?: { facts: AlertFacts; reach: TownReach }
  /** Passages that she reads before everything else. */
  opening: Text[]
  summary: Text[]
  /** How somebody looks, who is to help: beside the reporter's own words, if there are any. */
  details: Text[]
  words: Text[]
  /** Other reports by guests whose words are nearly the same. */
  like: string[]
  /** Other reports are decided together with it. */
  merged: boolean
  /** Those reports have only words in common, not a number. */
  onlyWords: boolean
  unfolded?: boolean
  action: 'show' | 'count' | 'grave' | 'decline' | 'later' | 'more' | { approve: Level }
  way: 'harms' | 'ask' | 'hold' | 'like' | 'split' | 'shutOut'
  reason: Reason
  /** For herself, or for how long for all. */
  time: PostponeTime | 'me'
  /** It may be put off for all. */
  maySleep: boolean
  /** What waits for her, how old the oldest is, and what is put off for all. */
  head: Text[]
  why: PostponeReason
  question: ReporterQuestion
}
