/** What the bot says and what can be answered, before it is put into words. */
import type { Text } from './text.ts'

/** By which other words an option is called (core/listening/called-said.ts). */
export const CALLED = [
  'called-agree',
  'called-undo',
  'called-wait',
  'called-ask',
  'called-known',
  'called-close',
  'called-hand',
  'called-give-back',
  'called-move',
  'called-town',
  'called-slip',
  'called-unsend',
  'called-reopen',
] as const
export type CalledName = (typeof CALLED)[number]

export interface Option {
  /** A command (`/menu`), which is always valid, or an answer to the question that offers it. */
  id: string
  label: Text
  /** Labels of the list that it leads to, where one of them is also a word that stops. */
  behind?: readonly Text[]
  /** What else she may call it. */
  called?: readonly CalledName[]
  /** It cannot be undone: her words are asked about, even its whole label. */
  isFinal?: true
  /** Not shown on a channel without buttons, where it is typed. */
  onlyTapped?: true
  /**
   * Its number where options are numbers, whatever else is offered: so that the number that she has just
   * typed never means the opposite next. Not where there are several pages.
   */
  numeral?: number
}

export interface Reply {
  /** Paragraphs. */
  text: Text[]
  options?: Option[]
  /** Any number of the options may be chosen. */
  several?: boolean
  /** It answers her message, and is shown with it if the channel can do that. */
  answers?: true
}

/** The result of a dialog or of a command. */
export interface Finished {
  replies: Reply[]
  /** The command that follows. */
  goOn?: CommandName
  /** The dialog goes on at that step, with a new draft and no way back. */
  at?: { step: string; draft: Record<string, unknown> }
  /** The replies are messages of their own, before the question of that step. */
  apart?: true
  /** The question and the answer are deleted from the chat after the time that the peer chose. */
  discreet?: boolean
  /** A random id: what is said about it leaves the chat after an hour, or earlier if it is named. */
  about?: string
  /** What she can still take back of it, by which command and until when; null: nothing any more. */
  undo?: { by: 'undo' | 'warn'; until: number } | null
  /** Nothing may be kept about this peer, not even that she wrote. */
  forget?: boolean
  /** How long the answer waits before it is sent, in milliseconds. */
  pause?: number
  /** Is called once all that was done is kept. */
  onceKept?(): void
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
  | 'number'
  | 'pending'
  | 'town'
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
  | 'safecall'
  | 'buddy'
  | 'resume'
  | 'discard'
  | 'alerts'
  | 'alertsOn'
  | 'news'
  | 'warn'
  | 'cases'
  | 'talk'
  | 'notices'
  | 'putOff'
  | 'export'
