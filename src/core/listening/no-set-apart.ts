/** "No, he left", "no, he is here": whether she is safe, where a no is set apart from what comes after it. */
import { answerByRules } from './answers.ts'
import { atPause } from './pause.ts'
import type { Understanding } from './understand.ts'

/** What comes after a no that is set apart: "no, all good"; undefined if none is. */
export const createAfterNo =
  (understand: Understanding) =>
  (text: string, language: string): string | undefined => {
    const parted = atPause(text)
    const isNo = parted && understand(parted.before, language).word === 'no'
    return isNo ? parted.after.trim() : undefined
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
