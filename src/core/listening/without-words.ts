/** What a message means that has no words in it: a tap, a shared contact, a picture. */
import { type CountryCode, readPhones } from '../identifiers/phone/phone.ts'
import { fromOption, type Meant, notUnderstood, phoneProblem } from '../terms/meaning.ts'
import type { Body } from '../terms/message.ts'
import type { OpenQuestion } from '../terms/session.ts'
import { say } from '../terms/text.ts'
import { readTap } from './options.ts'

export const withoutWords = (
  body: Exclude<Body, { kind: 'text' }>,
  open: OpenQuestion | undefined,
  country: CountryCode,
): Meant => {
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
    case 'choice': {
      const picked = readTap(body.option, open)
      if (picked.kind === 'stale') return notUnderstood(say('stale'))
      return picked.kind === 'more' ? picked : fromOption(picked.id)
    }
  }
}
