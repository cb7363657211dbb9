/**
 * A word of hers in one form, however it was typed: case, spaces and signs do not matter. Empty if it
 * is made of signs alone, such as emoji: such a word would be any other sign as well.
 */
export const plainWord = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '')
