import type { Read } from '../../engine/steps.ts'
import { plainDigit } from '../../identifiers/phone/plain-characters.ts'
import { say, type Text } from '../../terms/text.ts'

/** What a dialog holds that asks for a PIN: empty if she wants none. */
export interface PinDraft {
  pin?: string
}

/** What she is told before she chooses one. */
export const CHOOSE_PIN: Text[] = [say('pin.choose'), say('pin.why')]

/** Understands a PIN: four to eight digits, in any script. */
export const readPin = (text: string): Read<PinDraft> => {
  const plain = text.normalize('NFKC').replace(/\p{Nd}/gu, plainDigit)
  const digits = plain.replace(/[\s.-]/g, '')
  return /^\d{4,8}$/.test(digits) ? { saved: { pin: digits } } : { retry: [say('pin.notOne')] }
}
