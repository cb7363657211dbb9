/** What a message without words means. */
import { readPhones } from '../identifiers/phone/phone.ts'
import type { Country } from '../rights/country.ts'
import { type Meant, notUnderstood, phoneProblem } from '../terms/meaning.ts'
import type { Body } from '../terms/message.ts'
import { say } from '../terms/text.ts'

type Wordless = Exclude<Body, { kind: 'text' | 'choice' }>

/** `country`: that of phone numbers without a country code. */
export const wordless = (body: Wordless, country: Country['code']): Meant => {
  switch (body.kind) {
    case 'blocked':
      return { kind: 'nothing' }
    case 'voice':
      return notUnderstood(say('unexpected.voice'))
    case 'file':
      return notUnderstood(say('unexpected.file'))
    case 'unsupported':
      return notUnderstood(say('unexpected.other'))
    case 'unreadable':
      return notUnderstood(say('unexpected.unreadable'))
    case 'contact': {
      const reading = readPhones(body.numbers.join(';'), country)
      return reading.numbers.length > 0
        ? { kind: 'phones', reading, wants: 'check', harms: [] }
        : notUnderstood(phoneProblem(reading))
    }
  }
}
