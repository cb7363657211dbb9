import { expect, it } from 'vitest'
import { cannotWait, isUrgent } from '../../../src/core/blacklist/review.ts'

type Told = Parameters<typeof cannotWait>[0]
const told = (more: Partial<Told>): Told => ({ harms: [], flags: [], ...more })

it.each<[string, Told, { first: boolean; wakes: boolean }]>([
  ['a robbery', told({ harms: ['robbery'], time: 'week' }), { first: false, wakes: false }],
  ['a rape of this week', told({ harms: ['forced'], time: 'week' }), { first: true, wakes: true }],
  ['one of earlier', told({ harms: ['forced'], time: 'earlier' }), { first: false, wakes: false }],
  ['a wish for a doctor', told({ harms: ['hit'], flags: ['care'] }), { first: false, wakes: true }],
  ['the police now', told({ town: { kind: 'police', when: 'now' } }), { first: true, wakes: true }],
  [
    'the police, expected',
    told({ town: { kind: 'police', when: 'expected' } }),
    { first: true, wakes: false },
  ],
  ['a hotel now', told({ town: { kind: 'hotel', when: 'now' } }), { first: true, wakes: false }],
  [
    'an eviction today',
    told({ town: { kind: 'eviction', when: 'today' } }),
    { first: false, wakes: false },
  ],
])('says of %s whether it is read first, and in quiet hours', (_, one, { first, wakes }) => {
  expect(isUrgent(one)).toBe(first)
  expect(cannotWait(one)).toBe(wakes)
})
