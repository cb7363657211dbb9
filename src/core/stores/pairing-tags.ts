/** The tags of a sender's pairings, remembered for those who have written last: making them is half of recognising her. */
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { buddyTags } from './buddies.ts'
import { asArray } from './subjects.ts'

/** Tags on either side, as values of a statement: 3 KB each. */
interface PairingTags {
  owners: string
  watchers: string
}

/** Of so many senders. */
const REMEMBERED = 500

/** They are made anew when another version of the key is active. */
interface Remembered {
  version: number
  tags: PairingTags
}

/** By sender. All who have the same keys remember the same. */
const remembered = new WeakMap<Keys, Map<string, Remembered>>()

/** The tags of a sender's pairings on either side. */
export const pairingTags = (keys: Keys, sender: Bytes): PairingTags => {
  const known = remembered.get(keys) ?? new Map<string, Remembered>()
  remembered.set(keys, known)
  const name = hex(sender)
  const version = keys.active('address')
  const before = known.get(name)
  const tags =
    before?.version === version
      ? before.tags
      : {
          owners: asArray(buddyTags(keys, 'owner', sender)),
          watchers: asArray(buddyTags(keys, 'watcher', sender)),
        }
  // Who has written last is forgotten last.
  known.delete(name)
  known.set(name, { version, tags })
  for (const oldest of known.keys()) {
    if (known.size <= REMEMBERED) break
    known.delete(oldest)
  }
  return tags
}

/** Forgets the tags of senders of whom nothing may stay. */
export const forgetPairingTags = (keys: Keys, senders: readonly Bytes[]): void => {
  for (const sender of senders) remembered.get(keys)?.delete(hex(sender))
}
