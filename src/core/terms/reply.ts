/** What the bot says, and what can be answered, not in words yet. */
import type { Text } from './text.ts'

export interface Option {
  /** A command (`/menu`), valid for ever, or an answer to the question that offers it. */
  id: string
  label: Text
  /** Left out where there are no buttons: there it is typed. */
  onlyTapped?: true
}

export interface Reply {
  /** Paragraphs. */
  text: Text[]
  options?: Option[]
  /** Any number of the options may be chosen. */
  several?: boolean
  /** It answers what she has just written, and is shown beside that where the channel can. */
  answers?: true
}

/** What came of a dialog, or of a command. */
export interface Finished {
  replies: Reply[]
  /** A command to go on with. */
  goOn?: CommandName
  /** The dialog is not over: it goes on at that step, with a new draft and no way back to before. */
  at?: { step: string; draft: Record<string, unknown> }
  /** The question and the answer are deleted from the chat after the time that the peer chose. */
  discreet?: boolean
  /** Nothing may be kept about this peer: not even that she wrote. */
  forget?: boolean
  /** The answer waits so long (ms) before it is sent. */
  pause?: number
}

export type CommandName =
  | 'start'
  | 'menu'
  | 'help'
  | 'check'
  | 'report'
  | 'receipt'
  | 'review'
  | 'undo'
  | 'objections'
  | 'language'
  | 'join'
  | 'invite'
  | 'move'
  | 'settings'
  | 'privacy'
  | 'rights'
  | 'care'
  | 'services'
  | 'safety'
  | 'wipe'
  | 'resume'
  | 'discard'
  | 'alerts'
  | 'alertsOn'
  | 'news'
  | 'warn'
