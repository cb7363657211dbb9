import { expect, it } from 'vitest'
import { type AlertDeliveryState, hasGot, reaches } from '../../../src/core/alerts/reaches.ts'

const TODAY = '2026-11-18'
const oslo = { city: 'oslo', near: undefined, country: false, until: '2026-12-18', paused: false }

it.each([
  ['the town', {}, 'oslo', true],
  ['another town', {}, 'bergen', false],
  ['the larger town near hers', { city: 'askoy', near: 'bergen' }, 'bergen', true],
  ['her own town beside a larger one', { city: 'askoy', near: 'bergen' }, 'askoy', true],
  ['the whole country', { country: true }, 'bergen', true],
  ['her town while she rests', { paused: true }, 'oslo', false],
  ['the whole country while she rests', { paused: true, country: true }, 'bergen', false],
  ['her town on her last day', { until: TODAY }, 'oslo', true],
  ['her town the day after', { until: '2026-11-17' }, 'oslo', false],
])('an alert for %s: %j, %s: %s', (_, more, city, expected) => {
  expect(reaches({ ...oslo, ...more }, { city }, TODAY)).toBe(expected)
})

it('takes back an alert only with those who got it', () => {
  expect(reaches({ ...oslo, country: true }, { city: 'oslo', takenBack: true }, TODAY)).toBe(false)
})

it.each<[AlertDeliveryState | undefined, boolean]>([
  ['claimed', true],
  ['sent', true],
  ['shown', true],
  ['quiet', false],
  ['later', false],
  ['unwanted', false],
  [undefined, false],
])('a correction goes to her whose alert is %s: %s', (state, expected) => {
  expect(hasGot(state)).toBe(expected)
})
