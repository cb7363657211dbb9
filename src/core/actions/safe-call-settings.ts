/** What she sets for her safe-calls: her two words, how long she has to answer, and her line. */
import type { Peer } from '../members/peer.ts'
import type { Preferences } from '../members/preferences.ts'
import { LONGEST_GRACE, SHORTEST_GRACE, USUAL_GRACE } from '../safe-call/call.ts'
import type { TaggedPart } from '../safe-call/hers.ts'
import { type PlainPart, plainPartsOf, plainWord } from '../safe-call/plain-word.ts'
import type { Stores } from '../stores/stores.ts'

type Who = Pick<Peer, 'sender' | 'now'>

/** Parts of a message, with the tags that they have as words of hers. */
export const taggedIn = async (
  parts: readonly PlainPart[],
  stores: Stores,
): Promise<TaggedPart[]> =>
  Promise.all(
    parts.map(async ({ word, ...part }) => ({
      ...part,
      tag: await stores.safeCalls.wordTag(word),
    })),
  )

/**
 * Sets her words; null takes one away. Calls that are open keep the words with which they began.
 * Returns `same` if both would be one word, `inside` if the other one stands in a new one, `short` below three letters.
 */
export const setWords = async (
  { sender, now }: Who,
  words: { safe?: string | null; duress?: string | null },
  stores: Stores,
): Promise<'set' | 'same' | 'inside' | 'short'> => {
  const preferences: Preferences = await stores.members.chosen(sender)
  const { safeWord, duressWord, ...rest } = preferences.safeCall ?? {}
  const tagOf = async (word: string | null | undefined, before: string | undefined) =>
    word === undefined ? before : word === null ? undefined : stores.safeCalls.wordTag(word)
  const isShort = [words.safe, words.duress].some((word) => word && [...plainWord(word)].length < 3)
  if (isShort) return 'short'
  const safe = await tagOf(words.safe, safeWord)
  const duress = await tagOf(words.duress, duressWord)
  if (safe !== undefined && safe === duress) return 'same'
  // Of the one that is there only the tag is known: that a new one stands in it cannot be seen.
  if (await holds(words.safe, duress, stores)) return 'inside'
  if (await holds(words.duress, safe, stores)) return 'inside'
  const safeCall = {
    ...rest,
    ...(safe !== undefined && { safeWord: safe }),
    ...(duress !== undefined && { duressWord: duress }),
  }
  await stores.members.remember(sender, { ...preferences, safeCall }, now)
  return 'set'
}

/** Whether the other word, of which this is the tag, stands in her new word. */
const holds = async (
  word: string | null | undefined,
  other: string | undefined,
  stores: Stores,
): Promise<boolean> =>
  word != null &&
  other !== undefined &&
  (await taggedIn(plainPartsOf(word), stores)).some(({ tag }) => tag === other)

/** What she has set: whether she has the two words, and how many minutes she has to answer. */
export const settingsOf = async (
  { sender }: Pick<Who, 'sender'>,
  stores: Stores,
): Promise<{ safe: boolean; duress: boolean; grace: number }> => {
  const { safeCall = {} } = await stores.members.chosen(sender)
  const { safeWord, duressWord, grace } = safeCall
  return {
    safe: safeWord !== undefined,
    duress: duressWord !== undefined,
    grace: grace ?? USUAL_GRACE,
  }
}

/** Sets how many minutes she has to answer, from the next call on. False if that is too few or too many. */
export const setGrace = async (
  { sender, now }: Who,
  minutes: number,
  stores: Stores,
): Promise<boolean> => {
  if (minutes < SHORTEST_GRACE || minutes > LONGEST_GRACE) return false
  const preferences = await stores.members.chosen(sender)
  const safeCall = { ...preferences.safeCall, grace: minutes }
  await stores.members.remember(sender, { ...preferences, safeCall }, now)
  return true
}

/** Sets her own words for the line that she gets when she is expected; empty: the usual line. */
export const setLine = async (
  { sender, now }: Who,
  line: string,
  stores: Stores,
): Promise<void> => {
  const preferences = await stores.members.chosen(sender)
  const { line: _, ...rest } = preferences.safeCall ?? {}
  const safeCall = line === '' ? rest : { ...rest, line }
  await stores.members.remember(sender, { ...preferences, safeCall }, now)
}
