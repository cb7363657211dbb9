import type { OperatorLog } from '../terms/log.ts'
import type { SendError } from '../terms/message.ts'
import type { OutboxItem } from './safe-call-outbox-item.ts'

interface Needs {
  log: Pick<OperatorLog, 'error'>
  now(): Date
}

interface Refused {
  /** When the log said it last. */
  logged: number
  /** When it was last refused. */
  last: number
  /** It was taken since. */
  taken: boolean
}

const HOUR = 60 * 60 * 1_000

/**
 * Lines of safe-calls that a channel refuses. An alarm is tried again every minute; the log has it once for
 * each kind of line and call, and then by the hour.
 */
export const createRefusedLines = ({ log, now }: Needs) => {
  const known = new Map<string, Refused>()
  const keyOf = ({ row, says, way }: OutboxItem): string => `${way.channel} ${says} ${row}`
  const forgetOld = (): void => {
    const before = now().getTime() - HOUR
    for (const [key, { last }] of known) if (last <= before) known.delete(key)
  }

  return {
    refused(item: OutboxItem, error: SendError): void {
      forgetOld()
      const at = now().getTime()
      const { logged = Number.NEGATIVE_INFINITY } = known.get(keyOf(item)) ?? {}
      const isDue = at - logged >= HOUR
      known.set(keyOf(item), { logged: isDue ? at : logged, last: at, taken: false })
      if (isDue)
        log.error(
          { channel: item.way.channel, error },
          'alarm: the channel refused a line of a safe-call; an alarm is tried again every minute',
        )
    },
    taken(item: OutboxItem): void {
      const before = known.get(keyOf(item))
      if (before) known.set(keyOf(item), { ...before, taken: true })
    },
    /** How many were refused within the last hour, and not taken since. */
    count(): number {
      forgetOld()
      return [...known.values()].filter(({ taken }) => !taken).length
    },
  }
}
