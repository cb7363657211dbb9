/** Texts that make a pattern look again and again at the same characters, if anything does. */
import { readPattern } from './parts.ts'

/** What peers write with: digits and letters of several scripts, signs, spaces, what nobody sees. */
const POOL = [
  ...'0159abefghijlnorstvwxyzABEVMXZøéаевийПตบาทมี๑٣',
  ...' \t\n.,;:!?@#+-–_/()[]{}<>\'"&%=|*~^$€',
  '\u20E3',
  '\uFE0F',
  '\u200B',
  '\u0301',
  '\u2460',
  '\uE000',
  '\u{1F198}',
  '\u{1F600}',
]
/** So many characters that the pattern tells apart are put together. */
const MOST = 9

/** The characters that a pattern tells apart, one of each kind, those that most parts of it take first. */
const alphabetOf = (pattern: RegExp): string[] => {
  const { leaves } = readPattern(pattern)
  const literal = leaves.flatMap(({ source }) => ([...source].length === 1 ? [source] : []))
  const kinds = new Map<string, { character: string; parts: number }>()
  for (const character of new Set([...POOL, ...literal])) {
    const taken = leaves.map(({ fits }) => fits(character))
    const kind = taken.map(Number).join('')
    if (!kinds.has(kind)) kinds.set(kind, { character, parts: taken.filter(Boolean).length })
  }
  const all = [...kinds.values()].sort((one, other) => other.parts - one.parts)
  const none = all.find(({ parts }) => parts === 0)
  return [
    ...all.slice(0, MOST).map(({ character }) => character),
    ...(none ? [none.character] : []),
  ]
}

/** The parts of a pattern in their order, as a text that may match it: a part of it is repeated. */
const wordsOf = (pattern: RegExp): string[] => {
  const { leaves } = readPattern(pattern)
  const taken = leaves.map(({ fits }) => POOL.find(fits) ?? '')
  return Array.from({ length: Math.min(leaves.length, 40) }, (_, at) =>
    taken.slice(at, at + 4).join(''),
  )
}

/** What is repeated to make a text of any length; after it comes what ends every match. */
export const pumpsOf = (pattern: RegExp): string[] => {
  const alphabet = alphabetOf(pattern)
  const pairs = alphabet.flatMap((one) => alphabet.map((other) => one + other))
  return [...new Set([...alphabet, ...pairs, ...wordsOf(pattern)])].filter((pump) => pump !== '')
}

/** A text of that many characters. */
export const hostileText = (pump: string, length: number): string =>
  `${pump.repeat(Math.ceil(length / pump.length)).slice(0, length - 1)}\u0001`
