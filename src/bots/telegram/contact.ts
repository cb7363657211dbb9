import type { Contact } from 'grammy/types'

const telephones = (card: string): string[] =>
  card
    // A line that begins with a blank goes on from the one before (RFC 6350, 3.2).
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, value] = /^(?:[\w-]+\.)?tel(?:;[^:]*)?:(.*)$/i.exec(line) ?? []
      return value === undefined ? [] : [value.replace(/^tel:/i, '').replace(/;.*$/, '').trim()]
    })

const digits = (number: string) => number.replace(/\D/g, '')

/** The phone numbers of a shared contact as they were written, each once. */
export const numbersOf = ({ phone_number: first, vcard }: Contact): string[] => {
  const numbers = new Map<string, string>()
  for (const number of [first.trim(), ...telephones(vcard ?? '')]) {
    const key = digits(number)
    if (key === '') continue
    // Telegram drops the plus that the card still has, and without it the country is a guess.
    if (!numbers.has(key) || number.startsWith('+')) numbers.set(key, number)
  }
  return [...numbers.values()]
}
