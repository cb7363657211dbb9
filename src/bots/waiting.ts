/** How the channels wait: for the next attempt, for a moment, and for work that may never end. */
import { setTimeout as wait } from 'node:timers/promises'

interface Patience {
  /** Milliseconds before the second attempt; doubled for each further one. */
  first: number
  /** Milliseconds that no attempt waits longer than. */
  most: number
}

/** Milliseconds before the next attempt, after `attempts` that failed. */
export const backOff = ({ first, most }: Patience, attempts: number): number =>
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
