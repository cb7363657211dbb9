import { expect, it } from 'vitest'
import { lineOf } from '../../../../src/core/identifiers/phone/line.ts'
import { readPhones } from '../../../../src/core/identifiers/phone/phone.ts'

it.each([
  ['+46 70 174 06 05', { code: '46', country: 'SE', kind: 'mobile' }],
  ['+44 20 7946 0123', { code: '44', country: 'GB', kind: 'landline' }],
  // There nobody can tell.
  ['+1 201 555 0123', { code: '1', country: 'US', kind: 'other' }],
] as const)('knows of %s the country and the kind of line', (number, expected) => {
  const [phone] = readPhones(number, 'NO').numbers
  expect(phone && lineOf(phone)).toEqual(expected)
})
