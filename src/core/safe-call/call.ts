/**
 * A safe-call: one time at which somebody is expected back.
 *
 * - **she** is who is expected. **watcher**: a buddy of hers, or the people on duty.
 * - **check-in**: a sign that she is well, before the end. **alarm**: a watcher is told.
 * - **goal**: what is waited for now, the next check-in or the end.
 * - **line**: what a phone shows, neutral. **notice**: what is read after a tap on a line.
 *
 * Times are milliseconds since 1970. Nothing here reads a clock.
 */
const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE

/** The longest time from the beginning of a call to its end. */
export const LONGEST_CALL = 24 * HOUR
/** How long she has to answer when she is expected, in minutes. */
export const USUAL_GRACE = 15
export const SHORTEST_GRACE = 5
export const LONGEST_GRACE = 30
/** How often she may be asked for a sign on the way, in minutes. */
export const CHECK_IN_EVERY = [30, 60, 120] as const
export type CheckInEvery = (typeof CHECK_IN_EVERY)[number]
/** How long an alarm that she asked for can be taken back. */
export const TAKE_BACK = 20 * SECOND
/** How long what she left stays with those who were told. */
export const KEPT_AFTER_ALARM = 72 * HOUR
/** How often in a row she may tap for more time before she must type something. */
export const MOST_TAPS_FOR_MORE = 4
/** What she leaves for her buddy is no longer than this. */
export const LONGEST_NOTE = 1_000

/** Who a line goes to: her, or a watcher by his place in `watchers`. */
export type To = 'her' | number

/**
 * What is read after a tap.
 *
 * To her: soon · due · dueAgain · away: the bot was off, and asks now · nobodyYet: nobody has said
 * that she watches · watcherHere · watcherCannot · watcherGone · told: an alarm went out, because she
 * did not answer · toldAsked: because she asked for it · rehearsed · notRehearsed: nobody tapped on the
 * alarm of a rehearsal.
 *
 * To a watcher: asked: whether she watches until then · moved: the time is another one · alarm ·
 * madeToWrite: she wrote that she is well, and was made to · answered: the chat says that she is well ·
 * reached: another watcher says that she reached her · goesOn: a watcher asks on · ended: she left the
 * bot without a sign that she is well · closed: nobody is asked any more.
 */
export type NoticeKind =
  | 'soon'
  | 'due'
  | 'dueAgain'
  | 'away'
  | 'nobodyYet'
  | 'watcherHere'
  | 'watcherCannot'
  | 'watcherGone'
  | 'told'
  | 'toldAsked'
  | 'rehearsed'
  | 'notRehearsed'
  | 'asked'
  | 'moved'
  | 'alarm'
  | 'madeToWrite'
  | 'answered'
  | 'reached'
  | 'goesOn'
  | 'ended'
  | 'closed'

/** What a notice names. */
export interface NoticeValues {
  /** The name of the watcher that it is about, or of her. */
  name?: string
  /** The time that it is about. */
  at?: number
  from?: number
  to?: number
}

/** Something that its reader has not read yet. */
export interface Notice {
  n: number
  to: To
  kind: NoticeKind
  values: NoticeValues
  at: number
}

/** A line that is to be sent. It is sent until the channel took it. */
export interface Line {
  n: number
  to: To
  kind: NoticeKind
  /** The phone makes a sound. */
  sounds: boolean
  /** Goes on every way to a watcher, before everything else that is not an answer. */
  alarm: boolean
  at: number
  /** Which ways took it already. */
  taken?: string[]
  /** On which channels it is not tried again before when. */
  held?: Record<string, number>
  /** The same for all channels, in older rows. */
  heldUntil?: number
  /** Which process sends it, and until when that counts. */
  claim?: { by: string; until: number }
}

/** Somebody who is told if she does not answer. */
export interface Watcher {
  /** The random ids of the pairings that lead to her; none: the people on duty. */
  pairings: string[]
  /** What she is called in the chat. */
  name: string
  /** What she calls the one who is expected. */
  callsHer: string
  said?: 'here' | 'cannot'
  /** When she was first told of the alarm. */
  told?: number
  /** When she last tapped since she was asked. */
  tapped?: number
  /** The last line that repeated the alarm to her: its number, and when. */
  again?: { n: number; at: number }
  /** She cannot do anything about the alarm. */
  cannot?: true
  /** She is no buddy any more. */
  gone?: true
  /** Of the people on duty: who was told (duty.ts). */
  people?: PersonOnDuty[]
  /** Nobody is on duty now. */
  absent?: true
}

/** One of the people on duty, who was told. */
export interface PersonOnDuty {
  /** The random id of her row in `watcher`. */
  id: string
  /** The number of the last line or notice that she has read. */
  read: number
  /** She cannot do anything about the alarm. */
  cannot?: true
}

/** How an alarm goes on. */
export interface Alarm {
  cause: 'silence' | 'asked' | 'duress'
  at: number
  /** Who is asked now: a place in `watchers`. Undefined: all have been asked. */
  asking?: number
  /** When she was asked. */
  askedAt: number
  /** Further lines that she was sent. */
  repeats: number
  /** Who takes care of it, and until when nobody else is asked. */
  taken?: { by: number; until: number; person?: string }
  /** Somebody held it already: nobody holds it a second time. */
  held?: true
  /** When all are asked again. */
  roundAt?: number
  /** Who says that she reached her, and when. Nobody is asked meanwhile. */
  reached?: { by: number; at: number; person?: string }
}

/** A time during which the bot was off. */
export interface Gap {
  from: number
  to: number
}

/** What she was asked about the present goal. */
export interface AskedOfHer {
  soon?: number
  due?: number
  again?: number
  /** The earliest time of an alarm, because the bot was off when she was to be asked. */
  notBefore?: number
  /** How often she was asked because the bot was off. That puts the alarm off. */
  off?: number
}

/** Who is expected, and where she is written to. */
export interface Her {
  /** The sender's tag in hex. */
  sender: string
  channel: string
  /** Sealed wherever it is kept. */
  address: string
}

/** A call, as it is kept, sealed. */
export interface SafeCall {
  /** Undefined: nothing leads to her any more, and her chat says that the call is over. */
  her?: Her
  /** A call of two minutes that nobody answers. */
  rehearsal?: true
  begunAt: number
  until: number
  /** Minutes. */
  grace: number
  every?: CheckInEvery
  /** When she is expected to give a sign, before `until`. */
  checkIn?: number
  note: string
  /** Tags of her words, in hex. */
  words: { safe?: string; duress?: string }
  /** How often she tapped for more time, since she last typed something. */
  more: number
  /** She asked for more time, then; it waits for her safe word. */
  moreWanted?: { until: number; at: number }
  asked: AskedOfHer
  watchers: Watcher[]
  /** She was told that nobody has said yes. */
  toldNobodyYet?: true
  /** When the alarm that she asked for goes out. Also in an alarm, or after it: then it begins anew. */
  alarmAt?: number
  alarm?: Alarm
  /** Why and when it was over. What she left is deleted after a while. */
  over?: { how: 'answered' | 'left' | 'closed' | 'rehearsed'; at: number }
  gap?: Gap
  /** Her channel did not take the last line to her. */
  unreached?: true
  lines: Line[]
  /**
   * When the last line was shown: to `her`, in a chat of a buddy by the id of its pairing, to one of those
   * on duty by her id. What she types there after that answers the line.
   */
  shown?: Record<string, number>
  notices: Notice[]
  /** The number of the next line or notice. */
  next: number
}

/**
 * How urgent a line is. 3: a watcher is told of an alarm · 2: another line of an alarm to a watcher, or the
 * same once more · 1: she is asked whether she is well, or they rehearse · 0: all else.
 */
export type Urgency = 0 | 1 | 2 | 3

/** What the row says in the clear. */
export type SafeCallState = 'open' | 'alarm' | 'over'
export const stateOf = ({ alarm, over }: SafeCall): SafeCallState =>
  over ? 'over' : alarm ? 'alarm' : 'open'
