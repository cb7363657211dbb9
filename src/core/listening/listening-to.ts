import type { Words } from '../terms/text.ts'
import { createLanguageNames } from './languages-said.ts'
import { createLockScreen } from './lock-screen.ts'
import { createReturnTimes } from './return-time.ts'
import { createTypedWords } from './typed-words.ts'
import { createUnderstanding } from './understand.ts'
import { createWellSaid } from './well-said.ts'
import { createWorkSaid } from './work-said.ts'

const make = (words: Words) => ({
  understand: createUnderstanding(words),
  typed: createTypedWords(words.typed),
  languageNamed: createLanguageNames(words.languages),
  timeIn: createReturnTimes(words.phrases),
  isWell: createWellSaid(words.phrases),
  givesAway: createLockScreen(words.phrases),
  workIn: createWorkSaid(words.phrases),
})

const made = new WeakMap<Words, ReturnType<typeof make>>()

/** What is made of words to listen to them. All who have the same words share it: making it takes a while. */
export const listeningTo = (words: Words): ReturnType<typeof make> => {
  const kept = made.get(words) ?? make(words)
  made.set(words, kept)
  return kept
}
