import type { Stores } from '../stores/stores.ts'
import type { Bytes } from '../terms/keys.ts'

/** A digit is soon mistaken: so many are answered at once. */
const FREE = 3
/** How long (ms) the next answer waits, twice as long each time, and the longest. */
const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 60_000
/** So many wrong ones in a day, and each time as many again, are worth a look. */
export const ALARMING = 100
/** No cap: nobody is ever locked out, or one who guesses could lock all others out. */
const ANY = 2_000_000_000
/** All together, beside what a wipe deletes. */
const EVERYBODY: Bytes = new TextEncoder().encode('everybody')

/** Makes guessing receipts slow, and known to the operator. */
export const wrongReceipts = (alarm: (today: number) => void) => ({
  /** Counts one; how long (ms) the answer waits. */
  async count(counters: Stores['counters'], sender: Bytes, now: Date): Promise<number> {
    const own = { owner: sender, kind: 'receipt', day: ANY, month: ANY } as const
    const all = { owner: EVERYBODY, kind: 'receipt.all', day: ANY, month: ANY } as const
    await counters.use([own, all], 1, now)
    const together = await counters.used(EVERYBODY, 'receipt.all', now)
    if (together % ALARMING === 0) alarm(together)
    return pauseAfter(await counters.used(sender, 'receipt', now))
  },
})
export type WrongReceipts = ReturnType<typeof wrongReceipts>

/** How many wrong receipts were tried today, by all together. */
export const wrongReceiptsToday = (counters: Stores['counters'], now: Date): Promise<number> =>
  counters.used(EVERYBODY, 'receipt.all', now)

const pauseAfter = (wrong: number): number =>
  wrong <= FREE ? 0 : Math.min(FIRST_PAUSE * 2 ** (wrong - FREE - 1), LONGEST_PAUSE)
