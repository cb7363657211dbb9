import { expect, it } from 'vitest'
import { countsOf, grown } from '../../../src/core/blacklist/tallies.ts'
import { contentOf } from '../../support/received.ts'

const now = new Date('2026-11-18T22:00:00Z')
const content = contentOf({ harms: ['hit', 'no-payment'], came: '2026-11-18T12', language: 'nb' })
const tables = (state: string, level: 3 | null = 3, told = content) =>
  grown({}, countsOf({ state, level, content: told }, now))

it('counts one table by one what was approved', () => {
  expect(tables('approved')).toEqual({
    decision: { approved: 1 },
    hours: { 12: 1 },
    harm: { hit: 1, 'no-payment': 1 },
    consent: { warn: 1 },
    level: { 3: 1 },
    city: { oslo: 1 },
    language: { nb: 1 },
  })
})

it('counts of what is declined only that it was, and after how long', () => {
  expect(tables('declined')).toEqual({ decision: { declined: 1 }, hours: { 12: 1 } })
})

it.each(['received', 'seconding', 'merged', 'live', 'withdrawn'])(
  'counts nothing of %s',
  (state) => {
    expect(tables(state)).toEqual({})
  },
)

it('counts no harm that moderators crossed out, and what has no level as that', () => {
  const decided = {
    day: '2026-11-18',
    level: 1,
    confirmed: false,
    by: 'mia',
    harms: ['hit'],
  } as const
  const left = { ...content, decided: { ...decided, harms: ['hit' as const] } }
  expect(tables('noted', null, left)).toMatchObject({ harm: { hit: 1 }, level: { none: 1 } })
})

it.each([
  ['2026-11-18T22', '1'],
  ['2026-11-11T22', '168'],
  ['2026-11-01T00', 'more'],
])('counts one that came at %s as within %s hours', (came, hours) => {
  expect(tables('approved', 3, { ...content, came }).hours).toEqual({ [hours]: 1 })
})

it('takes back what it counted', () => {
  const counted = countsOf({ state: 'approved', level: 3, content }, now)
  const after = grown(
    grown({}, counted),
    counted.map((one) => ({ ...one, by: -1 })),
  )
  expect(
    Object.values(after)
      .flatMap((table) => Object.values(table))
      .every((one) => one === 0),
  ).toBe(true)
})
