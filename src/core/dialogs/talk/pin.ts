import type { Read } from '../../engine/steps.ts'
import { plainDigit } from '../../identifiers/phone/plain-characters.ts'
import type { Opener } from '../../stores/case-rows.ts'
import type { Stores } from '../../stores/stores.ts'
import { say, type Text } from '../../terms/text.ts'

/** What a dialog holds that asks for a PIN: empty if she wants none. */
export interface PinDraft {
  pin?: string
}

/** What she is told before she chooses one. */
export const CHOOSE_PIN: Text[] = [say('pin.choose'), say('pin.why')]

/** A PIN that is all of a text: four to eight digits, in any script; undefined if there is none. */
export const pinIn = (text: string): string | undefined => {
  const alone = inPlainDigits(text).replace(/[\s.-]/g, '')
  return PIN.test(alone) ? alone : undefined
}

/** The only digits of a sentence, if they can be a PIN. */
const pinBeside = (text: string): string | undefined => {
  const [only, ...others] = inPlainDigits(text).match(/\d+/g) ?? []
  return only !== undefined && others.length === 0 && PIN.test(only) ? only : undefined
}

const PIN = /^\d{4,8}$/
const inPlainDigits = (text: string): string =>
  text.normalize('NFKC').replace(/\p{Nd}/gu, plainDigit)

/** Understands a PIN: alone, or in a sentence that calls it so. "I was born in 1990" gives none. */
export const readPin = (text: string): Read<PinDraft> => {
  const beside = pinBeside(text)
  const pin = pinIn(text) ?? (NAMED.test(text) ? beside : undefined)
  if (pin !== undefined) return { saved: { pin } }
  return { retry: [say(beside === undefined ? 'pin.notOne' : 'pin.alone')] }
}

/** The word itself, as all languages have it, but not "pink". */
const NAMED =
  /(?<![a-zа-яіїєґ])(?:pin(?:[ck]od[a-z]*)?(?![a-z])|п[иі]н(?:код\p{L}*|ом|[ауі])?(?!\p{L}))/iu

/** Guards a case that is there already with a PIN, if she chose one. The text tells her whether it does. */
export const guarded = async (opener: Opener, stores: Stores): Promise<Text> => {
  if (opener.pin === '') return say('pin.without')
  return say(`pin.${await stores.caseFiles.guard(opener)}`)
}
