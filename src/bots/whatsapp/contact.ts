import { telephonesIn } from '../vcard.ts'

/** The phone numbers of shared contacts, each once. Nothing in a card proves whose it is. */
export const numbersOf = (cards: readonly (string | null | undefined)[]): string[] => {
  const numbers = new Map<string, string>()
  for (const card of cards) {
    for (const { written, known } of telephonesIn(card ?? '')) {
      // Written without a country, the country would be a guess.
      const number = known === undefined ? written : `+${known}`
      const digits = number.replace(/\D/g, '')
      if (digits !== '' && !numbers.get(digits)?.startsWith('+')) numbers.set(digits, number)
    }
  }
  return [...numbers.values()]
}
