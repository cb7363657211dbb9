import type { Link } from './link.ts'
import { node } from './nodes.ts'

interface Refusal {
  code: number
  /** Only what is written to this LID or number. */
  to?: string | undefined
  /** Once, unless said otherwise. */
  times?: number
}

interface Needs {
  links(): Iterable<Link>
}

/** What goes wrong. Whatever counts is spent by `takes…`, which the server calls. */
export const createFaults = ({ links }: Needs) => {
  const refusals: { code: number; to: string | undefined; times: number }[] = []
  const left = {
    connections: 0,
    logins: 0,
    swallowed: 0,
    lost: 0,
    doubled: 0,
    corrupted: 0,
    unanswered: 0,
  }
  let loginReason = 0
  let delay = 0

  const spend = (what: keyof typeof left) => {
    if (left[what] === 0) return false
    left[what] -= 1
    return true
  }

  return {
    /** Breaks every connection, as a cable does. */
    dropAll() {
      for (const link of links()) link.drop()
    },
    /**
     * Ends every connection with a stream error: 440 another place has taken over (`replaced`),
     * 401 the device was unlinked (`device_removed`), 500, 503, 515 and others.
     */
    streamError(code: number, conflict?: 'replaced' | 'device_removed') {
      const type = conflict ?? { 440: 'replaced', 401: 'device_removed' }[code]
      // WhatsApp gives no code with `replaced`.
      const attributes = code === 440 ? {} : { code: code.toString() }
      for (const link of links()) {
        link.send(node('stream:error', attributes, type ? [node('conflict', { type })] : undefined))
        link.close()
      }
    },
    /** So many connections are not even answered. */
    refuseConnections(times: number) {
      left.connections = times
    },
    /** So many logins are refused: 401 unknown device, 403 banned, 405 client too old, 500, 503. */
    refuseLogins(reason: number, times = 1) {
      loginReason = reason
      left.logins = times
    },
    /** Messages of the bot are answered with an error, 463 for instance, and reach nobody. */
    refuseMessages({ code, to, times = 1 }: Refusal) {
      refusals.push({ code, to, times })
    },
    /** So many messages of the bot reach the person, but the bot hears nothing of it. */
    swallowAcks(times = 1) {
      left.swallowed = times
    },
    /** So many messages of the bot vanish: they reach nobody and are not answered. */
    loseMessages(times = 1) {
      left.lost = times
    },
    /** Acks come so many milliseconds late. */
    delayAcks(milliseconds: number) {
      delay = milliseconds
    },
    /** So many messages of people are delivered twice, the same ciphertext each time. */
    deliverTwice(times = 1) {
      left.doubled = times
    },
    /** So many messages of people arrive damaged. */
    corrupt(times = 1) {
      left.corrupted = times
    },
    /** So many times the connection breaks on the bot's receipt for a message, which is lost. */
    dropOnReceipt(times = 1) {
      left.unanswered = times
    },

    takesConnection: () => !spend('connections'),
    takesLogin: () => (spend('logins') ? loginReason : undefined),
    takesRefusal(addresses: (string | undefined)[]): number | undefined {
      const fits = ({ to }: Refusal) => to === undefined || addresses.includes(to)
      const refusal = refusals.find((one) => one.times > 0 && fits(one))
      if (refusal) refusal.times -= 1
      return refusal?.code
    },
    swallows: () => spend('swallowed'),
    loses: () => spend('lost'),
    doubles: () => spend('doubled'),
    damages: () => spend('corrupted'),
    dropsOnReceipt: () => spend('unanswered'),
    ackDelay: () => delay,
  }
}
export type Faults = ReturnType<typeof createFaults>
