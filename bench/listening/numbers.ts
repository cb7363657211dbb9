/** How well phone numbers are read: each case of a file, by the reading that it would go in the bot. */
import { numbersOf as onTelegram } from '../../src/bots/telegram/contact.ts'
import { numbersOf as onWhatsApp } from '../../src/bots/whatsapp/contact.ts'
import { readLine } from '../../src/core/blacklist/import.ts'
import { type CountryCode, readPhones } from '../../src/core/identifiers/phone/phone.ts'

export interface NumberCase {
  id: string
  /** How it comes: typed, as a card pasted or shared, or in a line of an import. */
  via: 'text' | 'pasted card' | 'whatsapp card' | 'telegram card' | 'telegram contact' | 'csv'
  country: CountryCode
  input: string
  expected: {
    numbers: readonly string[]
    /** Why it is asked about. */
    problem?: string
    /** An import may also refuse the line. */
    or?: 'refused'
  }
}

export interface NumberMeasure {
  n: number
  right: number
  wrong: string[]
}

interface Reading {
  numbers: readonly string[]
  problems: readonly string[]
  refused: boolean
}

const MONTH = '2026-10'
const NOW = new Date('2026-11-18T22:00:00Z')

const shared = (numbers: readonly string[], country: CountryCode): Reading => ({
  ...readPhones(numbers.join(';'), country),
  refused: false,
})

const read = ({ via, input, country }: NumberCase): Reading => {
  switch (via) {
    case 'text':
    case 'pasted card':
      return { ...readPhones(input, country), refused: false }
    case 'whatsapp card':
      return shared(onWhatsApp([input]), country)
    case 'telegram card':
      return shared(onTelegram({ first_name: '', phone_number: '', vcard: input }), country)
    case 'telegram contact':
      return shared(onTelegram({ first_name: '', phone_number: input }), country)
    case 'csv': {
      const line = readLine({ phone: input, harms: 'hit', month: MONTH }, { country, now: NOW })
      return 'refused' in line
        ? { numbers: [], problems: [], refused: true }
        : { numbers: [line.phone], problems: [], refused: false }
    }
  }
}

const isRight = (one: NumberCase): boolean => {
  const { numbers, problems, refused } = read(one)
  const { expected } = one
  const found = numbers.map((number) => number.replace(/^tel:/, ''))
  const isSame = found.join(' ') === expected.numbers.join(' ')
  const isAsked = expected.problem === undefined || problems.includes(expected.problem)
  return (isSame || (expected.or === 'refused' && refused)) && isAsked
}

/** How many of the cases are read right, and which are not. */
export const measureNumbers = (cases: readonly NumberCase[]): NumberMeasure => {
  const wrong = cases.filter((one) => !isRight(one)).map(({ id }) => id)
  return { n: cases.length, right: cases.length - wrong.length, wrong }
}
