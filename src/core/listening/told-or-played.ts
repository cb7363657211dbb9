/** What is also said of something that is over, and what of a film, a song or a joke is not. */
import type { Concept } from './concept.ts'

/**
 * What is told of something that is over, and what is watched or sung, is also said in these words.
 * A danger of which nothing else is said counts only where neither is likely.
 */
export const ALSO_TOLD: ReadonlySet<string> = new Set<Concept>([
  'kill-threat',
  'weapon',
  'hit-now',
  'held-down',
  'beaten',
  'choked',
  'neck',
  'squeeze',
  'drunk',
  'near',
  'afraid',
  'bleeding',
  'unconscious',
  'cant-breathe',
  'drugged',
  'spiked',
  'body-sign',
  'kid',
  'hurt-kid',
  'with-him',
  'wont-stop',
  'door',
  'pound',
  'yesterday',
  'rape',
  'many-men',
  'woke-up',
  'pimp',
  'forcing',
  'said-no',
  'violent',
  'men-came',
  'in-earnest',
  'robbed',
  'unwell',
  'dying',
  'poison',
  'fire',
])

/**
 * What of a film, a song or a joke does not sound like this: a danger in which one of them is said is
 * heard beside any of these.
 */
export const NEVER_PLAYED: ReadonlySet<string> = new Set<Concept>([
  'now',
  'call-police',
  'locked-in',
  'not-let-go',
  'wont-leave',
  'followed-now',
  'hiding',
  'hush',
  'says-police',
  'no-uniform',
  'passport-taken',
  'threat-family',
  'if-flee',
  'missing-friend',
  'age',
  'die',
  'may-jump',
  'kid-taken',
  'overdose',
  'lost-place',
  'friend',
  'drugged',
  'poison',
  'in-earnest',
])
