import { createWords } from '../../src/bots/words.ts'
import type { Words } from '../../src/core/terms/text.ts'

const read = new Map<string, Words>()

/**
 * The bot's texts, with a default language. They are read once for all files that a worker runs: reading nine
 * languages takes a while, and so does all that is made of them, and nobody changes them.
 */
export const wordsWith = (defaultLanguage: string): Words => {
  const words = read.get(defaultLanguage) ?? createWords({ defaultLanguage })
  read.set(defaultLanguage, words)
  return words
}
