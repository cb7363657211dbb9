/** Phrases of Thai, which has no spaces between words. They are found by their letters. */
import { thaiOf } from './heard-words.ts'

/** In Thai, so many letters are about three words. */
const MOST_BETWEEN = 14

/** A phrase as it is found in a text without spaces. */
export interface ThaiPhrase {
  concept: string
  /** A pattern, made when all letters are there: as one that is ready, thousands take megabytes. */
  pattern: string
  /** The letters that must be in a text, otherwise the pattern cannot be there. */
  letters: readonly string[]
}

export const isThai = (written: string): boolean => /\p{Script=Thai}/u.test(written)

/** Reads a phrase of a lexicon. */
export const thaiPhrase = (concept: string, written: string): ThaiPhrase => {
  const parts = written.split(/(\.\.|\{age\}|\{n\})/).map((part) => {
    const slot = SLOTS[part]
    return { slot, letters: slot ? '' : thaiOf(part).replace(/[^\p{L}\p{M}\p{N}]/gu, '') }
  })
  return {
    concept,
    pattern: parts.map(({ slot, letters }) => slot ?? letters).join(''),
    letters: parts.map(({ letters }) => letters).filter((letters) => letters !== ''),
  }
}

const SLOTS: Record<string, string> = {
  '..': `.{0,${MOST_BETWEEN}}?`,
  '{age}': '(?<!\\p{N})1[0-7](?!\\p{N})',
  '{n}': '\\p{N}+',
}

/** Where the phrases are said in a text. */
export const saidInThai = (
  phrases: readonly ThaiPhrase[],
  text: string,
): { concept: string; start: number; end: number }[] =>
  phrases
    // Most phrases are not in a text, and that is found out much faster without a pattern.
    .filter(({ letters }) => letters.every((one) => text.includes(one)))
    .flatMap(({ concept, pattern }) =>
      [...text.matchAll(new RegExp(pattern, 'gu'))].map(({ 0: found, index }) => ({
        concept,
        start: index,
        end: index + found.length,
      })),
    )
