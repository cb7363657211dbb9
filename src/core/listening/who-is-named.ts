/** Who is named in a message, by what its words mean in plain English (glosses.ts). */

/** What each word of a text means. */
type Glossed = readonly (readonly string[])[]

/** Somebody who is not she: "he", "they", "the client". */
export const HIM: ReadonlySet<string> = new Set([
  'he',
  'they',
  'man',
  'client',
  'husband',
  'boyfriend',
])
/** What may say that he is gone: "he left", "se fue", "ไปแล้ว". */
const LEFT: ReadonlySet<string> = new Set([
  'leave',
  'go',
  'drive',
  'run',
  'disappear',
  'return',
  'away',
  'gone',
  'out',
  'escape',
])
/** What may say that he comes again: "he went to the shop, back in ten minutes". */
const BACK: ReadonlySet<string> = new Set(['back', 'soon', 'come', 'arrive'])
const HER: ReadonlySet<string> = new Set(['i', 'me', 'my', 'we', 'us', 'our'])
/** Others who may come. */
const OTHERS: ReadonlySet<string> = new Set([
  'friend',
  'police',
  'sister',
  'brother',
  'mother',
  'neighbour',
  'neighbor',
  'taxi',
])
/** What is said of everything, in languages that leave "it" out: "está bien". */
const ANYTHING: ReadonlySet<string> = new Set(
  'be is have there can go good well pass end work do make worry'.split(' '),
)
/** It was so: "hit was", "hit he was". */
export const WAS = 'was'

const LOCKS: ReadonlySet<string> = new Set(['lock', 'locked', 'close', 'shut', 'bolt'])
const NO: ReadonlySet<string> = new Set(['not', 'cannot', 'cant'])
/** With these, somebody else has locked the door, or is at it. */
const NOT_HERS: ReadonlySet<string> = new Set(
  'outside key break open kick pick throw ring knock stuck trap tie'.split(' '),
)

/** "He's", "hes", "they're": their glosses are those of "is" and "are". */
export const CONTRACTED = /(?<!\p{L})(?:he['’ʼ`´]?s|they['’ʼ`´]?re|he['’ʼ`´](?:ll|d))(?!\p{L})/iu

const isNamed = (text: string, words: Glossed): boolean =>
  CONTRACTED.test(text) ||
  words.some(
    ([first = '', ...others]) =>
      HIM.has(first) || (others.includes('he') && !ANYTHING.has(first) && !LEFT.has(first)),
  )

const comesBack = (clause: Glossed): boolean => {
  const all = clause.flat()
  const isHis = clause.some(
    ([first = '', ...others]) => HIM.has(first) || (BACK.has(first) && others.includes('he')),
  )
  const isElse = all.some((word) => HER.has(word) || OTHERS.has(word))
  return !isElse && all.some((word) => BACK.has(word)) && (isHis || clause.length <= MOST_BACK)
}
/** "Back in ten minutes" says of whom was spoken before. */
const MOST_BACK = 5

/** Whether somebody else is named, or does something, and nothing says that he has left for good. */
export const namesHim = (text: string, words: Glossed, clauses: readonly Glossed[]): boolean => {
  const hasLeft = words.flat().some((word) => LEFT.has(word))
  return (isNamed(text, words) && !hasLeft) || (hasLeft && clauses.some(comesBack))
}

/** Whether somebody else does something to her: "he hits me", "me pega"; `isOver`: he did so before. */
export const namesBoth = (words: Glossed): { isOver: boolean } | undefined => {
  const all = words.flat()
  if (!all.some((word) => HIM.has(word)) || !all.some((word) => HER.has(word))) return undefined
  return { isOver: all.includes(WAS) }
}

/** "I locked the door", "med låst dør": a lock that she has closed herself, or nobody says otherwise. */
export const namesOwnLock = (words: Glossed): boolean => {
  const all = words.flat()
  if (all.some((word) => HIM.has(word) || NO.has(word))) return false
  const isByHer = words.some(([first = '', ...others]) => LOCKS.has(first) && others.includes('i'))
  const isDoor = all.includes('door') && all.some((word) => LOCKS.has(word))
  return isByHer || (isDoor && !all.some((word) => NOT_HERS.has(word)))
}
