import type { Reach } from '../terms/channel.ts'
import type { Bytes } from '../terms/keys.ts'
import type { Language } from '../terms/text.ts'
import type { Role } from './role.ts'

/** The person who writes, as far as a dialog may know her. */
export interface Peer {
  /** Pseudonym of the address. */
  sender: Bytes
  member: Member | undefined
  language: Language
  /** She chose it herself. */
  choseLanguage: boolean
  /** Neither the platform nor her words tell which language she speaks: it is the operator's. */
  isLanguageGuessed?: true
  /** The language of this message of hers, if it is clear and has a few words. */
  writes?: Language
  now: Date
  /** Where she can be written to. */
  reach: Reach
  /** When the bot last wrote to her unasked; undefined if she follows no town. */
  called: { at: Date | undefined } | undefined
  /** When she was last told that something waits for her, until she writes again. */
  noticed?: Date
  /** She moderates or works on cases, and does not know yet that she is told what waits. */
  notices?: 'unasked'
  /** Her alerts ended because she had blocked the bot, and she does not know yet. */
  alertsOff?: true
  /** A safe-call of hers is open. After a word that only looks like the end there is none. */
  isExpected?: true
  /** It waits for her answer now, or its alarm is on or about to go out. */
  isDue?: true
  /** Somebody watches over her in safe-calls. */
  hasBuddy?: true
  /** Somebody counts on her in safe-calls. */
  isBuddy?: true
  /** She was told of an alarm that is on, and can still do something about it. */
  inAlarm?: true
  /** She said of an alarm that is still open that she reached the one who is missed. */
  saidReached?: true
  /** An alarm that she was told of is over, and she can still read what she was told. */
  knowsAlarm?: true
  /** When the bot last wrote to her about a safe-call what she has not read. */
  safeCallNews?: Date
  /** Case workers answer in the chat. */
  talks?: true
  /** The bot can be reached on Telegram, too, wherever she writes. */
  onTelegram?: true
  /** Two moderators ended her membership, and she does not know yet. */
  shutOut?: true
}

/** A peer who was let in by a code. */
export interface Member {
  id: string
  /** Names her to the operator, who can revoke her by it; she finds it in her settings. */
  handle: string
  groupId: string
  role: Role
  /** She is a moderator and a case worker. */
  alsoCases?: boolean
}

/** What a row says of a member, and nothing else of the row. */
export const memberIn = ({ id, handle, groupId, role, alsoCases }: Member): Member => ({
  id,
  handle,
  groupId,
  role,
  ...(alsoCases ? { alsoCases } : {}),
})
