import { usable } from '../blacklist/consents.ts'
import { type Fingerprint, layersOf } from '../blacklist/fingerprint.ts'
import { type Content, voiceTag } from '../blacklist/reports.ts'
import { harmsLeft } from '../blacklist/review.ts'
import type { Stores } from '../stores/stores.ts'
import { hex } from '../terms/hex.ts'
import type { Keys } from '../terms/keys.ts'

/** An approved report that is not shown yet. */
export interface Due {
  id: string
  content: Content
  month: Date
  confirmed: boolean
}

/**
 * Those that waited for a second voice and have got one on one of their numbers: somebody else's is
 * live, becomes so now, or waits likewise. All appear at once, so that nobody sees which one waited.
 */
export const joinedByAnother = async (
  stores: Stores,
  keys: Keys,
  waiting: readonly Due[],
  itsDay: readonly Due[],
): Promise<Due[]> => {
  const held = waiting.filter(
    ({ content }) =>
      content.exposure === 'second' && content.decided && content.entries === undefined,
  )
  const numbersOf = ({ content }: Due): string[] =>
    (warns(content)?.subjects ?? []).map((subject) => newestTag(keys, subject))
  const groupsOn = new Map<string, Set<string>>()
  for (const report of [...held, ...itsDay]) {
    for (const number of numbersOf(report)) {
      const groups = groupsOn.get(number) ?? new Set()
      groupsOn.set(number, groups.add(report.content.group))
    }
  }
  const joined: Due[] = []
  for (const report of held) {
    const together = numbersOf(report).some((number) => (groupsOn.get(number)?.size ?? 0) > 1)
    if (together || (await isLive(stores, keys, report))) joined.push(report)
  }
  return joined
}

/** Whether somebody else's voice is live on one of its numbers. */
const isLive = async (stores: Stores, keys: Keys, { content }: Due): Promise<boolean> => {
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

/** What of a report colleagues may be warned of. */
export const warns = (content: Content) => usable({ ...content, harms: harmsLeft(content) }, 'warn')
