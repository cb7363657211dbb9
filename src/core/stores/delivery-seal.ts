/**
 * How the ledger of an alert names a subscriber: by a tag of alert and subscriber, so that the
 * ledgers of two alerts do not show that one peer got both. Her id is sealed beside the tag, so
 * that she can be written to again.
 */
import { uuidOf } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'

/** Makes and reads what the ledger of an alert holds in place of a subscriber. */
export const deliverySeal = (keys: Keys) => {
  const contextOf = (alert: string, reader: string): string => `delivery ${alert} ${reader}`
  const readerOf = (alert: string, subscriber: string): string =>
    uuidOf(keys.tag('address', 'reader', alert, subscriber))
  return {
    readerOf,
    /** What the ledger holds for a subscriber. */
    entryOf(alert: string, subscriber: string): { reader: string; content: Bytes } {
      const reader = readerOf(alert, subscriber)
      return { reader, content: keys.seal('address', contextOf(alert, reader), subscriber) }
    },
    /** The subscriber's id; undefined if it cannot be read. */
    readable: (alert: string, reader: string, content: Uint8Array): string | undefined =>
      keys.openWhole('address', contextOf(alert, reader), content),
  }
}
