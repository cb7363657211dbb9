/**
 * A danger in one clause of a message that is about something else by all that is said: "the film was good but he is
 * hitting me now", "turn off the alerts he is looking for me". Only what he does to her counts: the rest of a message
 * says how the other clauses are meant.
 */
import type { DangerKind } from '../terms/meaning.ts'
import { likelyDangers } from './likely-dangers.ts'
import type { Likely } from './second-judge.ts'
import type { Utterance } from './utterance.ts'
import { namesBoth, WAS } from './who-is-named.ts'

/** It is so likely a danger where rules hear that it goes on now, and where they do not. */
const LIKELY = { now: 0.5, unheard: 0.85 }

/** In plain English: at this word, who tells something stops telling. */
const WAIT = 'wait'
const STILL: ReadonlySet<string> = new Set(['still', 'now'])

/** A clause as it is written, and what each of its words means in plain English (glosses.ts). */
export interface Clause {
  text: string
  words: readonly (readonly string[])[]
}

/** What is heard in a text, and what it may mean. */
type Listen = (text: string) => { utterance: Utterance; likely: Likely }

/** Kinds of danger that one of several clauses speaks of. */
export const dangerBeside = (clauses: readonly Clause[], listen: Listen): readonly DangerKind[] => {
  for (const { text, words } of clauses) {
    const both = namesBoth(words)
    if (!both) continue
    const { utterance, likely } = listen(text)
    const { chance, kinds } = likelyDangers(likely)
    const isNow = utterance.goingOn.length > 0
    if (isNow && chance >= LIKELY.now) return utterance.dangers
    if (!both.isOver && chance >= LIKELY.unheard) return kinds
  }
  return []
}

/**
 * "Then he paid. Wait, somebody is at the door", "he took my money, he is still in the kitchen": what is now, whatever
 * is told before.
 */
export const dangerTurned = (clauses: readonly Clause[], listen: Listen): readonly DangerKind[] => {
  const isTurn = ({ words }: Clause): boolean => {
    const firsts = words.map(([first = '']) => first)
    const [begins, next] = firsts
    if (words.flat().includes(WAS)) return false
    if (begins === WAIT || (next === WAIT && begins === 'and')) return true
    return firsts.some((word) => STILL.has(word))
  }
  const isOver = clauses.some(({ words }) => words.flat().includes(WAS))
  for (const [at, clause] of clauses.entries()) {
    if ((at === 0 && isOver) || !isTurn(clause)) continue
    const { likely } = listen(
      clauses
        .slice(at)
        .map(({ text }) => text)
        .join(', '),
    )
    const { chance, kinds } = likelyDangers(likely)
    // "He is in the kitchen" would also say that she is not safe.
    const unsafe = likely.get('answer:safe-no') ?? 0
    if (chance + unsafe >= LIKELY.now) return chance > unsafe ? kinds : ['attacked']
  }
  return []
}
