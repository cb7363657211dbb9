import { describe, expect, it } from 'vitest'
import type { Fingerprint } from '../../../src/core/blacklist/fingerprint.ts'
import {
  type Content,
  goesOn,
  isDue,
  listsSomebody,
  voiceTag,
} from '../../../src/core/blacklist/reports.ts'
import { testKeys } from '../../support/bot.ts'

const content: Content = {
  harms: ['robbery'],
  subjects: [{ fingerprint: '0.AA' as Fingerprint, ending: '01' }],
  city: 'oslo',
  consents: { warn: true, caseWorker: false, policeAnonymous: false, policeForMe: false },
  exposure: 'weekly',
  flags: [],
  descriptors: {},
  group: 'a group',
  withdrawal: '',
}
const due = (day: string, today: string, exposure: Content['exposure'] = 'weekly') =>
  isDue({ ...content, exposure, decided: { day, level: 2, confirmed: true, by: '' } }, today)

describe('a decided report', () => {
  it.each([
    // Monday to Sunday, and over the turn of a year.
    ['2026-11-16', '2026-11-16', false],
    ['2026-11-16', '2026-11-22', false],
    ['2026-11-16', '2026-11-23', true],
    ['2026-11-22', '2026-11-22', false],
    ['2026-11-22', '2026-11-23', true],
    ['2026-12-31', '2027-01-03', false],
    ['2026-12-31', '2027-01-04', true],
  ])('of %s is weekly due on %s: %s', (day, today, isItDue) => {
    expect(due(day, today)).toBe(isItDue)
  })

  it('is due at once, or never, where the reporter wants it so', () => {
    expect(due('2026-11-16', '2026-11-16', 'reviewed')).toBe(true)
    expect(due('2026-11-16', '2027-11-16', 'never')).toBe(false)
  })

  it('is not due before it is decided', () => {
    expect(isDue({ ...content, exposure: 'reviewed' }, '2026-11-16')).toBe(false)
  })
})

it('lists somebody only with a number, a harm that lists, and her consent', () => {
  expect(listsSomebody(content)).toBe(true)
  expect(listsSomebody({ ...content, subjects: [] })).toBe(false)
  expect(listsSomebody({ ...content, harms: ['feeling', 'eviction', 'official'] })).toBe(false)
  expect(listsSomebody({ ...content, exposure: 'never' })).toBe(false)
  expect(listsSomebody({ ...content, consents: { ...content.consents, warn: false } })).toBe(false)
})

it('goes six, twelve, thirty-six or sixty months after the end of its quarter', () => {
  const quarter = 2026 * 4 + 3
  const dates = ([1, 2, 3, 4] as const).map((level) => goesOn(quarter, level).toISOString())
  expect(dates.map((date) => date.slice(0, 10))).toEqual([
    '2027-07-01',
    '2028-01-01',
    '2030-01-01',
    '2032-01-01',
  ])
})

it('gives a group one voice on one subject, and another on another', () => {
  const keys = testKeys()
  const voice = (group: string, subject: string) =>
    Buffer.from(voiceTag(keys, group, subject)).toString('hex')
  expect(voice('a', 'one')).toBe(voice('a', 'one'))
  expect(new Set([voice('a', 'one'), voice('a', 'two'), voice('b', 'one')]).size).toBe(3)
  // Not by writing the one behind the other.
  expect(voice('a', 'bc')).not.toBe(voice('ab', 'c'))
})
