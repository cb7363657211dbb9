/** Lines that are to be sent, and notices that are to be read. Both are kept in the call. */
import type {
  Line,
  Notice,
  NoticeKind,
  NoticeValues,
  SafeCall,
  To,
  Urgency,
  Watcher,
} from './call.ts'

interface Sent {
  to: To
  kind: NoticeKind
  values?: NoticeValues
  /** Default: no sound. */
  sounds?: boolean
  alarm?: boolean
}

/** What may wait to be read in all. The oldest goes first. */
const MOST_NOTICES = 40

/** Adds a line, and what is read after a tap on it. */
export const telling = (call: SafeCall, now: number, ...all: readonly Sent[]): SafeCall => {
  let { lines, notices, next } = call
  for (const { to, kind, values = {}, sounds = false, alarm = false } of all) {
    // One line is enough: whoever taps on it reads everything. A louder one stays.
    const isLouder = !alarm && lines.some((one) => one.to === to && one.alarm)
    const line: Line = { n: next, to, kind, sounds, alarm, at: now }
    if (!isLouder) lines = [...lines.filter((one) => one.to !== to), line]
    const isSame = (one: Notice) =>
      one.to === to && one.kind === kind && one.values.name === values.name
    notices = [...notices.filter((one) => !isSame(one)), { n: next, to, kind, values, at: now }]
    next += 1
  }
  return { ...call, lines, notices: notices.slice(-MOST_NOTICES), next }
}

/** The same line once more, unless that one still waits. It brings nothing new to read. */
export const repeating = (call: SafeCall, now: number, to: To, kind: NoticeKind): SafeCall =>
  call.lines.some((one) => one.to === to && one.kind === kind && one.taken === undefined)
    ? call
    : {
        ...call,
        next: call.next + 1,
        watchers: call.watchers.map((watcher, place) =>
          place === to ? { ...watcher, again: { n: call.next, at: now } } : watcher,
        ),
        lines: [
          ...call.lines.filter((one) => one.to !== to),
          { n: call.next, to, kind, sounds: true, alarm: true, at: now },
        ],
      }

/** What a reader has not read yet, the oldest first. */
export const unreadOf = (call: SafeCall, to: To): Notice[] =>
  call.notices.filter((one) => one.to === to)

/** Notes that a channel has shown a line. `to`: whom, as in `shown`. */
export const lineShown = (call: SafeCall, to: string, at: number): SafeCall => ({
  ...call,
  shown: { ...call.shown, [to]: at },
})

/** When what waits for somebody was shown to her: when the line was, or when it was written. */
export const shownAt = ({ shown }: SafeCall, to: string, at: number): number =>
  Math.max(at, shown?.[to] ?? 0)

/** When a watcher was last sent the line of an alarm once more. */
export const againAt = ({ alarm, over, watchers }: SafeCall, place: number): Watcher['again'] =>
  alarm && !over ? watchers[place]?.again : undefined

/** She has read everything, so no line that still waits is sent. */
export const readBy = (call: SafeCall, to: To): SafeCall => ({
  ...call,
  notices: call.notices.filter((one) => one.to !== to),
  lines: call.lines.filter((one) => one.to !== to),
})

/** Nobody is told this any more. */
export const silenced = (call: SafeCall, to: (to: To) => boolean): SafeCall => ({
  ...call,
  notices: call.notices.filter((one) => !to(one.to)),
  lines: call.lines.filter((one) => !to(one.to)),
})

/** How urgent a line is, beside those of all calls. */
export const urgencyOf = ({ rehearsal, watchers }: SafeCall, line: Line): Urgency => {
  const { to, kind, alarm, at, n } = line
  if (!alarm) return 0
  if (to === 'her' || rehearsal) return 1
  const { told, again } = watchers[to] ?? {}
  const isTold = kind === 'alarm' || kind === 'madeToWrite'
  // Who has heard of it already, and is told once more, comes after those who have not.
  return isTold && (again?.n !== n || told === at) ? 3 : 2
}

/** How urgent the most urgent line of a call is. */
export const mostUrgentOf = (call: SafeCall): Urgency =>
  call.lines
    .map((line) => urgencyOf(call, line))
    .reduce<Urgency>((most, one) => (one > most ? one : most), 0)
