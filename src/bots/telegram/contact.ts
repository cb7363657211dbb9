import type { Contact } from 'grammy/types'
import { telephonesIn } from '../vcard.ts'

const digits = (number: string) => number.replace(/\D/g, '')

/** The phone numbers of a shared contact as they were written, each once. */
export const numbersOf = ({ phone_number: first, vcard }: Contact): string[] => {
  const numbers = new Map<string, string>()
  const written = telephonesIn(vcard ?? '').map((telephone) => telephone.written)
  for (const number of [first.trim(), ...written]) {
    const key = digits(number)
    if (key === '') continue
    // Telegram drops the plus that the card still has, and without it the country is a guess.
    if (!numbers.has(key) || number.startsWith('+')) numbers.set(key, number)
  }
  return [...numbers.values()]
}
