import { EVERYBODY, UNCAPPED } from '../stores/counters.ts'
import type { Stores } from '../stores/stores.ts'
import type { Bytes } from '../terms/keys.ts'

/** How many wrong receipts are answered without a wait: a digit is easily mistyped. */
const FREE = 3
/** How long the next answer waits, in milliseconds. It doubles each time, up to the longest. */
const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 60_000
/** An alarm is raised at this many wrong receipts in a day, and at each multiple. */
export const ALARMING = 100

/** Makes guessing receipts slow, and tells the operator about it. */
export const wrongReceipts = (alarm: (today: number) => void) => ({
  /** Counts a wrong receipt. Returns how long the answer waits, in milliseconds. */
  async count(counters: Stores['counters'], sender: Bytes, now: Date): Promise<number> {
    // With a cap, somebody who guesses could lock out everybody else.
    const uncapped = { day: UNCAPPED, month: UNCAPPED }
    const own = { owner: sender, kind: 'receipt', ...uncapped } as const
    const all = { owner: EVERYBODY, kind: 'receipt.all', ...uncapped } as const
    await counters.use([own, all], 1, now)
    const together = await counters.used(EVERYBODY, 'receipt.all', now)
    if (together % ALARMING === 0) alarm(together)
    return pauseAfter(await counters.used(sender, 'receipt', now))
  },
})
export type WrongReceipts = ReturnType<typeof wrongReceipts>

/** How many wrong receipts were tried today, by everybody together. */
export const wrongReceiptsToday = (counters: Stores['counters'], now: Date): Promise<number> =>
  counters.used(EVERYBODY, 'receipt.all', now)

const pauseAfter = (wrong: number): number =>
  wrong <= FREE ? 0 : Math.min(FIRST_PAUSE * 2 ** (wrong - FREE - 1), LONGEST_PAUSE)
