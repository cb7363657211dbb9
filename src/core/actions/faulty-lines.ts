import type { OperatorLog } from '../terms/log.ts'
import type { OutboxItem } from './safe-call-outbox-item.ts'

interface Needs {
  log: Pick<OperatorLog, 'error'>
  now(): Date
}

interface Faulty {
  /** When the log said it last. */
  logged: number
  /** When it is tried again. */
  next: number
}

const HOUR = 60 * 60 * 1_000
/** How long a line rests after its first fault, and after each further one. */
const FIRST_REST = 10_000
const REST = 60_000

/**
 * Lines of safe-calls that could not be sent at all, for a reason that no channel gives. They are tried once a minute;
 * the log has each once, and then by the hour.
 */
export const createFaultyLines = ({ log, now }: Needs) => {
  const known = new Map<string, Faulty>()
  // A line that is sent once more is as faulty as the one before it, but an alarm does not wait for a quiet line.
  const keyOf = ({ row, way, urgency }: OutboxItem): string =>
    `${way.channel} ${way.id} ${row} ${urgency}`
  const forgetOld = (at: number): void => {
    for (const [key, { next }] of known) if (next + HOUR <= at) known.delete(key)
  }

  return {
    isResting(item: OutboxItem): boolean {
      const at = now().getTime()
      const { next = at } = known.get(keyOf(item)) ?? {}
      // A clock that was set back makes nothing wait longer.
      return next > at && next <= at + REST
    },
    /** Notes a fault. False if that line had one before. */
    failed(item: OutboxItem, error: unknown): boolean {
      const at = now().getTime()
      forgetOld(at)
      const before = known.get(keyOf(item))
      const { logged = Number.NEGATIVE_INFINITY } = before ?? {}
      const isDue = at - logged >= HOUR
      known.set(keyOf(item), {
        logged: isDue ? at : logged,
        next: at + (before ? REST : FIRST_REST),
      })
      if (isDue)
        log.error(
          { channel: item.way.channel, error },
          'alarm: a line of a safe-call is not sent; it is tried again every minute',
        )
      return before === undefined
    },
    sent: (item: OutboxItem): void => void known.delete(keyOf(item)),
  }
}
