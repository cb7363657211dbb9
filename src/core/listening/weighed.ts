/**
 * What both judges together say. The rules ask for certain concepts together; the second judge adds up weak signs,
 * and what the rules found is one of them. So where it is sure, it decides, also against them; where it is not,
 * what the rules heard stays heard.
 */
import type { DangerKind } from '../terms/meaning.ts'
import type { Concept } from './concept.ts'
import { HARMLESS } from './danger-rules.ts'
import {
  DOUBTFUL,
  ENOUGH,
  isDoubtful,
  isPolite,
  isTelling,
  mayLast,
  SMALL_TALK,
  STORY,
  saysElse,
  UNLIKELY,
} from './doubted.ts'
import { LEARNED_ANSWERS, withoutAnswers } from './learned-answers.ts'
import { likelyDangers } from './likely-dangers.ts'
import type { Likely } from './second-judge.ts'
import type { Utterance } from './utterance.ts'

/** What is so likely a danger counts as one, although no rule hears it; the shorter the message, the surer. */
const SURMISED = 0.4
const SURMISED_IN_FEW = 0.62
const SURMISED_IN_FEWEST = 0.99
/** It has to be so much likelier where a rule hears what the page on the first hours is for. */
const INSTEAD = 0.2
const CARE: ReadonlySet<string> = new Set(['topic:care', 'topic:consent'])
/** Of three words, one that a rule hears so plainly says all. */
const PLAIN = 3
/** "I do not have it, he blocked me" answers something: beside answers, a danger has to be so likely by itself. */
const BESIDE_ANSWERS = 0.1
/** Beside what only sounds like a danger, it has to be so likely. */
const SURMISED_ALL_THE_SAME = 0.97
/** What rules hear is no danger if it is less likely than that. */
const DISMISSED = 0.05
/** The same of what only fits what is going on now. */
const DISMISSED_NOW = 0.02
/** A danger that a rule hears is dropped only for small talk that is so likely, and what was done to her. */
const PLAINLY = 0.9
const PLAINLY_SAID = ['delete-all', 'police-took', 'unpaid'] as const satisfies readonly Concept[]
const TELLING = 0.97
/** A cry for help needs less: who only wants to talk to a person is told whom to call as well. */
const EASIER = 0.1
/** "Back at 2": whoever says when she is expected is in danger only if it is so likely. */
const EXPECTED = 0.9
/** In few words, who sells is a child only if it is so likely. */
const CHILD_IN_FEW = 0.9
/** "Yesterday": what is over is a danger only if it is so likely. */
const OVER = 0.7
/** What the second judge is sure of weighs as much as so many concepts. */
const SURE = 12
const FEW = 6
/** More words tell something of everything. */
const MOST = 80
/** What no rule finds counts if it is at least so likely; in a short message, if it is that much. */
const CLEAR = 0.2
const CLEAR_IN_FEW = 0.35
const CLEAR_IN_FEWEST = 0.55
/** What is so likely an answer, although nothing was asked, means something else only if that is so clear. */
const ANSWERED = 0.5
const CLEAR_BESIDE_ANSWER = 0.5
/** The papers of two kinds of people. */
const EEA = 'topic:immigration-eea'
const THIRD = 'topic:immigration-third'
/** Where the police ask questions or arrest somebody. */
const HELD = 'topic:police-questioning'
/** What the words of an arrest were mostly learned of. */
const ALIKE = ['topic:care', 'topic:consent', 'topic:violence-robbery', 'topic:police-complaint']
/** Beside these, the police are only a part of what she tells. */
const HARMED = new Set<Concept>(['complain', 'beaten', 'rape', 'robbed', 'report', 'deport'])
/** What "they have my passport" and "I owe the agency money" tell of. */
const FORCED = 'topic:trafficking'
/** A town says where she is, if that is so likely. */
const TOWN = 0.5

/** What is never told in passing: the second judge does not drop a danger beside it. */
const CERTAIN = [
  'kid-taken',
  'may-jump',
  'men-came',
  'spiked',
] as const satisfies readonly Concept[]

/** In so few words, whoever says so says nothing else: "he has no knife", "I deleted the chat already". */
const ONE_THOUGHT = 8
const SAYS_ALL = [
  'no-weapon',
  'not-done',
  'dose',
  'was-deleted',
] as const satisfies readonly Concept[]

/** "Child welfare has my children" has words of a danger. */
const SOUNDS_LIKE_ONE = [...HARMLESS, 'child-welfare'] as const satisfies readonly Concept[]

/** They are no meaning that something could be shown for. */
const isShown = (name: string): boolean =>
  name !== 'nothing' && name !== 'town' && !name.startsWith('danger:')

/** A message as the rules understood it, corrected by what the second judge thinks likely. */
export const weighed = (understood: Utterance, all: Likely): Utterance => {
  if (all.size === 0) return understood
  const { likely, answers } = withoutAnswers(all)
  const utterance = { ...understood, answers }
  const { isCry, language, length, meanings } = utterance
  if (length < ENOUGH || length > MOST) return utterance
  const of = (name: string) => likely.get(name) ?? 0
  const { chance: danger, kinds, isMostlyCry } = likelyDangers(likely)
  const isOnlyCry = isCry && meanings.every(({ meaning }) => meaning === 'command:start')
  if (isOnlyCry && length < FEW) return utterance
  // Of what says nothing known, nobody can tell.
  const isKnown = language !== undefined
  const least = utterance.goingOn.length > 0 ? DISMISSED_NOW : DISMISSED
  // Beside something else that she wants, a danger is as unlikely by itself. So it has to be small talk.
  const isSmallTalk = danger < least && of('nothing') >= PLAINLY
  const { said } = utterance
  // "He did not rape me but he strangles me": what was not done makes all of it sound harmless.
  const isTurned = said.has('not-done') && said.has('denial-ends')
  const isCertain = isTurned || CERTAIN.some((concept) => said.has(concept))
  const isNow = utterance.goingOn.length > 0
  const isOther = saysElse(likely) && !mayLast(likely)
  const isElse = danger < least && !isNow && !isCry && !said.has('weapon') && isOther
  const isDismissed =
    isKnown && (isSmallTalk || isElse) && !isCertain && length > ENOUGH && length < STORY
  const dangers = isDismissed ? [] : utterance.dangers
  const isAnswer = (answers.get('danger') ?? 0) < BESIDE_ANSWERS
  const surmised = dangers.length > 0 || isAnswer ? [] : surmisedIn(utterance, danger, kinds)
  const isPlainCry = !isAnswer && isMostlyCry && danger >= leastFor(utterance) - EASIER
  // It may be one all the same, so it stays heard where something is asked.
  const isLikelierTalk =
    surmised.length > 0 && surmised.every((kind) => DOUBTFUL.has(kind)) && of('nothing') > danger
  const isHeardWrong =
    isKnown && !isDismissed && !isCertain && isDoubtful(utterance, likely, danger)
  const isDoubted = isLikelierTalk || isHeardWrong
  const [best] = meanings
  const isAgreed = best !== undefined && of(best.meaning) >= UNLIKELY
  const isPlain = isAgreed || PLAINLY_SAID.some((concept) => said.has(concept))
  const usual = isTelling(utterance) ? TELLING : isPlain ? PLAINLY : SMALL_TALK
  const isOnlyTalk = of('nothing') >= usual || isPolite(utterance, danger)
  const isNone = dangers.length === 0 || isHeardWrong
  const isNothing = isKnown && isNone && !isCry && isOnlyTalk && !isUnlearned(meanings, likely)
  return {
    ...utterance,
    dangers,
    goingOn: isDismissed ? [] : utterance.goingOn,
    isCry: isCry && !isDismissed,
    isPlainCry,
    isDoubted,
    surmised,
    meanings: isNothing ? [] : meaningsIn(utterance, likely),
    isNothing,
    isInTown: of('town') >= TOWN,
  }
}

/** How likely a danger that no rule hears has to be. */
const leastFor = ({ said, length }: Utterance): number => {
  const isMeantSo = !SOUNDS_LIKE_ONE.some((concept) => said.has(concept))
  return Math.max(
    inSoMany(length, [SURMISED_IN_FEWEST, SURMISED_IN_FEW, SURMISED]),
    isMeantSo ? 0 : SURMISED_ALL_THE_SAME,
    said.has('back-by') ? EXPECTED : 0,
    said.has('yesterday') ? OVER : 0,
  )
}

/** Dangers that only the second judge hears. */
const surmisedIn = (
  utterance: Utterance,
  danger: number,
  kinds: readonly DangerKind[],
): Utterance['surmised'] => {
  const { said, length, meanings } = utterance
  // "The police took her" sounds like an attack.
  const isTaken = said.has('police-took') && kinds.every((kind) => kind === 'attacked')
  // "They have a child."
  const isChild = length <= FEW && kinds.every((kind) => kind === 'child')
  const least = Math.max(
    leastFor(utterance),
    isTaken ? SURMISED_ALL_THE_SAME : 0,
    isChild ? CHILD_IN_FEW : 0,
  )
  const [best] = meanings
  const isFewest = length <= ENOUGH && best !== undefined && best.weight >= PLAIN
  const isAll = length <= ONE_THOUGHT && SAYS_ALL.some((concept) => said.has(concept))
  if (isFewest || isAll || danger < least + (CARE.has(best?.meaning ?? '') ? INSTEAD : 0)) return []
  return kinds
}

/** A bound by how many words a message has: the fewest that are weighed, few, or more. */
const inSoMany = (
  length: number,
  [fewest, few, more]: readonly [number, number, number],
): number => {
  if (length <= ENOUGH) return fewest
  return length <= FEW ? few : more
}

/** Of groups, and of what only moderators and case workers ask for, the second judge has learned nothing. */
const isUnlearned = ([best]: Utterance['meanings'], likely: Likely): boolean =>
  best !== undefined && !likely.has(best.meaning)

const meaningsIn = (
  { meanings, length, said, answers }: Utterance,
  likely: Likely,
): Utterance['meanings'] => {
  if (isUnlearned(meanings, likely)) return meanings
  const weights = new Map(meanings.map(({ meaning, weight }) => [meaning, weight]))
  // What to do in the first days comes before what the law says of it.
  const caring = likely.get('topic:consent') ?? 0
  const usual = inSoMany(length, [CLEAR_IN_FEWEST, CLEAR_IN_FEW, CLEAR])
  // "That was twelve years ago" answers something, and asks for nothing.
  const answered = LEARNED_ANSWERS.reduce((sum, name) => sum + (answers.get(name) ?? 0), 0)
  const clear = answered >= ANSWERED ? Math.max(usual, CLEAR_BESIDE_ANSWER) : usual
  for (const [name, chance] of likely) {
    if (!isShown(name) || (chance < clear && !weights.has(name))) continue
    const whole = name === 'topic:care' ? chance + caring : chance
    weights.set(name, (weights.get(name) ?? 0) + SURE * whole)
  }
  // A passport of Ukraine is none of the EU.
  const eea = weights.get(EEA)
  if (eea !== undefined && said.has('third-people') && !said.has('eea-people')) {
    weights.delete(EEA)
    weights.set(THIRD, Math.max(weights.get(THIRD) ?? 0, eea))
  }
  // "Yesterday the police took me, what now": most of what was learned of yesterday is violence.
  const isHeld = said.has('police-took') && ![...HARMED].some((concept) => said.has(concept))
  const isElse = [...likely].some(
    ([name, chance]) => isShown(name) && !ALIKE.includes(name) && chance >= UNLIKELY,
  )
  if (isHeld && !isElse) weights.set(HELD, (weights.get(HELD) ?? 0) + SURE)
  // Those who keep her papers or want money have a reason, whatever papers they are.
  const isForced = said.has('passport-taken') || (said.has('debt') && said.has('pimp'))
  const forced = isForced ? weights.get(FORCED) : undefined
  if (forced !== undefined) weights.set(FORCED, forced + SURE)
  return [...weights]
    .map(([meaning, weight]) => ({ meaning, weight }))
    .sort((a, b) => b.weight - a.weight)
}
