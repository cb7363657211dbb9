/** What a message means that has no words and is no tap: a shared contact, or something that cannot be read. */
import { readPhones } from '../identifiers/phone/phone.ts'
import { type Meant, notUnderstood, phoneProblem } from '../terms/meaning.ts'
import type { Body } from '../terms/message.ts'
import { say } from '../terms/text.ts'

const UNEXPECTED = {
  voice: 'unexpected.voice',
  file: 'unexpected.file',
  unsupported: 'unexpected.other',
  unreadable: 'unexpected.unreadable',
} as const

/** `country`: of phone numbers without a country code. */
export const meanOther = (
  body: Exclude<Body, { kind: 'text' | 'choice' }>,
  country: Parameters<typeof readPhones>[1],
): Meant => {
  if (body.kind === 'blocked') return { kind: 'nothing' }
  if (body.kind !== 'contact') return notUnderstood(say(UNEXPECTED[body.kind]))
  const reading = readPhones(body.numbers.join(';'), country)
  return reading.numbers.length > 0
    ? { kind: 'phones', reading, wants: 'check', harms: [] }
    : notUnderstood(phoneProblem(reading))
}
