/** One line on its way to one chat. */
import type { Line, SafeCall } from '../safe-call/call.ts'
import type { PairingLine } from '../safe-call/pairing.ts'

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
  sounds: boolean
  /** What it is about: it leaves the chats with that. */
  about: string
  /** How long it stays in the chat at most, in milliseconds. */
  until: number
}

/** What became of sending to one way. */
export type LineResult = 'taken' | 'never' | { restFor: number }

/** A line that may belong to a process for a while. */
export interface Claimable {
  heldUntil?: number
  claim?: { by: string; until: number }
}

/** Whether a line is for those on duty. */
export const isDuty = ({ watchers }: SafeCall, { to }: Line): boolean =>
  typeof to === 'number' && watchers[to]?.pairings.length === 0

/** The lines, when one was taken or rests. */
export const after = <One extends Line | PairingLine>(
  lines: readonly One[],
  n: number,
  result: LineResult,
  at: number,
): One[] =>
  typeof result === 'object'
    ? lines.map((one) => (one.n === n ? { ...one, heldUntil: at + result.restFor } : one))
    : lines.filter((one) => one.n !== n)
