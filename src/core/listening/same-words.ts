/** Spellings of one word that are typed in a hurry or in a dialect: "u" is "you", "æ" is "jeg". */
import { hear } from './heard-words.ts'

/**
 * Reads lines that begin with a word, its other spellings behind it, and gives for each sound that of
 * the word that it stands for.
 */
export const sameWords = (lines: readonly string[]): ((sound: string) => string) => {
  const stands = new Map<string, string>()
  for (const line of lines) {
    const [word = '', ...others] = line.split(' ').map((one) => hear(one).words[0] ?? '')
    for (const other of others) if (other !== '' && other !== word) stands.set(other, word)
  }
  return (sound) => stands.get(sound) ?? sound
}
