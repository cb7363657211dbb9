/** Reads a regular expression into its parts, as far as ours go. */

/** What a pattern is made of; a leaf is compared with one character. */
export type Part =
  | { kind: 'leaf'; fits(character: string): boolean; source: string }
  | { kind: 'all'; parts: Part[] }
  | { kind: 'either'; parts: Part[] }
  | { kind: 'group'; part: Part; index: number }
  | { kind: 'times'; part: Part; least: number; most: number; greedy: boolean }
  | { kind: 'look'; part: Part; ahead: boolean; wanted: boolean }
  | { kind: 'again'; name: string }
  | { kind: 'edge'; source: string }

/** Whether a character is one that the leaf of a pattern takes. */
type Fits = (character: string) => boolean

interface Pattern {
  whole: Part
  /** The numbers of the groups that have names. */
  names: Map<string, number>
  leaves: { fits: Fits; source: string }[]
}

/** Leaves by their source and flags: many patterns have the same. */
const leavesRead = new Map<string, Fits>()
/** Patterns in the same way: each is tried on many texts. */
const patternsRead = new Map<string, Pattern>()

/** Whether a character is one of those that a piece of a pattern stands for. */
const fitsOf = (text: string, flags: string): Fits => {
  const name = `${flags} ${text}`
  const read = leavesRead.get(name)
  if (read) return read
  const one = new RegExp(`^(?:${text})$`, flags)
  const known = new Map<string, boolean>()
  const fits = (character: string): boolean => {
    const before = known.get(character)
    if (before !== undefined) return before
    const found = one.test(character)
    known.set(character, found)
    return found
  }
  leavesRead.set(name, fits)
  return fits
}

/** The parts of a pattern. Throws where it holds what none of ours does. */
export const readPattern = (pattern: RegExp): Pattern => {
  const name = String(pattern)
  const known = patternsRead.get(name)
  if (known) return known
  const read = readParts(pattern)
  patternsRead.set(name, read)
  return read
}

const readParts = ({ source, flags }: RegExp): Pattern => {
  const names = new Map<string, number>()
  const leaves: Pattern['leaves'] = []
  let at = 0
  let groups = 0

  const leaf = (text: string): Part => {
    const fits = fitsOf(text, flags.replace(/[gmy]/g, ''))
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
