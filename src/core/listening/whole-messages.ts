/** What only a whole message says: "close" stops, "he would not close the door" does not. */
import { type HeardText, hear } from './heard-words.ts'
import { createWordTable } from './word-table.ts'

/** Where something stands, counted in words or in Thai letters. */
export type Span = Readonly<{ start: number; end: number }>

/** How many places are tried at either end, besides the end itself. */
const MOST_TAKEN_OFF = 6

/** What is left of a text if politeness is taken off at either end. The whole text comes first. */
export const coresOf = (length: number, fillers: readonly Span[]): Span[] => {
  const starts = reached(0, (at) => fillers.flatMap(({ start, end }) => (start === at ? end : [])))
  const ends = reached(length, (at) =>
    fillers.flatMap(({ start, end }) => (end === at ? start : [])),
  )
  return starts.flatMap((start) =>
    ends.flatMap((end) => (start < end || length === 0 ? [{ start, end }] : [])),
  )
}

/** The places that can be reached from one place, which itself comes first. */
const reached = (from: number, next: (at: number) => number[]): number[] => {
  const places = [from]
  for (const at of places)
    for (const one of next(at))
      if (places.length <= MOST_TAKEN_OFF && !places.includes(one)) places.push(one)
  return places
}

/** The concepts that are all that is said, apart from politeness. */
export const wholeIn = (
  said: readonly (Span & { concept: string })[],
  cores: readonly Span[],
): string[] =>
  said.flatMap(({ concept, start, end }) =>
    cores.some((core) => core.start === start && core.end === end) ? concept : [],
  )

/** Finds what a whole message says. */
export const createWholeMessages = (
  all: Iterable<readonly [written: string, name: string]>,
  oneSpelling: (sound: string) => string = (sound) => sound,
) => {
  const keyed = new Map<string, string>()
  for (const [written, name] of all) {
    const { words, thai } = hear(written)
    keyed.set(keyOf({ words: words.map(oneSpelling), thai }), name)
  }
  const messages = createWordTable([...keyed.keys()])
  const names = [...keyed.values()]
  return (
    { words, thai }: HeardText,
    cores: { words: readonly Span[]; thai: readonly Span[] },
  ): string | undefined => {
    for (const { start, end } of cores.words)
      for (const inThai of cores.thai) {
        const core = { words: words.slice(start, end), thai: thai.slice(inThai.start, inThai.end) }
        const name = names[messages.numberOf(keyOf(core))]
        if (name !== undefined) return name
      }
    return undefined
  }
}

const keyOf = ({ words, thai }: HeardText): string => `${words.join(' ')}|${thai}`
