/**
 * What is said only as a figure, or as none: "dying of laughter", "he did not hit me", "that film". It counts for the
 * language in which it is said, and for others in which the text can hardly be.
 */
import type { Concept } from './concept.ts'
import { HARMLESS } from './danger-rules.ts'
import type { Said } from './swallowed.ts'

/** What one language hears in a text, and how much of the text it knows (0 to 1). */
interface HeardIn {
  language: string
  said: readonly Said[]
  share: number
}

/** `believed`: the languages that count, the likeliest first; `own`: the one that she speaks with the bot. */
export const createSoftened = (believed: readonly HeardIn[], own: string) => {
  const [likeliest] = believed
  const says = (one: HeardIn | undefined, ...concepts: Concept[]): boolean =>
    one?.said.some(({ concept }) => concepts.some((other) => other === concept)) === true
  /** A danger in her own language, or in one that knows as much of the text, may be meant as it is heard there. */
  const mayBeIn = (one: HeardIn): boolean =>
    one === likeliest ||
    one.language === own ||
    (likeliest?.language !== own && one.share >= (likeliest?.share ?? 0))
  const isEarnest = believed.some((one) => says(one, 'in-earnest'))
  return {
    /** Whether no danger is heard in a language. */
    isHarmless: (one: HeardIn): boolean => says(likeliest, ...HARMLESS) && !mayBeIn(one),
    /** Whether only what is never played counts in a language. */
    isPlay: (one: HeardIn): boolean =>
      !isEarnest && (says(one, 'play') || (says(likeliest, 'play') && !mayBeIn(one))),
  }
}
