import { randomInt } from 'node:crypto'
import { plainDigit } from '../identifiers/phone/plain-characters.ts'
import type { Bytes, Keys } from '../terms/keys.ts'

/**
 * Makes a receipt: fifteen random digits and a check digit. It is the only way back to a report.
 * Shown once, kept nowhere.
 */
export const newReceipt = (): string => {
  const digits = Array.from({ length: 15 }, () => randomInt(10)).join('')
  return digits + checkDigit(digits)
}

/**
 * The receipt, if a message is nothing else; written in one piece or in groups of four. Otherwise
 * undefined.
 */
export const readReceipt = (text: string): string | undefined => {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, plainDigit)
    .trim()
  // Two phone numbers in a row have as many digits, but are not written in groups of four.
  const [, ...fours] = /^(\d{4})([\s.-]{0,2})(\d{4})\2(\d{4})\2(\d{4})$/.exec(plain) ?? []
  const digits = fours.filter((_, index) => index !== 1).join('')
  return digits.length === 16 && checkDigit(digits.slice(0, -1)) === digits.at(-1)
    ? digits
    : undefined
}

/** Whether a message is nothing but a receipt. */
export const isReceipt = (text: string): boolean => readReceipt(text) !== undefined

const FOURS = /(?<!\p{N})\d{4}([\s.-]{0,2})\d{4}\1\d{4}\1\d{4}(?!\p{N})/gu

/** What in a text is written like a receipt, also where a digit is wrong. */
const writtenAsReceipts = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, plainDigit)
    .match(FOURS) ?? []

/** Whether a text is written like a receipt, with nothing besides. */
export const looksLikeReceipt = (text: string): boolean =>
  writtenAsReceipts(text).some((one) => one.length === text.trim().length)

/** The receipt in a sentence, if there is one and no other. */
export const receiptIn = (text: string): string | undefined => {
  const [only, ...others] = writtenAsReceipts(text).flatMap((one) => readReceipt(one) ?? [])
  return others.length === 0 ? only : undefined
}

/** A receipt in groups of four, as it is shown. */
export const spaced = (receipt: string): string => (receipt.match(/.{4}/g) ?? []).join(' ')

/** What a report keeps of its receipt. */
export const receiptTag = (keys: Keys, receipt: string): Bytes =>
  keys.tag('receipt', 'report', receipt)

/**
 * What a live entry keeps of its receipt. It differs from the report's tag, so that nothing in the
 * database says that the two belong together. Both can be made only from the receipt.
 */
export const withdrawalTag = (keys: Keys, receipt: string): Bytes =>
  keys.tag('receipt', 'withdrawal', receipt)

/** Luhn's check digit. It catches a mistyped digit, and nearly always two swapped neighbours. */
const checkDigit = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}
