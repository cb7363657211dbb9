/**
 * What both judges together say. The rules ask for certain concepts together, and are sure of what they find;
 * the second judge adds up weak signs, and says how likely each meaning is.
 */
import { DANGER_KINDS } from '../terms/meaning.ts'
import type { Concept } from './concept.ts'
import type { Likely } from './second-judge.ts'
import type { Utterance } from './utterance.ts'

/** What is so likely a danger counts as one, although no rule hears it; in a short message, if it is that much. */
const SURMISED = 0.35
const SURMISED_IN_FEW = 0.5
/** Whatever is likelier than that is a danger even where harmless talk is as likely. */
const PLAIN = 0.45
/** "The door was locked": fewer words than this tell no danger that only the second judge hears. */
const TELLING = 4
/** It has to be more likely than that where the rules find something else. */
const INSTEAD = 0.1
const MOST_INSTEAD = 0.2
/** Of several kinds of danger those count that are at least so likely beside all of them. */
const KIND = 0.3
/** What the second judge is sure of weighs as much as so many concepts. */
const SURE = 12
/** Fewer words than this say too little to be weighed: the rules alone hear them. */
const ENOUGH = 3
/** More of them tell a story, in which something of everything is said. */
const MOST = 80
/** What no rule finds counts if it is at least so likely; in a short message, if it is that much. */
const CLEAR = 0.2
const CLEAR_IN_FEW = 0.3
const FEW = 6
/** Small talk from so likely on, if the rules find nothing that weighs more; the more likely, the more. */
const SMALL_TALK = 0.25
const LITTLE = 1.6
const MORE = 8

/** What nobody says of a heart or of a seagull. */
const GRAVEST: readonly Concept[] = ['tried-kill', 'rape', 'choked']

/** They are no meaning that something could be shown for. */
const isShown = (name: string): boolean =>
  name !== 'nothing' && name !== 'town' && !name.startsWith('danger:')

/** A message as the rules understood it, corrected by what the second judge thinks likely. */
export const weighed = (utterance: Utterance, likely: Likely): Utterance => {
  const { meanings, isCry, length } = utterance
  const of = (name: string) => likely.get(name) ?? 0
  const nothing = of('nothing')
  const isOnlyCry = isCry && meanings.every(({ meaning }) => meaning === 'command:start')
  if (likely.size === 0 || isOnlyCry || length < ENOUGH || length > MOST) return utterance
  const best = meanings[0]?.weight ?? 0
  // Of what says nothing known, nobody can tell; and what rules hear of a danger, or of the gravest that was done
  // to her, is not small talk.
  const isTold = !utterance.said.has('play') && GRAVEST.some((one) => utterance.said.has(one))
  const isKnown = utterance.language !== undefined && utterance.dangers.length === 0 && !isTold
  const isNothing =
    isKnown && nothing >= SMALL_TALK && best < LITTLE + MORE * (nothing - SMALL_TALK)
  return {
    ...utterance,
    surmised: surmisedIn(utterance, of),
    meanings: isNothing ? [] : meaningsIn(utterance, likely),
    isNothing,
  }
}

/** Dangers that only the second judge hears. What the rules hear stays heard, whatever it thinks. */
const surmisedIn = (
  { dangers, meanings, said, length }: Utterance,
  of: (name: string) => number,
): Utterance['surmised'] => {
  const likelyOf = (kind: string) => of(`danger:${kind}`)
  const danger = DANGER_KINDS.reduce((all, kind) => all + likelyOf(kind), 0)
  const instead = Math.min(MOST_INSTEAD, INSTEAD * (meanings[0]?.weight ?? 0))
  // "He takes me home, back at 2": she says when she is expected.
  const isExpected = said.has('back-by')
  const least = (length < FEW ? SURMISED_IN_FEW : SURMISED) + instead
  const isHarmless = length < TELLING || danger <= Math.min(of('nothing'), PLAIN)
  const isSurmised = !isExpected && !isHarmless && dangers.length === 0 && danger >= least
  return isSurmised ? DANGER_KINDS.filter((kind) => likelyOf(kind) >= danger * KIND) : []
}

const meaningsIn = ({ meanings, length }: Utterance, likely: Likely): Utterance['meanings'] => {
  // Of what only moderators and case workers ask for, the second judge has learned nothing.
  if (meanings[0] && !likely.has(meanings[0].meaning)) return meanings
  const weights = new Map(meanings.map(({ meaning, weight }) => [meaning, weight]))
  // What to do in the first days comes before what the law says of it.
  const caring = likely.get('topic:consent') ?? 0
  const clear = length < FEW ? CLEAR_IN_FEW : CLEAR
  for (const [name, chance] of likely) {
    if (!isShown(name) || (chance < clear && !weights.has(name))) continue
    const whole = name === 'topic:care' ? chance + caring : chance
    weights.set(name, (weights.get(name) ?? 0) + SURE * whole)
  }
  return [...weights]
    .map(([meaning, weight]) => ({ meaning, weight }))
    .sort((a, b) => b.weight - a.weight)
}
