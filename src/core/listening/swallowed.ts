/** Which concepts count that are only a part of something longer. */
import type { Concept } from './concept.ts'

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
])

/** What is always said by itself, whatever it is a part of. */
const KEPT: ReadonlySet<string> = new Set<Concept>([
  'off-word',
  'body-sign',
  'list-word',
  'search-it',
])

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
export const unswallowed = (said: readonly Said[]): Said[] =>
  said.filter(
    (one) =>
      !said.some(
        (other) =>
          other.concept !== one.concept &&
          !LOOSE.has(other.concept) &&
          other.start <= one.start &&
          other.end >= one.end &&
          other.end - other.start > one.end - one.start &&
          (ANSWERS.has(other.concept) || !isYesOrNo(one)) &&
          !KEPT.has(one.concept),
      ),
  )

const isYesOrNo = ({ concept }: Said): boolean => concept === 'yes' || concept === 'no'
