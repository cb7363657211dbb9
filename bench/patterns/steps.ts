/**
 * Counts how many steps a regular expression takes on a text, as a backtracking engine goes: each character
 * that is compared is one. A count is the same on every machine, and shows growth where a clock shows noise.
 */
import { type Part, readPattern } from './parts.ts'

/** More steps than these are as good as no end. */
const ENDLESS = 2_000_000

/** Counts the steps that it takes to find a pattern in a text, at every place where it could begin. */
export const stepsOf = (pattern: RegExp, text: string): number => {
  const { whole, names } = readPattern(pattern)
  const isWide = pattern.unicode
  const characters = isWide ? [...text] : text.split('')
  const captured: (readonly [number, number] | undefined)[] = []
  let steps = 0

  const step = (): void => {
    if (++steps > ENDLESS) throw new RangeError('endless')
  }
  const isWord = (at: number): boolean => /^\w$/.test(characters[at] ?? '')
  const isEdge = (source: string, at: number): boolean => {
    if (source === '^') return at === 0 || (pattern.multiline && characters[at - 1] === '\n')
    if (source === '$')
      return at === characters.length || (pattern.multiline && characters[at] === '\n')
    return (isWord(at - 1) !== isWord(at)) === (source === '\\b')
  }

  type Then = (at: number) => boolean
  const one = (part: Part & { kind: 'leaf' }, at: number, way: 1 | -1): boolean => {
    step()
    const character = characters[way === 1 ? at : at - 1]
    return character !== undefined && part.fits(character)
  }

  const run = (part: Part, at: number, way: 1 | -1, then: Then): boolean => {
    switch (part.kind) {
      case 'leaf':
        return one(part, at, way) && then(at + way)
      case 'edge':
        step()
        return isEdge(part.source, at) && then(at)
      case 'all':
        return inOrder(way === 1 ? part.parts : part.parts.toReversed(), 0, at, way, then)
      case 'either':
        return part.parts.some((each) => run(each, at, way, then))
      case 'group': {
        const before = captured[part.index]
        const found = run(part.part, at, way, (end) => {
          captured[part.index] = way === 1 ? [at, end] : [end, at]
          return then(end)
        })
        if (!found) captured[part.index] = before
        return found
      }
      case 'look': {
        const found = run(part.part, at, part.ahead ? 1 : -1, () => true)
        return found === part.wanted && then(at)
      }
      case 'again': {
        const [from, to] = captured[names.get(part.name) ?? Number(part.name)] ?? [0, 0]
        const long = to - from
        const there = way === 1 ? at : at - long
        for (let index = 0; index < long; index++) {
          step()
          if (characters[from + index] !== characters[there + index]) return false
        }
        return then(at + way * long)
      }
      case 'times':
        return part.part.kind === 'leaf'
          ? row(part, part.part, at, way, then)
          : times(part, 0, at, way, then)
    }
  }

  const inOrder = (
    parts: readonly Part[],
    index: number,
    at: number,
    way: 1 | -1,
    then: Then,
  ): boolean => {
    const part = parts[index]
    return part === undefined
      ? then(at)
      : run(part, at, way, (next) => inOrder(parts, index + 1, next, way, then))
  }

  /** The same character over and over: without going down a level for each. */
  const row = (
    { least, most, greedy }: Part & { kind: 'times' },
    leaf: Part & { kind: 'leaf' },
    at: number,
    way: 1 | -1,
    then: Then,
  ): boolean => {
    let count = 0
    while (count < (greedy ? most : least) && one(leaf, at + way * count, way)) count++
    if (count < least) return false
    if (greedy) {
      for (; count >= least; count--) if (then(at + way * count)) return true
      return false
    }
    for (;;) {
      if (then(at + way * count)) return true
      if (count >= most || !one(leaf, at + way * count, way)) return false
      count++
    }
  }

  const times = (
    part: Part & { kind: 'times' },
    count: number,
    at: number,
    way: 1 | -1,
    then: Then,
  ): boolean => {
    const more = (): boolean =>
      count < part.most &&
      run(part.part, at, way, (next) =>
        // What matches nothing is not tried for ever.
        next === at && count >= part.least ? false : times(part, count + 1, next, way, then),
      )
    if (count < part.least) return more()
    return part.greedy ? more() || then(at) : then(at) || more()
  }

  try {
    for (let at = 0; at <= characters.length; ) {
      let end = at
      const found = run(whole, at, 1, (there) => {
        end = there
        return true
      })
      if (found && !pattern.global) break
      at = found && end > at ? end : at + 1
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return Number.POSITIVE_INFINITY
  }
  return steps
}
