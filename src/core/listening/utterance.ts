import type { DangerKind } from '../terms/meaning.ts'
import type { WordName } from '../terms/text.ts'
import type { AnswerChances } from './learned-answers.ts'
import type { Said } from './swallowed.ts'

/** What was heard in a message. */
export interface Utterance {
  /** Each kind of danger that is spoken of. */
  dangers: DangerKind[]
  /** Those of which more is said than what is also told of something that is over. */
  goingOn: DangerKind[]
  /** By all that is said, what is heard of danger is most likely none (doubted.ts). */
  isDoubted: boolean
  /** Those that no rule hears, but that are likely by all that is said. */
  surmised: readonly DangerKind[]
  /** Those that one clause speaks of, beside something else (danger-beside.ts). */
  beside: readonly DangerKind[]
  /** Those that she speaks of after "wait", in the middle of what she tells. */
  turned: readonly DangerKind[]
  /** By all that is said, it is most likely small talk. */
  isNothing: boolean
  /** By all that is said, a town in it is where she is or goes. */
  isInTown: boolean
  /** Somebody else is named, and nothing says that he has left: "yes, he is asleep". */
  hasHim: boolean
  /** A door that she has locked herself is named, and nobody else. */
  hasOwnLock: boolean
  /** What is told last was so, as far as its verbs tell. */
  isPast: boolean
  /** How likely each answer is by all that is said, were it asked for: from 0 to 1. */
  answers: AnswerChances
  /** She cries for help or is afraid, and this alone does not say why. */
  isCry: boolean
  /** By all that is said, she most likely cries for help and says not why, although no rule hears it. */
  isPlainCry: boolean
  /** What she may want the bot to do or to tell, best first. */
  meanings: { meaning: string; weight: number }[]
  /** All concepts, in the language in which most was understood. */
  said: ReadonlySet<string>
  /** The same with their places, and all denials, also those that are a part of something longer. */
  places: readonly Said[]
  /** Those of them that are only named, and were not done (undone.ts). */
  undone: ReadonlySet<string>
  /** The concepts with which the message begins, apart from politeness. */
  starts: ReadonlySet<string>
  /** The concepts that are denied ("not safe"), and the concepts that are said without a denial. */
  denied: ReadonlySet<string>
  affirmed: ReadonlySet<string>
  /** The word that she typed, apart from politeness; undefined for anything else. */
  word: WordName | undefined
  /** The language in which most was understood; undefined if nothing was understood. */
  language: string | undefined
  /** No other language understood nearly as much. */
  isLanguageClear: boolean
  /** How many words there are. */
  length: number
}
