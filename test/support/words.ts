import { createWords } from '../../src/bots/words.ts'
import type { Words } from '../../src/core/terms/text.ts'

const read = new Map<string, Words>()

/** What no test is to meet: a text that a language lacks, or a value that was not given. */
export const refuseGap = (key: string): never => {
  throw new Error(`the text ${key} could not be said`)
}

/**
 * The bot's texts, with a default language. They are read once for all files that a worker runs: reading nine
 * languages takes a while, and so does all that is made of them, and nobody changes them.
 */
export const wordsWith = (defaultLanguage: string): Words => {
  const words = read.get(defaultLanguage) ?? createWords({ defaultLanguage, onGap: refuseGap })
  read.set(defaultLanguage, words)
  return words
}
