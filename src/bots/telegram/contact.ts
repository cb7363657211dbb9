import type { Contact } from 'grammy/types'
import { distinctNumbers, telephonesIn } from '../../core/identifiers/phone/contact-cards.ts'

/**
 * The phone numbers of a shared contact as they were written, each once.
 *
 * Telegram drops the plus that the card still has, and without it the country is a guess.
 */
export const numbersOf = ({ phone_number: first, vcard }: Contact): string[] =>
  distinctNumbers([first.trim(), ...telephonesIn(vcard ?? '')])
