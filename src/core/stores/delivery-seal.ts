/**
 * How the ledger of an alert knows whom it is about: by a tag of alert and subscriber, so that the
 * ledgers of two alerts do not say that one peer got both; and sealed, where she is to be written to again.
 */
import { uuidOf } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'

/** Makes what stands in the ledger of an alert in place of a subscriber, and reads it. */
export const deliverySeal = (keys: Keys) => {
  const contextOf = (alert: string, reader: string): string => `delivery ${alert} ${reader}`
  const readerOf = (alert: string, subscriber: string): string =>
    uuidOf(keys.tag('address', 'reader', alert, subscriber))
  return {
    readerOf,
    /** What stands there for a subscriber. */
    entryOf(alert: string, subscriber: string): { reader: string; content: Bytes } {
      const reader = readerOf(alert, subscriber)
      return { reader, content: keys.seal('address', contextOf(alert, reader), subscriber) }
    },
    /** The subscriber's id; undefined where it cannot be read. */
    readable: (alert: string, reader: string, content: Uint8Array): string | undefined =>
      keys.openWhole('address', contextOf(alert, reader), content),
  }
}
