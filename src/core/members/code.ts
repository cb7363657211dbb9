import { randomInt } from 'node:crypto'
import type { Role } from './role.ts'

/** Letters and digits that are not easily confused (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12
/** What a code is for. */
type Letter = 'V' | 'S' | 'M' | 'B'

/**
 * A single-use code, as it is written down: a letter and eleven random characters, 55 bits.
 *
 * V lets a member in; S makes a moderator or a case worker, so that nobody hands one out for the
 * other. The letter, and one group that has letters and digits, keep words, hours and phone
 * numbers from being taken for a code.
 */
export const newCode = (role: Role): string => newFor(role === 'member' ? 'V' : 'S')

/** A code with which a member goes on in another chat: it begins with M. */
export const newMoveCode = (): string => newFor('M')

/** A code with which somebody becomes a buddy: it begins with B. */
export const newBuddyCode = (): string => newFor('B')

/** A code in its one form, however it was typed; undefined for anything else. */
export const readCode = (text: string): string | undefined =>
  readFor('V', text) ?? readFor('S', text)

/** The same for a code for going on in another chat. */
export const readMoveCode = (text: string): string | undefined => readFor('M', text)

/** The same for a code with which somebody becomes a buddy. */
export const readBuddyCode = (text: string): string | undefined => readFor('B', text)

const newFor = (letter: Letter): string => {
  const code = `${letter}${Array.from({ length: LENGTH - 1 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`
  const groups = code.match(/.{4}/g) ?? []
  return groups.some((group) => /\d/.test(group) && /[A-Z]/.test(group))
    ? groups.join('-')
    : newFor(letter)
}

const readFor = (letter: Letter, text: string): string | undefined => {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  const isCode = code[0] === letter && /^.[0-9A-HJKMNP-TV-Z]{11}$/.test(code) && /\d/.test(code)
  return isCode ? code : undefined
}

/** Whether a message is nothing but a code. */
export const looksLikeCode = (text: string): boolean =>
  text.length <= 30 && readCode(text) !== undefined && /\d/.test(text)

/** Whether a message is nothing but a code for going on in another chat. */
export const looksLikeMoveCode = (text: string): boolean =>
  text.length <= 30 && readMoveCode(text) !== undefined && /\d/.test(text)

/** Whether a message is nothing but a code with which somebody becomes a buddy. */
export const looksLikeBuddyCode = (text: string): boolean =>
  text.length <= 30 && readBuddyCode(text) !== undefined && /\d/.test(text)

/** Letters of a name for a member. */
const HANDLE = 8

/** Eight characters that name a member to the operator and say nothing about her. */
export const newHandle = (): string =>
  Array.from({ length: HANDLE }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** What in a message may be such a name: the whole of it, a word, or two words that make one. */
export const handlesIn = (text: string): string[] => {
  const words = text
    .normalize('NFKC')
    .toUpperCase()
    .split(/[\s\p{P}]+/u)
  const joined = words.map((word, at) => word + (words[at + 1] ?? ''))
  const all = [words.join(''), ...words, ...joined].filter((one) => one.length === HANDLE)
  return [...new Set(all)].slice(0, MOST_HANDLES)
}

/** Nobody writes more words that look like one. */
const MOST_HANDLES = 5
