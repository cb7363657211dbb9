import { expect, it } from 'vitest'
import { doubtsAbout } from '../../../../src/core/identifiers/phone/doubts.ts'
import { readPhones } from '../../../../src/core/identifiers/phone/phone.ts'

const SERVICES = ['116 117', '+47 22 33 44 99', '40 00 00 99']

const doubts = (written: string) => {
  const [phone] = readPhones(written, 'NO').numbers
  if (!phone) throw new Error('that is no number')
  return doubtsAbout(phone, SERVICES)
}

it('doubts a landline, and the number of somebody who helps, however that is written', () => {
  expect(doubts('55 00 00 01')).toEqual(['landline'])
  expect(doubts('22 33 44 99')).toEqual(['landline', 'service'])
  expect(doubts('+47 400 00 099')).toEqual(['service'])
})

it('doubts no mobile number, and none where the two look alike', () => {
  expect(doubts('40 00 00 01')).toEqual([])
  expect(doubts('+1 201 555 0123')).toEqual([])
})
