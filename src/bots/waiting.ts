/** How the channels wait: for the next attempt, for a moment, and for work that may never end. */
import { setTimeout as wait } from 'node:timers/promises'

interface Patience {
  /** Milliseconds before the second attempt; doubled after each failure. */
  first: number
  /** The longest wait before an attempt, in milliseconds. */
  most: number
}

/** How long to wait before the next attempt, in milliseconds, after `attempts` failures. */
export const backOff = ({ first, most }: Patience, attempts: number): number =>
  // Random, so that processes that failed together do not try again together.
  Math.min(most, first * 2 ** Math.max(0, attempts - 1)) * (0.75 + Math.random() / 4)

/** Waits. Resolves to false if the signal ended the wait. */
export const pause = async (milliseconds: number, signal?: AbortSignal): Promise<boolean> => {
  try {
    await wait(milliseconds, undefined, signal === undefined ? {} : { signal })
    return true
  } catch {
    // A timer rejects only because of its signal.
    return false
  }
}

/** Waits until the work ends, however it ends, or until the time is over. */
export const within = async (milliseconds: number, work: Promise<unknown>): Promise<void> => {
  const over = new AbortController()
  try {
    await Promise.race([work, pause(milliseconds, over.signal)])
  } finally {
    // A timer that still runs would keep the process alive.
    over.abort()
  }
}
