/**
 * Which of the dangers that rules hear are most likely none. Where nothing is asked and nobody waits for her, something
 * else then comes first, and whom to call stands below it.
 */
import type { DangerKind } from '../terms/meaning.ts'
import type { Concept } from './concept.ts'
import type { Likely } from './second-judge.ts'
import type { Utterance } from './utterance.ts'

/** What is doubted is less likely than that; what only fits what is going on now, than that. */
const DOUBTED = { before: 0.1, now: 0.04 }
/** The same of what is over, where a film, a song or a figure of speech is named. */
const DOUBTED_IN_PLAY = 0.3
/** In a story, and of other kinds than those below, what is doubted is hardly possible. */
const HARDLY = { told: 0.015, inPlay: 0.06 }
/** Of what may go on, it is that rarely one. */
const RARELY = 0.015
/** Whoever writes so many words may tell of a danger among other things. */
export const STORY = 16
/** Something else is so likely. */
const ELSE = 0.8
/** So likely, it is small talk, whatever rules find. */
export const SMALL_TALK = 0.5
/** Fewer words than this say too little to be weighed: the rules alone hear them. */
export const ENOUGH = 3

/** The others need advice that stands only on their own screen. */
export const DOUBTFUL: ReadonlySet<DangerKind> = new Set(['attacked', 'child'])

/** Whoever tells of that, and in no figure, seldom only talks. */
const GRAVE = [
  'tried-kill',
  'rape',
  'choked',
  'drugged',
  'passport-taken',
] as const satisfies readonly Concept[]
export const isTelling = ({ said, undone }: Utterance): boolean =>
  !said.has('figure') &&
  !said.has('play') &&
  GRAVE.some((concept) => said.has(concept) && !undone.has(concept))

/** What is told of, or wanted for later. Beside anything else a danger may be meant as well. */
const TOLD_OF =
  /^(?:topic:(?!care|health-emergency)|group:(?!emergency)|command:(?:safecall|warn)$)/
/** Several of that together, which are often alike, are so likely. */
const ELSE_TOGETHER = 0.9
/** Whether something told of, or wanted for later, is so likely that no danger is meant beside it. */
export const saysElse = (likely: Likely): boolean => {
  const chances = [...likely].filter(([name]) => TOLD_OF.test(name)).map(([, chance]) => chance)
  return (
    chances.some((chance) => chance >= ELSE) ||
    chances.reduce((sum, chance) => sum + chance, 0) >= ELSE_TOGETHER
  )
}

/** What nobody wants because of a danger, said plainly: "a friend has just come, how do I pass her the code". */
const INNOCENT = /^command:(?:invite|join|language|receipt)$/
const SURELY = 0.95
const HARDLY_ANY = 0.01
const wantsElse = (likely: Likely, danger: number): boolean =>
  danger < HARDLY_ANY &&
  [...likely].some(([name, chance]) => INNOCENT.test(name) && chance >= SURELY)

/** What may be done to her while she writes, and often is told in the same words. */
const LASTING: ReadonlySet<string> = new Set(
  ['consent', 'violence-robbery', 'threats', 'trafficking', 'contact-ban'].map(
    (id) => `topic:${id}`,
  ),
)
export const mayLast = (likely: Likely): boolean =>
  [...likely].some(([name, chance]) => LASTING.has(name) && chance >= ELSE)

/** What is asked about weapons that nobody holds. */
const DEFENCE = 'topic:self-defence'

/** `danger`: how likely all of them are together. */
export const isDoubtful = (utterance: Utterance, likely: Likely, danger: number): boolean => {
  const { dangers, goingOn, said, isCry, length } = utterance
  if (dangers.length === 0 || isCry || length <= ENOUGH || isTelling(utterance)) return false
  const isNow = goingOn.length > 0
  // "May I have a small knife in my bag?"
  const mayCarry = !isNow && danger < HARDLY_ANY && (likely.get(DEFENCE) ?? 0) >= SURELY
  if (said.has('weapon') && !mayCarry) return false
  if (said.has('worn-out') || said.has('men-came')) return false
  if (mayLast(likely) && (isNow || danger >= RARELY)) return false
  const isPlay = said.has('play') || said.has('figure')
  const isGraver = length >= STORY || !dangers.every((kind) => DOUBTFUL.has(kind))
  const usual = isNow ? DOUBTED.now : isPlay ? DOUBTED_IN_PLAY : DOUBTED.before
  const hardly = isPlay ? HARDLY.inPlay : HARDLY.told
  const most = isGraver ? hardly : usual
  if (wantsElse(likely, danger)) return true
  // "He is outside, delete this chat": a danger and what she wants.
  return danger < most && ((likely.get('nothing') ?? 0) >= SMALL_TALK || saysElse(likely))
}

/** "How are you": where nothing else is said, it is no question about the bot. */
const POLITE: ReadonlySet<string> = new Set<Concept>(['smalltalk', 'filler'])
/** Something else may be meant if it is so likely. */
export const UNLIKELY = 0.3
export const isPolite = ({ said }: Utterance, danger: number): boolean =>
  said.size > 0 && danger < UNLIKELY && [...said].every((concept) => POLITE.has(concept))
