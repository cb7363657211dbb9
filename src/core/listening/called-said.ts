/**
 * Options that are called by other words than their labels: "I agree", "no wait", "ask her" by moderators and
 * case workers, "I have a new phone" by everybody. Each language lists how, in `listening.json`, under these names.
 */
import { CALLED, type CalledName } from '../terms/reply.ts'
import type { Language } from '../terms/text.ts'
import type { Phrases } from './lexicon.ts'
import { createNamesSaid } from './names-said.ts'

/** What is heard in the middle of a sentence, too (said-in-passing.ts). */
const IN_PASSING: readonly CalledName[] = ['called-town', 'called-slip']

/** Listens in every language. What is heard counts only where an option is called so. */
export const createCalledSaid = (phrases: ReadonlyMap<Language, Phrases>) =>
  createNamesSaid(
    phrases,
    CALLED.filter((name) => !IN_PASSING.includes(name)),
  )

/** These lead to another question, so nothing is decided by them. */
export const LEADING: ReadonlySet<CalledName> = new Set([
  'called-ask',
  'called-close',
  'called-hand',
  'called-give-back',
])
