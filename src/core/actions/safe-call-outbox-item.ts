/** One line on its way to one chat. */
import type { Preferences } from '../members/preferences.ts'
import type { Line, NoticeKind, SafeCall, Urgency } from '../safe-call/call.ts'
import type { PairingLine, PairingNoticeKind } from '../safe-call/pairing.ts'
import type { ReadCall } from '../stores/safe-calls.ts'

/** Where a line can be sent: one chat of the person that it is for. */
export interface LineWay {
  /** Names the way within its line. */
  id: string
  /** The sender's tag in hex. */
  sender: string
  channel: string
  address: string
}

/** One line that is to be sent to one chat now. */
export interface OutboxItem {
  kind: 'call' | 'pairing'
  /** The random id of the row. */
  row: string
  n: number
  way: LineWay
  /** What is read after a tap on it. */
  says: NoticeKind | PairingNoticeKind
  sounds: boolean
  /** What it is about: it leaves the chats with that. */
  about: string
  /** How long it stays in the chat at most, in milliseconds. */
  until: number
  urgency: Urgency
  /** What its reader has chosen. */
  chosen: Preferences
  /** Absent: the lines of a pairing, which are few. */
  read?: LineRead
}

/** How a line was found. The lines of one call share `call`. */
export interface LineRead {
  /** The call as it is, unless somebody changes it meanwhile. */
  call: { now: ReadCall }
  /** All ways of the line. */
  ways: readonly LineWay[]
  at: number
}

/**
 * What became of sending to one way. never: nothing can be written to that chat any more · refused:
 * the platform does not take this message, which says nothing about the chat.
 */
export type LineResult = 'taken' | 'never' | 'refused' | { restFor: number }

/** A line that may belong to a process for a while. */
export interface Claimable {
  held?: Record<string, number>
  heldUntil?: number
  claim?: { by: string; until: number }
}

/**
 * Whether sending it may change nothing but the line itself: what becomes known by an alarm under
 * duress would show in her chat, where it would not have been known without.
 */
export const isSecret = ({ alarm }: SafeCall): boolean => alarm?.cause === 'duress'

/** Whether a line is for those on duty. */
export const isForDuty = ({ watchers }: SafeCall, { to }: Line): boolean =>
  typeof to === 'number' && watchers[to]?.pairings.length === 0

/** The longest rest of a line, in milliseconds. */
const LONGEST_REST = 60_000

/** How long a line rests. An alarm is tried on where the platform refused it, or the chat is closed. */
export const restOf = (
  call: SafeCall,
  line: Line,
  result: LineResult,
): { restFor: number } | undefined => {
  if (typeof result === 'object') return result
  const isClosed = result === 'never' && isSecret(call) && !isForDuty(call, line)
  return line.alarm && (result === 'refused' || isClosed) ? { restFor: LONGEST_REST } : undefined
}

/** The lines, when one was taken or rests on a channel: others may send it meanwhile. */
export const after = <One extends Line | PairingLine>(
  lines: readonly One[],
  { n, way: { channel } }: Pick<OutboxItem, 'n' | 'way'>,
  result: LineResult,
  at: number,
): One[] => {
  if (typeof result !== 'object') return lines.filter((one) => one.n !== n)
  return lines.map((one) => {
    if (one.n !== n) return one
    const { claim: _, ...rests } = { ...one, held: { ...one.held, [channel]: at + result.restFor } }
    return rests as One
  })
}

/**
 * Whether a line may be sent on a channel now. `by`: the process that asks; undefined if there is no other.
 */
export const isFree = (
  { held, heldUntil = 0, claim }: Claimable,
  channel: string,
  by: string | undefined,
  at: number,
): boolean => {
  const until = held?.[channel] ?? heldUntil
  // If the clock was set back, it does not rest longer for that.
  const isResting = until > at && until <= at + LONGEST_REST
  return !isResting && (by === undefined || !claim || claim.by === by || claim.until <= at)
}
