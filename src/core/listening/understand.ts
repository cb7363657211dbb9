/** What a message may mean, best first: by rules, by what was learned from examples, and by what she refuses. */
import type { Learned } from '../terms/text.ts'
import { withoutNoAges } from './ages.ts'
import { createRules, signsIn } from './by-rules.ts'
import { clausesOf } from './clauses.ts'
import type { Concept } from './concept.ts'
import { dangerBeside, dangerTurned } from './danger-beside.ts'
import { glossedWords } from './glosses.ts'
import { hear } from './heard-words.ts'
import type { Glossed } from './lexicons.ts'
import { atPause } from './pause.ts'
import { withoutRefused } from './refused.ts'
import { createSecondJudge } from './second-judge.ts'
import { undoneIn } from './undone.ts'
import type { Utterance } from './utterance.ts'
import { weighed } from './weighed.ts'
import { namesHim, namesOwnLock, WAS } from './who-is-named.ts'

interface Needs extends Glossed {
  learned: Learned
  /** Cries for help in languages that are not on. */
  cries: readonly string[]
}

/** What is said with a denial in it. */
const DENIED_WHOLE = ['not-done', 'no-weapon'] as const satisfies readonly Concept[]

const onlyNames = (words: readonly string[]): boolean =>
  words.length > 0 && words.every((word) => word === 'name')

/** "Roberto" is nobody who was robbed. A service may be called like a person. */
const withoutTopics = (utterance: Utterance): Utterance => {
  const meanings = utterance.meanings.filter(({ meaning }) => !meaning.startsWith('topic:'))
  if (meanings.length === utterance.meanings.length) return utterance
  return { ...utterance, meanings, isNothing: meanings.length === 0 }
}

/** Listens in several languages. Their lexicons are made at the first message, if not before. */
export const createUnderstanding = (needs: Needs) => {
  const understand = createRules(needs)
  const judge = createSecondJudge(needs.learned)
  const listen = (text: string, own: string) => {
    const heard = hear(text)
    const understood = understand(heard, own)
    const utterance = { ...understood, undone: undoneIn(understood.places, text) }
    return { heard, utterance, likely: judge(signsIn(needs, utterance, { heard, text }, own)) }
  }
  const understandAll = (text: string, own: string): Utterance => {
    const { heard, utterance, likely } = listen(text, own)
    const both = weighed(utterance, likely)
    const glossed = (words: string) =>
      glossedWords(words, needs.glosses, [utterance.language ?? own, own])
    const words = glossed(text)
    const meant = onlyNames(words.flat()) ? withoutTopics(both) : both
    const parts = clausesOf(text, (word) => glossed(word)[0] ?? [])
    const clauses = parts.map((part) => ({ text: part, words: glossed(part) }))
    const hers = (part: string) => listen(part, own)
    const isDanger =
      meant.dangers.length > 0 || meant.surmised.length > 0 || meant.isCry || meant.isPlainCry
    // "He drives me, back at 3."
    const isNone = (isDanger && !meant.isDoubted) || meant.said.has('back-by')
    const beside = isNone ? [] : dangerBeside(clauses, hers)
    const turned = dangerTurned(clauses.length > 0 ? clauses : [{ text, words }], hers)
    const named = {
      hasHim: namesHim(
        text,
        words,
        clauses.map((clause) => clause.words),
      ),
      hasOwnLock: namesOwnLock(words),
      isPast: (clauses.at(-1)?.words ?? words).flat().includes(WAS),
    }
    return withoutRefused(withoutNoAges({ ...meant, beside, turned, ...named }, heard))
  }
  return (text: string, own: string): Utterance => {
    const heard = understandAll(text, own)
    const parted = DENIED_WHOLE.some((concept) => heard.said.has(concept)) && atPause(text)
    if (!parted || understandAll(parted.before, own).word !== 'no') return heard
    // "No, me pegó": the no before a pause denies nothing of what comes after it.
    const after = understandAll(parted.after, own)
    const { dangers, goingOn, surmised, beside, turned, isPlainCry, isPast, meanings, said } = after
    const before = [...heard.undone].filter((concept) => !said.has(concept))
    return {
      ...heard,
      dangers,
      goingOn,
      surmised,
      beside,
      turned,
      isPlainCry,
      isPast,
      hasHim: after.hasHim,
      meanings,
      said: new Set([...heard.said, ...said]),
      undone: new Set([...before, ...after.undone]),
    }
  }
}
export type Understanding = ReturnType<typeof createUnderstanding>
