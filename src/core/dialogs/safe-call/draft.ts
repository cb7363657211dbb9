import type { OnDuty } from '../../actions/on-duty.ts'
import type { OwnCall } from '../../actions/safe-call.ts'
import type { OwnBuddy, Watched } from '../../actions/safe-call-pairing.ts'
import type { WatchedCall } from '../../actions/safe-call-watched.ts'
import type { Fingerprint } from '../../blacklist/fingerprint.ts'
import type { Desk } from '../../cases/desk.ts'
import type { AnyDialog } from '../../engine/dialog.ts'
import type { ChosenWords, MoreTimes } from '../../listening/listening-to.ts'
import type { ReturnTimes } from '../../listening/return-time.ts'
import type { Peer } from '../../members/peer.ts'
import type { Country } from '../../rights/country.ts'
import type { CheckInEvery } from '../../safe-call/call.ts'
import type { WatcherAnswer } from '../../safe-call/watching.ts'
import type { Stores } from '../../stores/stores.ts'
import type { SaidTime } from '../../terms/meaning.ts'
import type { Language } from '../../terms/text.ts'

export interface SafeCallNeeds {
  country: Country
  /** The organisation's clock. */
  timeZone: string
  timeIn: ReturnTimes
  moreIn: MoreTimes
  chosen: ChosenWords
  /** Whether a line on a lock screen says what it is about. */
  givesAway(line: string): boolean
  /** Checks the numbers of a note for her alone. */
  check: AnyDialog
  /** Whether the bot gets through on a channel, as far as this process knows. */
  getsThrough(channel: string): boolean
  /** Knows who is on duty, and is told last; undefined where they are not (SAFE_CALL_DUTY). */
  onDuty: OnDuty | undefined
  /** When they are there, and where they are called. */
  desk: Desk | undefined
}

/** What she does. It carries the pairing or the call that it is about. */
export type Deed =
  | { do: 'start' | 'add' | 'buddies' | 'watching' | 'words' | 'next' }
  | { do: 'well' | 'back' | 'more' | 'alarm' | 'takeBack' | 'again' }
  | { do: 'until'; time: SaidTime }
  | { do: 'answer'; id: string; answer: WatcherAnswer }
  | { do: 'begin' | 'notStarted' | 'offer' | 'duty' | 'tell' }
  | { do: PairingDeed }
  | { do: 'safe' | 'second' | 'remove' | 'grace' | 'line' }

/** What is done with a pairing. dropWay: a buddy is told in one chat only. */
export type PairingDeed =
  | 'first'
  | 'rehearse'
  | 'end'
  | 'mute'
  | 'unmute'
  | 'way'
  | 'dropWay'
  | 'leave'

/** When she is expected, as she chose it. */
export type WantedTime = SaidTime | { kind: 'until'; at: number }

/** Something that can be shown at the first question. The most urgent one comes first. */
export type Thing = { kind: 'own' } | { kind: 'home' } | { kind: 'watched'; id: string }

/** A call of hers without what she left: that is only where it must be. */
export type ShownOwnCall = Omit<OwnCall, 'note'>
/** A call that she watches, without what was left for her. */
export type ShownCall = Omit<WatchedCall, 'alarm' | 'unread'> & { isAlarm: boolean }

/** The questions of the dialog. */
export type SafeCallStep =
  | 'home'
  | 'until'
  | 'note'
  | 'every'
  | 'readBack'
  | 'tell'
  | 'add'
  | 'name'
  | 'duty'
  | 'whichBuddy'
  | 'buddy'
  | 'whichWatched'
  | 'watched'
  | 'words'
  | 'remove'
  | 'word'
  | 'grace'
  | 'line'

export interface SafeCallDraft {
  isMember: boolean
  language: Language
  zone: string
  buddies: OwnBuddy[]
  watched: Watched[]
  call?: ShownOwnCall
  calls: ShownCall[]
  /** Which of her words are set, and how long she has to answer, in minutes. */
  words: { safe: boolean; duress: boolean; grace: number }
  /** Which thing is shown. */
  shown: number
  /** She is asked which of these calls it is that she answers. */
  which?: { answer: WatcherAnswer; ids: string[] } | undefined
  deed: Deed
  /** The pairing that she changes. */
  id: string
  /** When she is expected: the moment that she read, also if she starts it much later. */
  until: number
  note: string
  /** What she told beside the time, which is left for the buddy before the note. */
  told?: string
  /** The numbers in the note. */
  subjects: { fingerprint: Fingerprint; shown: string }[]
  /** How many more numbers are in it than are checked. */
  unread: number
  every: CheckInEvery | null
  /** What the other one calls her. */
  name: string
  /** Those on duty may be told last; undefined where they are not. */
  duty?: boolean
  word: string
  minutes: number
  /** Her own line; empty: the usual one. */
  line: string
}

/** What is chosen, by whom, and what it is done with. */
export interface DeedIn {
  draft: SafeCallDraft
  peer: Peer
  stores: Stores
  needs: SafeCallNeeds
}
