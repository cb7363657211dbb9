import type { TaggedPart } from '../../src/core/safe-call/hers.ts'

/** What she typed, one part after the other, each with the tag that it has as a word of hers. */
export const typedAs = (...tags: readonly string[]): TaggedPart[] =>
  tags.map((tag, start) => ({ tag, start, end: start + 1 }))
