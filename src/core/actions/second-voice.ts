import { type Fingerprint, layersOf } from '../blacklist/fingerprint.ts'
import { type Approved, awaitsAnother, joinedByAnother, warns } from '../blacklist/publishing.ts'
import { voiceTag } from '../blacklist/reports.ts'
import type { Stores } from '../stores/stores.ts'
import { hex } from '../terms/hex.ts'
import type { Keys } from '../terms/keys.ts'

/** Those of the waiting reports that have got a second voice, from what is live or becomes so (`shown`). */
export const withSecondVoice = async (
  stores: Stores,
  keys: Keys,
  waiting: readonly Approved[],
  shown: readonly Approved[],
): Promise<Approved[]> => {
  const awaiting = waiting.filter(awaitsAnother)
  const live = new Set<string>()
  for (const report of awaiting) if (await isLive(stores, keys, report)) live.add(report.id)
  return joinedByAnother(
    { awaiting, shown },
    (fingerprint) => newestTag(keys, fingerprint),
    ({ id }) => live.has(id),
  )
}

/** Whether somebody else's voice is live on one of its numbers. */
const isLive = async (stores: Stores, keys: Keys, { content }: Approved): Promise<boolean> => {
  const found = await stores.subjects.find(warns(content)?.subjects ?? [])
  const entries = await stores.entries.of(found.flatMap((id) => id ?? []))
  return [...entries].some(([id, live]) => {
    const own = hex(voiceTag(keys, content.group, id))
    return live.some(({ voice }) => voice !== own)
  })
}

/** The same for a number that was told of before the key was renewed, and after. */
const newestTag = (keys: Keys, fingerprint: Fingerprint): string =>
  hex(layersOf(keys, fingerprint).at(-1)?.tag ?? new Uint8Array())
