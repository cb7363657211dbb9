/**
 * - **tombstone**: says that something was taken away and must stay away, even if a backup or an
 *   imported list brings it back. It names no number, no group and no words.
 */
import { hex } from '../terms/hex.ts'
import type { Keys } from '../terms/keys.ts'
import { type Fingerprint, layersOf } from './fingerprint.ts'

/** An entry that an objection or its reporter took off the list. */
export interface GoneEntry {
  entry: string
  /** The subject's id at that time. If the number is listed again, it has another one. */
  subject: string
  /** As it was when the entry went. More layers may have been applied since. */
  fingerprint: Fingerprint
  voice: string
  /** When it goes, if not at once, because its reporter wanted it to leave together with others. */
  leaves?: string
}

/** What was taken away: an entry, or a membership that was ended. */
export type Tombstone = GoneEntry | { member: string }

/**
 * Tells whether what a group says about a number was taken off the list. What others say about it
 * is not barred.
 */
export const barringOf = (keys: Keys, tombstones: readonly Tombstone[]) => {
  const gone = Map.groupBy(
    tombstones
      .filter((one) => 'entry' in one)
      .flatMap(({ fingerprint, ...one }) =>
        layersOf(keys, fingerprint).map(({ tag }) => ({ ...one, tag: hex(tag) })),
      ),
    ({ tag }) => tag,
  )
  return (group: string, fingerprint: Fingerprint): boolean =>
    gone.size > 0 &&
    layersOf(keys, fingerprint).some(({ tag }) =>
      (gone.get(hex(tag)) ?? []).some(({ subject, voice }) =>
        keys.tags('voice', 'voice', group, subject).some((each) => hex(each) === voice),
      ),
    )
}
export type Barring = ReturnType<typeof barringOf>
