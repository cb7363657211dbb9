/** What a sentence answers to the open question. */
import { harmsSaid } from './harms-said.ts'
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
  /** It asks for her own words, which are kept as she writes them. */
  ownWords?: boolean
  canSkip?: boolean
}

export type AnswerMeaning = 'yes' | 'no' | 'skip' | 'back' | 'more' | 'stop' | 'stop-or-words'

/** In a longer message she tells something, and a "stop" in it is part of that. */
const SHORT = 9

/** In her own words, "I don't want to describe it" tells nothing if nothing is said beside it. */
const VERY_SHORT = 6

/** The answer that a sentence gives; undefined if none is sure. */
export const answerOf = (heard: Utterance, asked: Asked): AnswerMeaning | undefined => {
  const { said, starts, length } = heard
  const isShort = length <= SHORT
  if (asked.ownWords) {
    // "He did not want to pay" is no wish to stop.
    const isTold = said.has('told-him') || said.has('unpaid')
    const wantsOut = (said.has('stop') || said.has('changed-mind')) && !isTold
    if (isShort && wantsOut) return 'stop-or-words'
    return asked.canSkip && length <= VERY_SHORT && heard.starts.has('skip') ? 'skip' : undefined
  }
  if (asked.yesOrNo) {
    const isUnsafe = asked.safety === true && speaksOfDanger(heard)
    // "He hit me and left": whether she is safe, she has not said.
    const isSafe =
      asked.safety === true && heard.affirmed.has('safe') && harmsSaid(said).length === 0
    const no = starts.has('no') || isUnsafe
    const yes = starts.has('yes') || isSafe
    // "No, I am safe" can be either: it is asked again.
    if (no && yes && !isUnsafe) return undefined
    if (no) return 'no'
    // So is "yes, but he is outside".
    if (yes && asked.safety === true && isDoubtful(heard)) return undefined
    if (yes) return 'yes'
  }
  if (asked.canSkip && isShort) {
    if (said.has('skip')) return 'skip'
    if (asked.number && (said.has('no-number') || said.has('unsure') || starts.has('no')))
      return 'skip'
    if (asked.town && said.has('unsure')) return 'skip'
  }
  if (!isShort) return undefined
  if (said.has('stop') || said.has('changed-mind')) return 'stop'
  if (said.has('back')) return 'back'
  if (said.has('more')) return 'more'
  return undefined
}

/** "I do not know", "he said he comes back": a peer who is not sure is not safe. */
const speaksOfDanger = ({ dangers, isCry, said, denied }: Utterance): boolean =>
  dangers.length > 0 || isCry || said.has('unsure') || said.has('he-back') || denied.has('safe')

/** "Safe? No", "he did not leave", "at home with him": a yes or what sounds safe, and something that speaks against it. */
const isDoubtful = ({ said }: Utterance): boolean => said.has('safe-doubt') || said.has('not')
