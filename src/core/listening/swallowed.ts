/** Which concepts count that are only a part of something longer. */
import type { Concept } from './concept.ts'
import { addTo } from './slips.ts'

/** A concept that was said, from `start` to before `end`: words or, in Thai, letters. */
export interface Said {
  concept: string
  start: number
  end: number
}

/** They mean something only beside others, so they hide nothing. */
const LOOSE: ReadonlySet<string> = new Set<Concept>([
  'door',
  'pound',
  'kid',
  'with-him',
  'drunk',
  'neck',
  'squeeze',
  'body-sign',
  'pill',
  'swallow',
  'goodbye',
  'wont-stop',
  'put-on',
  'list-word',
  'off-word',
  'alert-word',
  'send-me',
  'if-silent',
  'call-her',
  'going-out',
  'condom',
  'take-off',
  'broke-word',
  'search-it',
  'show-id',
  'if-not',
  'says-police',
  'no-uniform',
  'wants-in',
  'many-men',
  'over',
  'everyday',
  'always',
  'into-car',
  'cost',
  'eea-people',
  'stay-long',
  'play',
  'whats-new',
  'friend',
  'no-answer',
  'crying',
  'key',
  'pocketed',
  'ask-leave',
  'stays',
  'time-over',
  'if-flee',
  'family',
  'love-message',
  'limb',
  'hear',
  'got-up',
  'must-go',
  'ex',
  'found-me',
  'passes-on',
  'warrant',
  'clothes',
  'wash',
  'keep',
  'cry-help',
])

/** What is always said by itself, whatever it is a part of. */
const KEPT: ReadonlySet<string> = new Set<Concept>([
  'off-word',
  'body-sign',
  'list-word',
  'search-it',
])

/** "I am locked in at home" is made of "I am .. at home", and is not what that says. */
const RELIEFS: ReadonlySet<string> = new Set<Concept>(['safe', 'over'])
const HELD: ReadonlySet<string> = new Set<Concept>(['locked-in', 'not-let-go'])

/** A yes or no is part of these answers, and not of anything else that begins with it. */
const ANSWERS: ReadonlySet<string> = new Set<Concept>([
  'yes',
  'no',
  'unsure',
  'safe',
  'skip',
  'no-number',
  'stop',
  'changed-mind',
  'back',
  'more',
  'done',
  'filler',
  'thanks',
])

/**
 * "Black list" is not a list: a concept inside something longer is not said by itself.
 */
export const unswallowed = (said: readonly Said[]): Said[] => {
  // A message of ten thousand letters says thousands of things, and few of them reach far.
  const from = new Map<number, Said[]>()
  for (const one of said) if (!LOOSE.has(one.concept)) addTo(from, one.start, one)
  const longest = said.reduce((most, { start, end }) => Math.max(most, end - start), 0)
  const isSwallowed = (one: Said): boolean => {
    for (let start = Math.max(0, one.end - longest); start <= one.start; start++)
      if (from.get(start)?.some((other) => swallows(other, one))) return true
    return false
  }
  return said.filter((one) => KEPT.has(one.concept) || !isSwallowed(one))
}

const swallows = (other: Said, one: Said): boolean =>
  other.concept !== one.concept &&
  other.end >= one.end &&
  (other.end - other.start > one.end - one.start || isOwnWish(other, one)) &&
  (ANSWERS.has(other.concept) || !isYesOrNo(one)) &&
  !(RELIEFS.has(other.concept) && HELD.has(one.concept))

/** "I will kill myself" says in the same words whom she wants to kill. */
const isOwnWish = (other: Said, one: Said): boolean =>
  other.concept === 'die' && one.concept === 'kill-threat' && other.start === one.start

const isYesOrNo = ({ concept }: Said): boolean => concept === 'yes' || concept === 'no'
