/** What is said only by a whole message: "close" stops, "he would not close the door" does not. */
import { type HeardText, hear } from './heard-words.ts'

/** Where politeness and the like stand in words, or in Thai letters. */
export type Span = Readonly<{ start: number; end: number }>

interface Fillers {
  words: readonly Span[]
  thai: readonly Span[]
}

/** Finds what a whole message says, with or without the politeness at either end. */
export const createWholeMessages = (all: Iterable<readonly [written: string, name: string]>) => {
  const names = new Map<string, string>()
  for (const [written, name] of all) names.set(keyOf(hear(written)), name)
  return (heard: HeardText, fillers: Fillers): string | undefined => {
    const { words, thai } = heard
    for (const [start, end] of coresOf(words.length, fillers.words))
      for (const [first, last] of coresOf(thai.length, fillers.thai)) {
        const core = { words: words.slice(start, end), thai: thai.slice(first, last) }
        const name = names.get(keyOf(core))
        if (name !== undefined) return name
      }
    return undefined
  }
}

/** Whether something that is said is the whole message, politeness aside. */
export const isWhole = ({ start, end }: Span, length: number, fillers: readonly Span[]): boolean =>
  coresOf(length, fillers).some(([first, last]) => first === start && last === end)

const keyOf = ({ words, thai }: HeardText): string => `${words.join(' ')}|${thai}`

/** What may be left when some politeness is taken off, the most first. */
const coresOf = (length: number, fillers: readonly Span[]): [number, number][] => {
  const starts = reached(0, (at) => fillers.flatMap(({ start, end }) => (start === at ? end : [])))
  const ends = reached(length, (at) =>
    fillers.flatMap(({ start, end }) => (end === at ? start : [])),
  )
  return starts.flatMap((start) =>
    ends.flatMap((end): [number, number][] => (start < end || length === 0 ? [[start, end]] : [])),
  )
}

/** Every place that is reached from one, itself first. */
const reached = (from: number, next: (at: number) => number[]): number[] => {
  const places = [from]
  for (const at of places) for (const one of next(at)) if (!places.includes(one)) places.push(one)
  return places
}
