import { describe, expect, it } from 'vitest'
import { importedEntry, organisationGroup, readLine } from '../../../src/core/blacklist/import.ts'
import type { Harm } from '../../../src/core/blacklist/taxonomy.ts'
import { testKeys } from '../../support/bot.ts'

const now = new Date('2026-11-18T22:00:00Z')
const read = (phone: string, harms: string, month: string, level?: string) =>
  readLine({ phone, harms, month, level }, { country: 'US', now })

describe('a line', () => {
  it('is taken however the number and the harms are written', () => {
    const taken = { phone: 'tel:+12015550151', harms: ['hit', 'no-payment'], level: 3 }
    expect(read('(201) 555-0151', 'no-payment hit', '2026-03')).toEqual({ ...taken, quarter: 8104 })
    expect(read("'2015550151", 'no-payment hit', '2026-03')).toEqual({ ...taken, quarter: 8104 })
    expect(read('+1 201 555 0151', ' hit, no-payment, hit ', ' 2026-03 ', '')).toEqual({
      ...taken,
      quarter: 8104,
    })
  })

  it('may be one level more or less than its harms suggest', () => {
    for (const level of ['2', '3', '4']) {
      expect(read('2015550151', 'hit', '2026-10', level)).toMatchObject({ level: Number(level) })
    }
  })

  it.each<[because: string, ...Parameters<typeof read>]>([
    ['phone: a service', '911', 'hit', '2026-10'],
    ['phone: not understood', '', 'hit', '2026-10'],
    ['phone: not understood', 'Bob', 'hit', '2026-10'],
    ['phone: a spreadsheet', '2015550151.0', 'hit', '2026-10'],
    ['phone: a spreadsheet', '2.015550151E9', 'hit', '2026-10'],
    ['phone: a spreadsheet', '2,01555E+09', 'hit', '2026-10'],
    ['phone: not understood', 'Bob 2015550151', 'hit', '2026-10'],
    ['phone: not understood', '2015550151 (9.00-17.00)', 'hit', '2026-10'],
    ['phone: not understood', '201555015five', 'hit', '2026-10'],
    ['phone: several numbers', '2015550151, 2015550152', 'hit', '2026-10'],
    ['harms: not all', '2015550151', '', '2026-10'],
    ['harms: not all', '2015550151', 'hit dragon', '2026-10'],
    ['harms: not all', '2015550151', 'toString', '2026-10'],
    ['harms: not all', '2015550151', 'feeling', '2026-10'],
    ['level: 1 to 4', '2015550151', 'hit', '2026-10', '1'],
    ['level: 1 to 4', '2015550151', 'hit', '2026-10', 'high'],
    ['month: write it', '2015550151', 'hit', '10/2026'],
    ['month: write it', '2015550151', 'hit', '2026-13'],
    ['month: it is still to come', '2015550151', 'hit', '2027-01'],
    ['month: so long ago', '2015550151', 'hit', '2022-10'],
  ])('is refused: %s (%#)', (because, ...line) => {
    const refused = read(...line)
    expect(refused).toEqual({ refused: expect.stringContaining(because) })
    expect(JSON.stringify(refused)).not.toMatch(/5550|Bob|dragon/)
  })
})

describe('an entry', () => {
  const keys = testKeys()
  const line = { harms: ['hit'] satisfies Harm[], level: 3 as const, quarter: 8104 }
  const of = (organisation: string, subject: string, what = line) =>
    importedEntry(keys, organisationGroup(organisation), subject, what)

  it('is the same for the same line, and looks like any other', () => {
    expect(of(' Some  House', 'one').id).toBe(of('some house', 'one').id)
    expect(of('some house', 'one').id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-/,
    )
    const ids = [
      of('some house', 'one').id,
      of('other house', 'one').id,
      of('some house', 'other').id,
      of('some house', 'one', { ...line, quarter: 8105 }).id,
    ]
    expect(new Set(ids).size).toBe(4)
  })

  it('is one voice of its organisation on a subject, and not recognisable on another', () => {
    const voices = [
      of('a', 'one'),
      of('a', 'one', { ...line, quarter: 8105 }),
      of('a', 'other'),
      of('b', 'one'),
    ]
    expect(new Set(voices.map(({ voice }) => Buffer.from(voice).toString('hex'))).size).toBe(3)
  })
})
