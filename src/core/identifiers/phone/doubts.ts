/** Why a number that was reported may be the wrong one. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { PhoneNumber } from './number.ts'

/**
 * landline: it rings in a house, and clients rarely call from one · service: it is that of a
 * service or an organisation that helps, or of the organisation that runs this bot.
 */
export const NUMBER_DOUBTS = ['landline', 'service'] as const
export type NumberDoubt = (typeof NUMBER_DOUBTS)[number]

const onlyDigits = (text: string): string => text.replace(/\D/g, '')

/**
 * What a moderator is to be warned of after the verdict; nothing for most numbers. `services` are
 * numbers of services and organisations as people write them, with or without the country code.
 */
export const doubtsAbout = (phone: PhoneNumber, services: readonly string[]): NumberDoubt[] => {
  const parsed = parsePhoneNumberFromString(phone.replace(/^tel:/, ''))
  if (!parsed) return []
  const forms = new Set([onlyDigits(parsed.number), parsed.nationalNumber as string])
  // Where landlines and mobiles look alike, as in North America, nothing is said.
  const isLandline = parsed.getType() === 'FIXED_LINE'
  const isService = services.some((one) => forms.has(onlyDigits(one).replace(/^00/, '')))
  return [...(isLandline ? ['landline' as const] : []), ...(isService ? ['service' as const] : [])]
}
