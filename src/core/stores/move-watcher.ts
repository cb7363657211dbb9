import { oneOnDuty, peopleOf } from '../safe-call/duty.ts'
import type { Reach } from '../terms/channel.ts'
import type { Bytes } from '../terms/keys.ts'
import type { SafeCallStore } from './safe-calls.ts'
import type { WatcherStore } from './watchers.ts'

interface Parts {
  watchers: WatcherStore
  safeCalls: SafeCallStore
}

/**
 * Who is told that something waits goes to another chat, or under another key, and with her the alarms
 * that she was told on duty. Where there are two of her, she becomes one in them.
 */
export const moveWatcher = async (
  { watchers, safeCalls }: Parts,
  from: Bytes,
  to: Bytes,
  reach?: Reach,
): Promise<void> => {
  const [gone, kept] = [await watchers.idOf(from), await watchers.idOf(to)]
  if (gone !== undefined && kept !== undefined) {
    const alarms = [...(await safeCalls.inAlarm()), ...(await safeCalls.afterAlarm())]
    const hers = alarms.filter(({ call }) => peopleOf(call).some(({ id }) => id === gone))
    // Calls first, as everywhere, so that no two transactions wait for each other.
    for (const { id, call } of await safeCalls.lock(hers.map((one) => one.id)))
      await safeCalls.save({ id, call: oneOnDuty(call, { gone, kept }) })
  }
  await watchers.move(from, to, reach)
}
