/** What a sentence answers to the open question. */
import type { Concept } from './concept.ts'
import { harmsSaid } from './harms-said.ts'
import { askedAmong } from './learned-answers.ts'
import type { Utterance } from './utterance.ts'

/** What the open question can be answered with, as far as listening needs to know. */
export interface Asked {
  /** It is answered yes or no. */
  yesOrNo?: boolean
  /** It asks whether she is safe. */
  safety?: boolean
  /** It asks for a phone number. */
  number?: boolean
  /** It asks for a town. */
  town?: boolean
  /** She names a town, denies that it was there, names an option by its place, or writes a number. */
  namesOption?: boolean
  /** It asks for her own words, which are kept as she writes them. */
  ownWords?: boolean
  canSkip?: boolean
  /** She reads, and more may come. */
  reading?: boolean
}

export type AnswerMeaning = 'yes' | 'no' | 'skip' | 'back' | 'more' | 'stop' | 'stop-or-words'

/** In a longer message she tells something, and a "stop" in it is part of that. */
const SHORT = 9

/** In her own words, "I don't want to describe it" tells nothing if nothing is said beside it. */
const VERY_SHORT = 6

/** "He did not want to pay", "stop, I said": in a story, a stop is a part of what she tells. */
const TOLD = ['told-him', 'quoted', 'unpaid', 'was-deleted'] as const satisfies readonly Concept[]

const tells = ({ said }: Utterance): boolean => TOLD.some((one) => said.has(one))

/** The answer that a sentence gives, by rules or by all that is said in it; undefined if none is sure. */
export const answerOf = (heard: Utterance, asked: Asked): AnswerMeaning | undefined =>
  answerByRules(heard, asked) ?? learned(heard, asked)

/** The answer that rules hear. */
export const answerByRules = (heard: Utterance, asked: Asked): AnswerMeaning | undefined => {
  const { said, starts, length } = heard
  const isShort = length <= SHORT
  if (asked.ownWords) {
    const wantsOut = (said.has('stop') || said.has('changed-mind')) && !tells(heard)
    if (isShort && wantsOut) return 'stop-or-words'
    return asked.canSkip && length <= VERY_SHORT && heard.starts.has('skip') ? 'skip' : undefined
  }
  if (asked.yesOrNo) {
    // "No he left": the no may be the whole answer, or the beginning of another one.
    const isTorn = said.has('no-then-safe') && !isDoubtful(heard)
    const isUnsafe = asked.safety === true && speaksOfDanger(heard) && !isBehindLock(heard)
    // "He hit me and left": whether she is safe, she has not said.
    const isSafe =
      asked.safety === true &&
      heard.affirmed.has('safe') &&
      (harmsSaid(heard).length === 0 || isBehindLock(heard))
    const no = starts.has('no') || isUnsafe
    const yes = starts.has('yes') || isSafe
    // "No, I am safe" can be either: it is asked again.
    if (no && (yes || (asked.safety === true && isTorn)) && !isUnsafe) return undefined
    if (no) return 'no'
    // So is "yes, but he is outside".
    if (yes && asked.safety === true && (isDoubtful(heard) || isHardlySafe(heard))) return undefined
    if (yes) return 'yes'
  }
  if (asked.canSkip && isShort) {
    if (said.has('skip')) return 'skip'
    // "No no he is coming" begins with a no, and may be a cry.
    const isNo = starts.has('no') && heard.surmised.length === 0
    if (asked.number && (said.has('no-number') || said.has('unsure') || isNo)) return 'skip'
    if (asked.town && (said.has('unsure') || said.has('elsewhere'))) return 'skip'
  }
  if (!isShort) return undefined
  const isDone = said.has('was-deleted')
  if (said.has('stop') || (said.has('changed-mind') && !isDone)) return 'stop'
  if (said.has('back')) return 'back'
  // "His car is still there" has the word, too.
  if (said.has('more') && !asked.safety) return 'more'
  return undefined
}

/** One word says too little; more than this may tell something. */
const FEWEST_LEARNED = 2
const MOST_LEARNED = 14
/** Where own words are asked for, nearly all that she writes is what she wants to say. */
const IN_OWN_WORDS = 0.8

/** What no rule hears is an answer if it is so likely. */
const LIKELY = { skip: 0.4, stop: 0.5, back: 0.5, more: 0.35 } as const
/** Whether she is safe: so likely. A wrong yes hides whom to call. */
const SAFETY = { yes: 0.6, no: 0.35 } as const
/** What speaks against an answer may be so likely at most: a danger, or that she is not safe. */
const AGAINST = 0.15
/** Against what sounds like a danger, she is safe if that is so likely, and the opposite so unlikely. */
const SURELY = { yes: 0.8, no: 0.1 } as const

/** The answer that examples teach; undefined if none is likely enough, or if a rule hears what speaks against it. */
const learned = (heard: Utterance, asked: Asked): AnswerMeaning | undefined => {
  const { length, answers, surmised } = heard
  if (length < FEWEST_LEARNED || length > MOST_LEARNED) return undefined
  if (asked.safety) return learnedSafety(heard)
  // "It was not in Moss" says where it was not.
  if (asked.namesOption || (asked.town && heard.starts.has('not'))) return undefined
  const names = askedFor(asked)
  const chances = askedAmong(answers, names)
  if (surmised.length > 0 || (chances.get('danger') ?? 0) > AGAINST) return undefined
  const [best] = names
    .filter((name) => (chances.get(name) ?? 0) >= (asked.ownWords ? IN_OWN_WORDS : LIKELY[name]))
    .sort((a, b) => (chances.get(b) ?? 0) - (chances.get(a) ?? 0))
  if (!asked.ownWords) return best
  // "Please do not close it yet."
  return best && !tells(heard) && !heard.said.has('not') ? 'stop-or-words' : undefined
}

const askedFor = ({ number, town, ownWords, reading, canSkip }: Asked) => {
  if (reading) return ['more'] as const
  // What she writes there is kept, so it is not left out for what it sounds like.
  if (ownWords) return ['stop', 'back'] as const
  if (!number && !town) return []
  return canSkip ? (['skip', 'stop', 'back'] as const) : (['stop', 'back'] as const)
}

const learnedSafety = (heard: Utterance): 'yes' | 'no' | undefined => {
  // "Yes, but he is outside", "no he left" and "don't worry" are asked again.
  const { starts, said, surmised } = heard
  if (starts.has('yes') || starts.has('no') || said.has('no-worry')) return undefined
  const { yes, no } = safetyIn(heard)
  if (no >= SAFETY.no && yes <= AGAINST) return 'no'
  const isSure =
    surmised.length === 0 &&
    !isDoubtful(heard) &&
    ((!speaksOfDanger(heard) && harmsSaid(heard).length === 0) || isBehindLock(heard))
  return isSure && yes >= SAFETY.yes && no <= AGAINST ? 'yes' : undefined
}

const safetyIn = ({ answers }: Utterance) => {
  const chances = askedAmong(answers, ['safe-yes', 'safe-no'])
  const of = (name: 'safe-yes' | 'safe-no' | 'danger') => chances.get(name) ?? 0
  return { yes: of('safe-yes'), no: of('safe-no') + of('danger') }
}

/** So few words say too little against a yes: "he has left". */
const TOO_FEW = 3
/** "Yes, behind a bin": by all that is said beside the yes, she is not. */
const isHardlySafe = (heard: Utterance): boolean =>
  heard.starts.has('yes') && heard.length > TOO_FEW && safetyIn(heard).no >= SAFETY.no

/** "Yes, home, and I have locked the door": the words of "he locked me in", by one who is safe by all that is said. */
export const isBehindLock = (heard: Utterance): boolean => {
  const { dangers, beside, surmised, said, hasOwnLock } = heard
  const isOther = beside.length > 0 || surmised.length > 0 || isUnsafeBeside(heard)
  const isLock = LOCKED.some((concept) => said.has(concept)) && hasOwnLock
  const harms = harmsSaid(heard)
  const isOnlyLock =
    dangers.every((kind) => kind === 'attacked') && harms.every((harm) => harm === 'locked-in')
  const { yes, no } = safetyIn(heard)
  return isLock && isOnlyLock && !isOther && yes >= SURELY.yes && no <= SURELY.no
}
const LOCKED = ['locked-in', 'not-let-go'] as const satisfies readonly Concept[]

/** "I do not know", "I am not well", "he said he comes back", "he sleeps beside me": nothing says that she is safe. */
const UNSAFE = ['unsure', 'unwell', 'he-back', 'still-there'] as const satisfies readonly Concept[]
const isUnsafeBeside = ({ isCry, said, denied }: Utterance): boolean =>
  isCry || denied.has('safe') || UNSAFE.some((one) => said.has(one))
const speaksOfDanger = (heard: Utterance): boolean =>
  heard.dangers.length > 0 || heard.beside.length > 0 || isUnsafeBeside(heard)

/** "Safe? No", "he did not leave", "at home with him", "yes, he is asleep": a yes or what sounds safe, and something that speaks against it. */
const isDoubtful = ({ said, hasHim }: Utterance): boolean =>
  said.has('safe-doubt') || said.has('not') || hasHim
