import { expect, it } from 'vitest'
import { clockIn, dayIn, hoursIn, readHours } from '../../../src/core/rights/clock.ts'

const isOpen = (hours: string, now: string): boolean =>
  (readHours(hours) ?? []).some(clockIn('Europe/Oslo', new Date(now)))

it('knows whether somebody answers, by the clock there', () => {
  // A Tuesday; Oslo is an hour ahead in winter and two in summer.
  expect(isOpen('mon-fri 12:00-15:00', '2026-11-24T11:00:00Z')).toBe(true)
  expect(isOpen('mon-fri 12:00-15:00', '2026-11-24T10:59:00Z')).toBe(false)
  expect(isOpen('mon-fri 12:00-15:00', '2026-11-24T14:00:00Z')).toBe(false)
  expect(isOpen('mon-fri 12:00-15:00', '2026-07-21T10:00:00Z')).toBe(true)
  expect(isOpen('mon-fri 12:00-15:00', '2026-11-28T11:30:00Z')).toBe(false)
})

it('counts the hours after midnight to the evening before', () => {
  expect(isOpen('fri 22:00-03:00', '2026-11-28T01:30:00Z')).toBe(true)
  expect(isOpen('fri 22:00-03:00', '2026-11-27T01:30:00Z')).toBe(false)
  expect(isOpen('sun 22:00-03:00', '2026-11-30T01:30:00Z')).toBe(true)
  expect(isOpen('mon-sun 00:00-24:00', '2026-11-28T23:59:00Z')).toBe(true)
})

it('has the day that it is there', () => {
  expect(dayIn('Europe/Oslo', new Date('2026-12-31T23:30:00Z'))).toBe('2027-01-01')
})

it('tells hours in each language, and reads nothing else as hours', () => {
  const hours = readHours('mon-fri 10:00-15:00, mon 15:00-19:00') ?? []
  expect(hoursIn('en', hours)).toBe('Mon–Fri 10:00–15:00; Mon 15:00–19:00')
  expect(hoursIn('nb', hours)).toBe('man.–fre. 10:00–15:00; man. 15:00–19:00')
  for (const text of [
    'Monday to Friday, 10 to 15',
    'fri-mon 10:00-12:00',
    'mon 10-12',
    'mon 25:00-26:00',
    '',
  ])
    expect(readHours(text), text).toBeUndefined()
})
