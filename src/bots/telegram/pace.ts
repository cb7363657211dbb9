import { setTimeout as wait } from 'node:timers/promises'

/** How patient the adapter is. Tests pass a quicker one. */
export interface Pace {
  /** Seconds until a call counts as lost. */
  call: number
  /** Seconds that Telegram may hold a long poll open. */
  poll: number
  /** Seconds on top of `poll` until the poll counts as lost. */
  margin: number
  /** Milliseconds before the second attempt; doubled for each further one. */
  first: number
  /** Milliseconds that no attempt waits longer than. */
  most: number
  /** Milliseconds that stop() waits for a message that is being stored. */
  farewell: number
  /** Seconds that a message waits in line while Telegram asks to slow down; more is the caller's to wait. */
  line: number
}

export const usualPace: Pace = {
  call: 30,
  poll: 30,
  margin: 15,
  first: 1_000,
  most: 60_000,
  farewell: 5_000,
  line: 30,
}

/** Milliseconds before the next attempt, after `attempts` that failed. */
export const backOff = ({ first, most }: Pace, attempts: number): number =>
  // Uneven, so that processes which failed together do not come back together.
  Math.min(most, first * 2 ** Math.max(0, attempts - 1)) * (0.75 + Math.random() / 4)

/** Waits; resolves to false when the signal ended the wait. */
export const pause = async (milliseconds: number, signal?: AbortSignal): Promise<boolean> => {
  try {
    await wait(milliseconds, undefined, signal === undefined ? {} : { signal })
    return true
  } catch {
    // The only way a timer rejects is its signal.
    return false
  }
}

/** Waits for the work, but not longer than that; says nothing of how it ended. */
export const within = async (milliseconds: number, work: Promise<unknown>): Promise<void> => {
  const over = new AbortController()
  try {
    await Promise.race([work, pause(milliseconds, over.signal)])
  } finally {
    // A timer that is left would keep the process alive.
    over.abort()
  }
}
