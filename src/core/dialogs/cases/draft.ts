import type { NotTold, Wording } from '../../cases/case-file.ts'
import type { ReadyGroup, ReadySentence } from '../../cases/ready-sentences.ts'
import type { Language, Text } from '../../terms/text.ts'

/** What a case worker can do with a case that is open before her. */
export type CaseAction =
  | 'open'
  | 'earlier'
  | 'number'
  | 'leave'
  | 'passed'
  | 'hand'
  | 'release'
  | 'code'
  | 'close'
  | 'reopen'
  | 'list'

/** A case in the list. */
export interface Listed {
  id: string
  label: Text
  /** It is the one that she, or else anybody, closed last. */
  isLastClosed?: true
}

/** What she reads of a case. It is read anew each time that it is shown, and no draft keeps it. */
export interface CaseView {
  /** What stands about the case, the newest letters, and the reporter's own words in the report. */
  lines: Text[]
  letters: Text[]
  words: Text[]
}

/** The draft of a case worker: the list, then the case that she reads, and what she does with it. */
export interface CaseDraft {
  listed: Listed[]
  /** How much waits for her in each pile, if more than that one does. */
  head: Text[]
  id: string
  action: CaseAction
  shown?: CaseView
  page: number
  earlier: boolean
  /** The reporter has told it in words. */
  hasWords: boolean
  /** She has tapped that the number is shown. */
  numbers: boolean
  /** The report has a number that is not shown. */
  hasNumber: boolean
  /** A PIN guards the letters. */
  guarded: boolean
  /** The reporter allowed that somebody writes to her, or has written herself. */
  mayWrite: boolean
  isClosed: boolean
  /** There is no report, and nothing told but the letters. */
  isQuestion: boolean
  /** It is not hers to read any more. */
  isGone: boolean
  /** What she wrote where she reads the case: it may be a letter. */
  maybe?: { words: string; language: Language } | undefined
  way:
    | 'again'
    | 'letter'
    | 'ready'
    | 'own'
    | 'words'
    | 'passed'
    | 'more'
    | 'number'
    | 'earlier'
    | 'list'
    | 'reopen'
  group: ReadyGroup
  ready: ReadySentence
  says: Wording
  /** `told`: so many days ago. */
  passed: { told: number } | { not: NotTold }
  /** What may be the mark of the colleague who gets it. */
  marks: string[]
  /** When she opened it, in milliseconds. */
  opened: number
}
