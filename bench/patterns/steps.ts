/**
 * Counts how many steps a regular expression takes on a text, as a backtracking engine goes: each character
 * that is compared is one. A count is the same on every machine, and shows growth where a clock shows noise.
 */

/** What a pattern is made of; a leaf is compared with one character. */
type Part =
  | { kind: 'leaf'; fits(character: string): boolean; source: string }
  | { kind: 'all'; parts: Part[] }
  | { kind: 'either'; parts: Part[] }
  | { kind: 'group'; part: Part; index: number }
  | { kind: 'times'; part: Part; least: number; most: number; greedy: boolean }
  | { kind: 'look'; part: Part; ahead: boolean; wanted: boolean }
  | { kind: 'again'; name: string }
  | { kind: 'edge'; source: string }

interface Pattern {
  whole: Part
  /** The numbers of the groups that have names. */
  names: Map<string, number>
  leaves: { fits(character: string): boolean; source: string }[]
}

/** Reads the source of a pattern. Throws where it holds what none of ours does. */
export const readPattern = ({ source, flags }: RegExp): Pattern => {
  const names = new Map<string, number>()
  const leaves: Pattern['leaves'] = []
  let at = 0
  let groups = 0

  const leaf = (text: string): Part => {
    const one = new RegExp(`^(?:${text})$`, flags.replace(/[gmy]/g, ''))
    const known = new Map<string, boolean>()
    const fits = (character: string): boolean => {
      const before = known.get(character)
      if (before !== undefined) return before
      const found = one.test(character)
      known.set(character, found)
      return found
    }
    leaves.push({ fits, source: text })
    return { kind: 'leaf', fits, source: text }
  }

  const take = (text: string): boolean => {
    if (!source.startsWith(text, at)) return false
    at += text.length
    return true
  }

  const until = (pattern: RegExp): string => {
    const sticky = new RegExp(pattern.source, 'suy')
    sticky.lastIndex = at
    const [found] = sticky.exec(source) ?? []
    if (found === undefined) throw new Error(`${source.slice(at, at + 20)} is not understood`)
    at += found.length
    return found
  }

  const either = (): Part => {
    const parts = [all()]
    while (take('|')) parts.push(all())
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'either', parts }
  }

  const all = (): Part => {
    const parts: Part[] = []
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(quantified())
    return { kind: 'all', parts }
  }

  const quantified = (): Part => {
    const part = atom()
    const [, star, least, comma, most] =
      /^(?:([*+?])|\{(\d+)(,?)(\d*)\})/.exec(source.slice(at)) ?? []
    if (star === undefined && least === undefined) return part
    at = star === undefined ? source.indexOf('}', at) + 1 : at + 1
    const bounds =
      star === undefined
        ? [Number(least), comma ? (most ? Number(most) : Number.POSITIVE_INFINITY) : Number(least)]
        : [star === '+' ? 1 : 0, star === '?' ? 1 : Number.POSITIVE_INFINITY]
    const greedy = !take('?')
    return { kind: 'times', part, least: bounds[0] ?? 0, most: bounds[1] ?? 0, greedy }
  }

  const closed = (part: Part): Part => {
    if (!take(')')) throw new Error('a group does not end')
    return part
  }

  const atom = (): Part => {
    if (take('(?:')) return closed(either())
    for (const [opening, ahead, wanted] of [
      ['(?=', true, true],
      ['(?!', true, false],
      ['(?<=', false, true],
      ['(?<!', false, false],
    ] as const)
      if (take(opening)) return { kind: 'look', part: closed(either()), ahead, wanted }
    if (take('(?<')) {
      const name = until(/\w+/)
      take('>')
      const index = ++groups
      names.set(name, index)
      return { kind: 'group', part: closed(either()), index }
    }
    if (take('(')) {
      const index = ++groups
      return { kind: 'group', part: closed(either()), index }
    }
    if (take('^')) return { kind: 'edge', source: '^' }
    if (take('$')) return { kind: 'edge', source: '$' }
    if (source[at] === '[') return leaf(until(/\[(?:\\.|[^\]\\])*\]/))
    if (/^\\[bB]/.test(source.slice(at, at + 2))) return { kind: 'edge', source: until(/\\[bB]/) }
    if (/^\\[1-9]/.test(source.slice(at, at + 2)))
      return { kind: 'again', name: until(/\\\d/).slice(1) }
    if (take('\\k<')) {
      const name = until(/\w+/)
      take('>')
      return { kind: 'again', name }
    }
    if (source[at] === '\\')
      return leaf(until(/\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/))
    return leaf(until(/./))
  }

  const whole = either()
  if (at < source.length) throw new Error(`${source.slice(at, at + 20)} is not understood`)
  return { whole, names, leaves }
}

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
