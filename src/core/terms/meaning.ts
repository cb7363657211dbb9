/** What a message can mean, before anything comes of it. */
import type { PhoneReading } from '../identifiers/phone/phone.ts'
import type { CommandName } from './reply.ts'
import { type Language, say, type Text, type WordName } from './text.ts'

/** What a peer meant. */
export type Meant =
  | { kind: 'command'; name: CommandName }
  | { kind: 'option'; id: string }
  /** `gather`: the list has more pages, so these are added to what is ticked; `done`: and that is all. */
  | { kind: 'numerals'; ids: string[]; gather: boolean; done: boolean }
  | { kind: 'more' }
  | { kind: 'word'; word: WordName }
  /** `wants`: what she asks for beside the numbers. */
  | {
      kind: 'phones'
      reading: PhoneReading
      wants: 'check' | 'report'
      /** What happened, as far as she says it. */
      harms: readonly string[]
    }
  | { kind: 'text'; text: string }
  | { kind: 'code'; code: string; dialog: 'join' | 'move' }
  | { kind: 'receipt'; text: string }
  /** She, or somebody with her, is in danger now; no kind is named where she only cries for help. */
  | { kind: 'danger'; of: readonly DangerKind[]; wanted: readonly Wanted[]; text: string }
  /** What she may ask for, best first: a command, or something to read. */
  | { kind: 'asked'; wanted: readonly Wanted[]; text: string }
  /** Options of a list that she named in her own words; she is asked whether that is right. */
  | { kind: 'named'; ids: readonly string[] }
  /** One of these options may be meant by her words; she is asked. */
  | { kind: 'perhaps'; ids: readonly string[] }
  /** In the middle of her own words: "stop", or a part of what she tells. */
  | { kind: 'stopOrWords'; text: string }
  /** Said to be polite, or to nobody: nothing begins with it. */
  | { kind: 'smallTalk' }
  /** A long message about what was done to her. */
  | { kind: 'story'; harms: readonly string[] }
  /** She named the language that she wants to speak. */
  | { kind: 'language'; language: Language }
  /** She is in a town, or goes there. */
  | { kind: 'town'; name: string }
  | { kind: 'notUnderstood'; because: Text }
  | { kind: 'nothing' }

export const DANGER_KINDS = ['attacked', 'hurt', 'wantsToDie', 'child'] as const
/** A danger that does not wait. */
export type DangerKind = (typeof DANGER_KINDS)[number]

/** Something that she may ask for. */
export type Wanted =
  | { kind: 'command'; name: CommandName }
  | { kind: 'topic' | 'service' | 'group' | 'practice'; id: string }
  /** Somebody to talk to. */
  | { kind: 'person' }
  /** To hear of no town any more. */
  | { kind: 'alertsOff' }
  /** How whoever is listed can object. */
  | { kind: 'objection' }

/** What the meaning of a message depends on in the question that she is asked. */
export interface Question {
  kind: 'typed' | 'number' | 'choice' | 'several' | 'place'
  /** It decides something that cannot be undone. */
  binding: boolean
  /** It belongs to something that is only read, where words that she types answer nothing. */
  browsing: boolean
  /** It asks whether she is safe: a danger that she speaks of is its answer. */
  safety: boolean
  /** Some of its options are ticked already. */
  ticking: boolean
  /** Whether a text answers it with something that is not in its list. */
  finds(text: string): boolean
}

/** Words that are commands, too. */
export const COMMANDS = {
  menu: 'menu',
  help: 'help',
  check: 'check',
  report: 'report',
  receipt: 'receipt',
  language: 'language',
  wipe: 'wipe',
  review: 'review',
  undo: 'undo',
  objections: 'objections',
  join: 'join',
  invite: 'invite',
  move: 'move',
  settings: 'settings',
  privacy: 'privacy',
  rights: 'rights',
  care: 'care',
  services: 'services',
  safety: 'safety',
  start: 'start',
  alerts: 'alerts',
  news: 'news',
  warn: 'warn',
} as const satisfies Record<string, CommandName>

/** Commands that no word gives. */
const TAP_ONLY = [
  'resume',
  'discard',
  'alertsOn',
  'number',
  'pending',
] as const satisfies CommandName[]
type TapOnly = (typeof TAP_ONLY)[number]

/** Whether something is the name of a command that a peer can give. */
export const isCommand = (name: string): name is keyof typeof COMMANDS | TapOnly =>
  Object.hasOwn(COMMANDS, name) || TAP_ONLY.some((one) => one === name)

/** Why nothing in a message can be taken as a phone number, as a helpful sentence. */
export const phoneProblem = ({ problems: [problem] }: PhoneReading): Text =>
  say(problem === undefined ? 'retry.number.none' : `retry.number.${problem}`)

/** A message that nothing can be made of, and why. */
export const notUnderstood = (because: Text): Meant => ({ kind: 'notUnderstood', because })

/** A message that chooses an option. */
export const fromOption = (id: string): Meant => ({ kind: 'option', id })
