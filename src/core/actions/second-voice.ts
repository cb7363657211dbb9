import { type Fingerprint, layersOf } from '../blacklist/fingerprint.ts'
import { type Approved, awaitsAnother, joinedByAnother, warns } from '../blacklist/publishing.ts'
import { GUESTS, voiceTag } from '../blacklist/reports.ts'
import { quarterOf } from '../blacklist/warning.ts'
import type { Stores } from '../stores/stores.ts'
import { hex } from '../terms/hex.ts'
import type { Keys } from '../terms/keys.ts'

/**
 * Those of the waiting reports that have got a second voice by the end of the last quarter, from what is
 * live or becomes so (`shown`). To be asked when a quarter begins: what came in it already does not count.
 */
export const withSecondVoice = async (
  stores: Stores,
  keys: Keys,
  {
    waiting,
    shown,
    quarter,
  }: { waiting: readonly Approved[]; shown: readonly Approved[]; quarter: number },
): Promise<Approved[]> => {
  const isOver = ({ month }: Approved): boolean => quarterOf(month) < quarter
  const awaiting = waiting.filter(awaitsAnother).filter(isOver)
  const live = new Set<string>()
  for (const report of awaiting)
    if (await isLive(stores, keys, report, quarter)) live.add(report.id)
  return joinedByAnother(
    { awaiting, shown: shown.filter(isOver) },
    (fingerprint) => newestTag(keys, fingerprint),
    ({ id }) => live.has(id),
  )
}

/** Whether another group's voice is live on one of its numbers. */
const isLive = async (
  stores: Stores,
  keys: Keys,
  { content }: Approved,
  quarter: number,
): Promise<boolean> => {
  const found = await stores.subjects.find(warns(content)?.subjects ?? [])
  const entries = await stores.entries.of(found.flatMap((id) => id ?? []))
  return [...entries].some(([id, live]) => {
    const [own, guests] = [content.group, GUESTS].map((one) => hex(voiceTag(keys, one, id)))
    return live.some(
      ({ voice, quarter: told }) => voice !== own && voice !== guests && told < quarter,
    )
  })
}

/** The same for a number that was told of before the key was renewed, and after. */
const newestTag = (keys: Keys, fingerprint: Fingerprint): string =>
  hex(layersOf(keys, fingerprint).at(-1)?.tag ?? new Uint8Array())
