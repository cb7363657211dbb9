/**
 * Limits slow work: a fingerprint takes a processor for 23 milliseconds, and anybody who writes may
 * ask for ten with every message.
 *
 * - **bucket**: how much may be asked for at once. It fills up again with time. A peer who has
 *   emptied hers waits.
 *
 * Nobody is refused: a guest who was just beaten may be one of many who write.
 */
import { hex } from '../terms/hex.ts'
import type { Bytes } from '../terms/keys.ts'
import type { Fingerprinter } from './fingerprint.ts'

/** Who asks for slow work. */
export interface Asker {
  sender: Bytes
  /** Undefined: a guest. */
  member: object | undefined
}

/** The fingerprinter for one peer, as fast as she may have it. */
export type FingerprinterFor = (asker: Asker) => Fingerprinter

/** How many fingerprints may be asked for at once, and how many more in each second. */
interface Rate {
  atOnce: number
  perSecond: number
}

/** Two full messages at once, and then less than any machine can do. */
export const OF_SENDER: Rate = { atOnce: 20, perSecond: 1 }
/**
 * All guests together: less than a tenth of what a small machine can do, however many accounts they
 * have.
 */
export const OF_GUESTS: Rate = { atOnce: 20, perSecond: 5 }
/**
 * The longest wait, in milliseconds: after a minute another process would take her message for one
 * that was left over. Guests who have waited so long still come after every member.
 */
export const LONGEST_WAIT = 30_000

interface Clock {
  now(): Date
  /** Resolves after so many milliseconds, or at once if the bot stops. */
  sleep(ms: number): Promise<void>
}

/** A fingerprinter for each peer. Members come before guests, and nobody has it all the time. */
export const fingerprinterFor = (
  fingerprinter: Fingerprinter,
  { now, sleep }: Clock,
): FingerprinterFor => {
  /** When each bucket is full again, in milliseconds since 1970. */
  const fullAt = new Map<string, number>()

  /** Takes so many from a bucket. Returns how long they must wait, in milliseconds. */
  const take = (name: string, { atOnce, perSecond }: Rate, amount: number): number => {
    const at = now().getTime()
    const each = 1_000 / perSecond
    const before = Math.max(at, fullAt.get(name) ?? 0)
    const latest = at + LONGEST_WAIT + atOnce * each
    const after = Math.min(latest, before + amount * each)
    fullAt.set(name, after)
    return Math.max(0, after - at - atOnce * each)
  }

  /** Forgets the buckets that are full again. */
  const tidy = (): void => {
    const at = now().getTime()
    for (const [name, full] of fullAt) if (full <= at) fullAt.delete(name)
  }

  return ({ sender, member }) => ({
    async of(phones) {
      if (phones.length === 0) return []
      tidy()
      const waits = [take(hex(sender), OF_SENDER, phones.length)]
      if (!member) waits.push(take('guests', OF_GUESTS, phones.length))
      const wait = Math.max(...waits)
      if (wait > 0) await sleep(wait)
      return fingerprinter.of(phones, member ? 'first' : 'yielding')
    },
  })
}
