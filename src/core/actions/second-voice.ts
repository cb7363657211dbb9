import { type Fingerprint, layersOf } from '../blacklist/fingerprint.ts'
import { type Approved, awaitsAnother, joinedByAnother, warns } from '../blacklist/publishing.ts'
import { GUESTS, voiceTag } from '../blacklist/reports.ts'
import { quarterOf } from '../blacklist/warning.ts'
import type { Stores } from '../stores/stores.ts'
import { hex } from '../terms/hex.ts'
import type { Keys } from '../terms/keys.ts'

/**
 * The waiting reports that had a second voice by the end of the last quarter. It can be an entry
 * that is live, or one of the reports in `shown`, which become live now. Call it when a quarter
 * begins: reports of the new quarter do not count.
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

/** Whether another group has a live voice on one of the report's numbers. Guests do not count. */
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

/** The newest tag of a number: the same for reports from before and after a new key. */
const newestTag = (keys: Keys, fingerprint: Fingerprint): string =>
  hex(layersOf(keys, fingerprint).at(-1)?.tag ?? new Uint8Array())
