import { distinctNumbers, telephonesIn } from '../../core/identifiers/phone/contact-cards.ts'

/** The phone numbers of shared contacts, each once. */
export const numbersOf = (cards: readonly (string | null | undefined)[]): string[] =>
  distinctNumbers(cards.flatMap((card) => telephonesIn(card ?? '')))
