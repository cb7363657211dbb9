import type { SafeCall } from '../safe-call/call.ts'
import { UNCAPPED } from '../stores/counters.ts'
import type { Stores } from '../stores/stores.ts'
import { bytesOf } from '../terms/hex.ts'

/** After so many alarms in a day she begins no new call. */
export const MOST_ALARMS = 3

/**
 * Alarms that her chat may know of count against her. `before`: the calls when there was none yet; however
 * many, they are counted in one statement.
 */
export const countAlarms = async (
  stores: Stores,
  before: readonly SafeCall[],
  now: Date,
): Promise<void> => {
  const senders = new Set(
    before.flatMap(({ her, rehearsal }) => (rehearsal ? [] : (her?.sender ?? []))),
  )
  if (senders.size === 0) return
  // Whether she may begin another call is asked when she does: here nothing is refused.
  const caps = [...senders].map((sender) => ({
    owner: bytesOf(sender),
    kind: 'safe.alarm' as const,
    day: UNCAPPED,
    month: UNCAPPED,
  }))
  await stores.counters.use(caps, 1, now)
}
