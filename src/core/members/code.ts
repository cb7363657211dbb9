import { randomInt } from 'node:crypto'

/** Letters and digits that are not mistaken for one another (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12

/**
 * A single-use code, as it is written down: V and eleven random characters, 55 bits.
 *
 * The V and at least one digit keep words and phone numbers from being taken for a code.
 */
export const newCode = (): string => {
  const code = `V${Array.from({ length: LENGTH - 1 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`
  return /\d/.test(code) ? (code.match(/.{4}/g) ?? []).join('-') : newCode()
}

/** The one form of a code, however it was typed; undefined for anything else. */
export const readCode = (text: string): string | undefined => {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return /^V[0-9A-HJKMNP-TV-Z]{11}$/.test(code) && /\d/.test(code) ? code : undefined
}

/** Whether a message is nothing but a code. */
export const looksLikeCode = (text: string): boolean =>
  text.length <= 30 && readCode(text) !== undefined && /\d/.test(text)

/** Eight characters that name a member to the operator and say nothing about her. */
export const newHandle = (): string =>
  Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
