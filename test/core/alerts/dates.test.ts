import { expect, it } from 'vitest'
import { readEndDate } from '../../../src/core/alerts/dates.ts'

const TODAY = '2026-11-18'

it.each([
  ['7', '2026-11-25'],
  ['10 days', '2026-11-28'],
  ['for 10 days', '2026-11-28'],
  ['2 weeks', '2026-12-02'],
  ['1 week', '2026-11-25'],
  ['3 dager', '2026-11-21'],
  ['2 uker', '2026-12-02'],
  ['1 måned', '2026-12-18'],
  ['5 дней', '2026-11-23'],
  ['2 недели', '2026-12-02'],
  ['3 วัน', '2026-11-21'],
  ['2 semanas', '2026-12-02'],
  ['12 December', '2026-12-12'],
  ['December 12', '2026-12-12'],
  ['12th of December', '2026-12-12'],
  ['12. des.', '2026-12-12'],
  ['until 12 Dec 2026', '2026-12-12'],
  ['12 de diciembre', '2026-12-12'],
  ['12 декабря', '2026-12-12'],
  ['3. mai', '2027-05-03'],
  ['12.12.', '2026-12-12'],
  ['12/12', '2026-12-12'],
  ['12.12.2026', '2026-12-12'],
  ['12-12-26', '2026-12-12'],
  ['2026-12-12', '2026-12-12'],
  ['12/12/2569', '2026-12-12'],
  ['2.1.', '2027-01-02'],
  ['18 November', '2026-11-18'],
])('understands %j as %s', (text, day) => {
  expect(readEndDate(text, TODAY)).toBe(day)
})

it.each([
  '31.2.',
  '32 December',
  'a while',
  '',
  '12.12.2025',
  '2 years',
  '900 days',
  '500',
  '12 Smarch',
])('does not take %j for a day in the year to come', (text) => {
  expect(readEndDate(text, TODAY)).toBeUndefined()
})
