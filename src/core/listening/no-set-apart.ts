/** "No, he left", "no, he is here": whether she is safe, where a no is set apart from what comes after it. */
import { answerByRules } from './answers.ts'
import { atPause } from './pause.ts'
import type { Understanding } from './understand.ts'
import type { Utterance } from './utterance.ts'

/** What comes after a no that is set apart: "no, all good"; undefined if none is. */
export const createAfterNo =
  (understand: Understanding) =>
  (text: string, language: string): string | undefined => {
    const parted = atPause(text)
    const isNo = parted && understand(parted.before, language).word === 'no'
    return isNo ? parted.after.trim() : undefined
  }

/** What may say that she is not well. "No, all good" does not say that all is not good. */
export const createUnwellIn = (understand: Understanding) => {
  const afterNo = createAfterNo(understand)
  return (heard: Utterance, text: string, language: string): Utterance => {
    const rest = heard.said.has('unwell') ? afterNo(text, language) : undefined
    return rest === undefined ? heard : understand(rest, language)
  }
}

export const createNoSetApart =
  (understand: Understanding) =>
  (text: string, language: string): 'no' | 'again' | undefined => {
    const parted = atPause(text)
    if (!parted || understand(parted.before, language).word !== 'no') return undefined
    const answer = answerByRules(understand(parted.after, language), {
      yesOrNo: true,
      safety: true,
    })
    // What sounds safe may be what she denies.
    return answer === 'yes' ? 'again' : 'no'
  }
