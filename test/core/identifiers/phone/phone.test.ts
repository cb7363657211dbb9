import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { describe, expect, it } from 'vitest'
import { ending, LONGEST_READ, readPhones } from '../../../../src/core/identifiers/phone/phone.ts'
import { SERVICES } from '../../../../src/core/identifiers/phone/unlistable.ts'

const NOTHING = { numbers: [], problems: [], whole: false }

const unescaped = (text: string) =>
  text
    .replace(/\\u([0-9a-f]{4})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replace(/\\([nrt])/g, (_, letter: string) => ({ n: '\n', r: '\r', t: '\t' })[letter] ?? '')

interface Case {
  country: CountryCode
  line: number
  written: string
  numbers: string[]
  problems: string[]
}

const listed = (column = '') => (column === '-' ? [] : column.split(' '))

const golden = readFileSync(new URL('./phone.golden.tsv', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((row, index): Case[] => {
    if (row === '' || row.startsWith('#')) return []
    const [country = '', written = '', numbers, problems] = row.split('\t')
    const line = index + 1
    if (!isSupportedCountry(country)) throw new Error(`line ${line} names no country`)
    return [{ country, line, written, numbers: listed(numbers), problems: listed(problems) }]
  })

describe('the golden file', () => {
  it('holds at least 250 cases from at least 15 countries', () => {
    expect(golden.length).toBeGreaterThanOrEqual(250)
    expect(new Set(golden.map(({ country }) => country)).size).toBeGreaterThanOrEqual(15)
  })

  it.each(golden)('line $line, in $country, is read as a person would read it', (given) => {
    const { numbers, problems } = readPhones(unescaped(given.written), given.country)
    expect({ text: given.written, numbers, problems }).toEqual({
      text: given.written,
      numbers: given.numbers.map((number) => `tel:${number}`),
      problems: given.problems,
    })
  })
})

describe('a text that is nothing but numbers', () => {
  it.each([
    '912 34 567',
    '912 34 567?',
    '📞 912 34 567',
    'Tlf: 912 34 567',
    '912 34 567, 413 22 111',
    '912 34 567 og 413 22 111',
    '912 34 567\n\n413 22 111\n',
    '1. 912 34 567\n2. 413 22 111',
    'tel:+4791234567',
    'https://wa.me/4791234567?text=Hei',
    'BEGIN:VCARD\nVERSION:3.0\nFN:Ola\nTEL:91234567\nEND:VCARD',
    '+442079460123 ext. 12',
    '912 34 56',
    '112',
    '22.00-23.30',
    '9one2 34 five67',
    '4.79E+10',
  ])('is known as such: %j', (text) => {
    expect(readPhones(text, 'NO').whole).toBe(true)
  })

  it.each([
    'Ola 912 34 567',
    'Er 912 34 567 trygg?',
    '912 34 567 22.11.2026',
    '912 34 567 https://example.com/',
    'ระวัง 912 34 567',
    'BEGIN:VCARD\nTEL:91234567\nEND:VCARD\nHvem er han?',
    'kl 22.00-23.30',
    '912 34 567 22.00-23.30',
    'Hei',
    '2',
    '22.11.2026',
    '?',
    '',
  ])('is told from one with something else in it: %j', (text) => {
    expect(readPhones(text, 'NO').whole).toBe(false)
  })
})

describe('numbers that are never listed', () => {
  const all = Object.keys(SERVICES)
    .filter((country) => isSupportedCountry(country))
    .flatMap((country) => (SERVICES[country] ?? []).map((number) => ({ country, number })))

  it('include every service of the country packs, in each notation', () => {
    for (const { country, number } of all) {
      const code = getCountryCallingCode(country)
      for (const text of [
        number,
        number.split('').join(' '),
        `+${code} ${number}`,
        `00${code}${number}`,
      ]) {
        expect(readPhones(text, country)).toEqual({
          numbers: [],
          problems: ['service'],
          whole: true,
        })
      }
    }
  })

  it('do not keep the other numbers of a message from being read', () => {
    expect(readPhones('116 117, 912 34 567', 'NO')).toEqual({
      numbers: ['tel:+4791234567'],
      problems: ['service'],
      whole: true,
    })
  })
})

const mobile = fc
  .tuple(fc.constantFrom(...getCountries()), fc.integer({ min: 0, max: 999 }))
  .map(([country, last]) => {
    const digits = `${(examples[country] ?? '').slice(0, -3)}${String(last).padStart(3, '0')}`
    return { country, parsed: parsePhoneNumberFromString(digits, country) }
  })
  .filter(({ parsed }) => {
    const type = parsed?.isValid() ? parsed.getType() : undefined
    return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE'
  })

const inDigits = (text: string, zero: number) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))

describe('any mobile number of any country', () => {
  it('is the same number however it is written', () => {
    fc.assert(
      fc.property(mobile, ({ country, parsed }) => {
        if (parsed === undefined) return
        const full = parsed.number
        const international = parsed.formatInternational()
        const national = parsed.formatNational()
        // "3600 1000" may be two prices, or hours, and is asked about.
        if (readPhones(national, country).problems.includes('hours')) return
        const [only, ...more] = readPhones(full, 'NO').numbers
        expect(more).toEqual([])
        // Argentina's 9 is the one digit of E.164 that the canonical form leaves out.
        expect(only).toBe(`tel:${country === 'AR' ? full.replace('+549', '+54') : full}`)
        for (const text of [
          international,
          international.replaceAll(' ', '.'),
          international.replaceAll(' ', '\u2011'),
          international.replaceAll(' ', '\u00a0'),
          inDigits(international, 0xff10),
          inDigits(international, 0x0660),
          `\u202a${international}\u202c`,
          full.replace('+', '00'),
          full.replace('+', '00 '),
          full.split('').join(' '),
          parsed.getURI(),
          national,
          inDigits(national, 0x0e50),
          `(${full.slice(1)})`,
          `He wrote from ${international}, careful!`,
          `https://wa.me/${full.slice(1)}`,
          `BEGIN:VCARD\nTEL;TYPE=CELL:${national}\nEND:VCARD`,
          `${national} / ${international}`,
          `${international}, ${national}`,
        ]) {
          expect({ text, numbers: readPhones(text, country).numbers }).toEqual({
            text,
            numbers: [only],
          })
        }
      }),
      { numRuns: 300 },
    )
  })

  it('reads back to itself from its canonical form', () => {
    fc.assert(
      fc.property(fc.array(mobile, { maxLength: 5 }), (given) => {
        const text = given.map(({ parsed }) => parsed?.formatInternational()).join('\n')
        const { numbers } = readPhones(text, 'NO')
        expect(readPhones(numbers.join('\n'), 'TH').numbers).toEqual(numbers)
      }),
    )
  })

  it('is told from the others of a message by its last two digits', () => {
    const { numbers } = readPhones('912 34 567, 413 22 111', 'NO')
    expect(numbers.map(ending)).toEqual(['67', '11'])
  })
})

describe('any text at all', () => {
  const pieces = fc.constantFrom(
    ...[
      '+',
      '(',
      ')',
      '/',
      '-',
      '.',
      ' ',
      '\n',
      ',',
      ';',
      ':',
      '@',
      '%',
      '#',
      '0',
      '1',
      '47',
      '912',
      '91234567',
    ],
    ...[
      'tel:',
      'https://',
      'wa.me/',
      '?phone=',
      'BEGIN:VCARD\n',
      'TEL;',
      'END:VCARD',
      'ext',
      'kr',
      'O',
      'l',
      '٣',
      '๙',
      '\u202a',
      '%2',
      'NO93',
    ],
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(pieces, { maxLength: 80 }).map((parts) => parts.join('')),
  )

  it('is read without an error, into distinct canonical numbers', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...getCountries()), (given, country) => {
        const { numbers, problems, whole } = readPhones(given, country)
        for (const number of numbers) expect(number).toMatch(/^tel:\+[1-9]\d{5,14}$/)
        expect(new Set(numbers).size).toBe(numbers.length)
        expect(new Set(problems).size).toBe(problems.length)
        if (whole) expect(numbers.length + problems.length).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
  })

  it('gives numbers that read back to themselves', () => {
    fc.assert(
      fc.property(text, (given) => {
        const { numbers } = readPhones(given, 'NO')
        expect(readPhones(numbers.join(' '), 'NO')).toEqual(
          numbers.length === 0 ? NOTHING : { numbers, problems: [], whole: true },
        )
      }),
      { numRuns: 2000 },
    )
  })

  it('is read only as far as the longest message that is read', () => {
    const long = `912 34 567 ${'x'.repeat(100_000)} 413 22 111`
    expect(readPhones(long, 'NO').numbers).toEqual(['tel:+4791234567'])
  })

  it('is never read up to the middle of a number', () => {
    const start = 'x'.repeat(LONGEST_READ - '+46 70 174 06'.length)
    expect(readPhones(`${start}+46 70 174 06 05`, 'NO')).toEqual(NOTHING)
  })

  it.each([
    '1',
    '1 ',
    '91 23 45 67 ',
    '030/1234/',
    '912 - 34 - ',
    '0171 39200 12 ',
    '+47 ',
    '(',
    '1O ',
    '1 000 ',
    '12.11.',
    'NO93 8601 ',
    'tel:+',
    'a.',
    'BEGIN:VCARD\n',
    'TEL;a="b',
    '\ufdfa',
    '22.00-',
    '22.11 ',
    '22/11-26/11',
    '1500/2000/',
    '2200 3300 ',
    '9one2 ',
    'to en ',
    '912💋',
    '91,23,',
    '1 91234567\n',
    '1 91234567 2 ',
    '912 34 567 25 ',
    '912 34 567 47+ ',
    '1881.no/=1/=2/',
    'BEGIN:VCARD\nTEL:1\n ',
    'TEL;ENCODING=QUOTED-PRINTABLE:=2B=\r\n',
    '4.79E',
    '\u200b',
  ])('ends, though %j is repeated for 100,000 characters', (part) => {
    for (const country of ['NO', 'DE', 'US'] as const) {
      const reading = readPhones(part.repeat(Math.ceil(100_000 / part.length)), country)
      expect(reading.whole).toBe(false)
    }
  })
})
