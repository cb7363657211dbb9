/** What a message can mean, before anything comes of it. */
import type { PhoneReading } from '../identifiers/phone/phone.ts'
import type { CalledName, CommandName } from './reply.ts'
import { type Language, say, type Text, type WordName } from './text.ts'

/**
 * What a peer meant. `mayBeCry`: what she says may be a cry for help as well, so whom to call stands below the answer;
 * `ofHer`: where she reads about others, it tells what was done to her; `also`: what she asks for besides.
 */
export type Meant = MeantAlone & { mayBeCry?: true; ofHer?: true; also?: 'report' | 'safecall' }

type MeantAlone =
  | { kind: 'command'; name: CommandName }
  | { kind: 'option'; id: string }
  /** `gather`: the list has more pages, so these ids are added to the ticked ones; `done`: nothing follows. */
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
  /** A sentence with a number, where something else is asked: she says what is done with it. */
  | { kind: 'beside'; text: string }
  | { kind: 'code'; code: string; dialog: 'join' | 'move' | 'buddy' }
  | { kind: 'receipt'; text: string }
  /** She, or somebody with her, is in danger now. No kind is named if she only cries for help. */
  | {
      kind: 'danger'
      of: readonly DangerKind[]
      /** It is said of somebody else, by whoever reads her case. */
      ofOthers?: true
      /** It is only likely: whom to call is shown, and nobody is told. */
      isSurmised?: true
      wanted: readonly Wanted[]
      /** What else she tells that was done to her. */
      harms: readonly string[]
      text: string
    }
  /** What she may ask for, best first: a command, or something to read. */
  | { kind: 'asked'; wanted: readonly Wanted[]; text: string }
  /** Options of a list that she named in her own words. She is asked whether this is right. */
  | {
      kind: 'named'
      ids: readonly string[]
      harms?: readonly string[]
      /** Her words, where she tells what happened: a number or a town in them is put in, too. */
      text?: string
    }
  /** One of these options may be meant by her words; she is asked. */
  | { kind: 'perhaps'; ids: readonly string[] }
  /** She may want to take back what she decided last; she is asked. */
  | { kind: 'takeBack'; by: 'undo' | 'warn' }
  /** In the middle of her own words: it may mean stop, or belong to what she tells. */
  | { kind: 'stopOrWords'; text: string }
  /** She wants what she has told so far to be deleted. */
  | { kind: 'deleteDraft' }
  /** Said to be polite, or to nobody. It begins nothing. */
  | { kind: 'smallTalk' }
  /** A long message about what was done to her. */
  | { kind: 'story'; harms: readonly string[] }
  /** She named the language that she wants to speak. */
  | { kind: 'language'; language: Language }
  /** She is in a town, or goes there. */
  | { kind: 'town'; name: string; text: string }
  /** When she is expected back. */
  | { kind: 'back'; time: SaidTime; text: string }
  /** While a safe-call is open: she is well. */
  | { kind: 'well'; text: string }
  /** While a safe-call is open: she is not well, or names the alarm. It does not say that she is in danger. */
  | { kind: 'unwell' }
  | { kind: 'notUnderstood'; because: Text }
  | { kind: 'nothing' }

/** What is decided without safe-calls. */
export type MeantBeside = Exclude<Meant, { kind: 'well' | 'unwell' | 'back' }>

/** When somebody is back, as she said it. Nothing in it depends on when she said it. */
export type ReturnTime =
  | { kind: 'in'; minutes: number }
  /** `either`: it may also be twelve hours later. `tomorrow`: not before midnight. */
  | { kind: 'at'; minute: number; either: boolean; tomorrow: boolean }

/** The same; `more`: so much later than she said before, or from now on where no call is open. */
export type SaidTime = ReturnTime | { kind: 'more'; minutes: number }

export const DANGER_KINDS = ['attacked', 'hurt', 'wantsToDie', 'fire', 'child'] as const
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

/** What of the open question decides what a message means. */
export interface Question {
  kind: 'typed' | 'number' | 'choice' | 'several' | 'place'
  /** A number is an answer to it. */
  takesNumber?: boolean
  /** The answer cannot be undone. */
  binding: boolean
  /** It belongs to a dialog in which she only reads, so typed words are no answer. */
  browsing: boolean
  /** It belongs to such a dialog; where it asks for a town, words that name none ask for something. */
  reading: boolean
  /** It asks whether she is safe, so a danger that she names is an answer. */
  safety: boolean
  /** It is asked in a dialog about others, so what sounds like a danger of hers may be theirs. */
  ofOthers?: boolean
  /** Its answers do something at once, so only plain ones count: no part of a label, no place in the list. */
  plain: boolean
  /** It asks whether something is to be done, and offers no "no": that leaves all as it is. */
  asksForDeed?: boolean
  /** What she may ask for there and cannot have, and what she is told. */
  cannot?: { called: readonly CalledName[]; why: Text }
  /** Some of its options are ticked. */
  ticking: boolean
  /** What harms in her own words tick here; undefined if the question asks for something else. */
  hears(harms: readonly string[]): readonly string[] | undefined
  /** It belongs to something that she tells and that is not sent. */
  isDraft?: boolean
  /** A number that she writes in a sentence is put in elsewhere. */
  takesNumberBeside?: boolean
  /** Words that name none of its options say something, too. */
  takesWords?: boolean
  /** Whether a text is an answer that is not in its list. */
  finds(text: string): boolean
}

/** Whether nothing is asked: whatever she types wants something. */
export const isFree = (question: Question | undefined): boolean =>
  question === undefined || question.browsing

/** Words that are also commands. */
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
  safecall: 'safecall',
  cases: 'cases',
  talk: 'talk',
  export: 'export',
} as const satisfies Record<string, CommandName>

/** Commands that cannot be typed as a word. */
const TAP_ONLY = [
  'resume',
  'discard',
  'alertsOn',
  'number',
  'pending',
  'buddy',
  'putOff',
  'notices',
  'town',
] as const satisfies CommandName[]
type TapOnly = (typeof TAP_ONLY)[number]

/** Whether a name is that of a command that a peer can give. */
export const isCommand = (name: string): name is keyof typeof COMMANDS | TapOnly =>
  Object.hasOwn(COMMANDS, name) || TAP_ONLY.some((one) => one === name)

/** A helpful sentence that says why nothing in a message is taken for a phone number. */
export const phoneProblem = ({ problems: [problem] }: PhoneReading): Text =>
  say(problem === undefined ? 'retry.number.none' : `retry.number.${problem}`)

/** A message that is not understood, and why. */
export const notUnderstood = (because: Text): Meant => ({ kind: 'notUnderstood', because })

/** The option that raises the alarm of a safe-call; of its options, the id is what is done. */
export const ALARM = JSON.stringify({ do: 'alarm' })

/** A message that chooses an option. */
export const fromOption = (id: string): Meant => ({ kind: 'option', id })
