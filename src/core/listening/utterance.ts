import type { DangerKind } from '../terms/meaning.ts'
import type { WordName } from '../terms/text.ts'

/** What was heard in a message. */
export interface Utterance {
  /** Each kind of danger that is spoken of. */
  dangers: DangerKind[]
  /** Those of which more is said than what is also told of something that is over. */
  goingOn: DangerKind[]
  /** Those that no rule hears, but that are likely by all that is said. */
  surmised: readonly DangerKind[]
  /** By all that is said, it is most likely small talk. */
  isNothing: boolean
  /** She cries for help or is afraid, and this alone does not say why. */
  isCry: boolean
  /** What she may want the bot to do or to tell, best first. */
  meanings: { meaning: string; weight: number }[]
  /** All concepts, in the language in which most was understood. */
  said: ReadonlySet<string>
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
