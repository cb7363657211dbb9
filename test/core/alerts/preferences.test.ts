import { expect, it } from 'vitest'
import { clockOf, quietUntil, readHours, zoneAt } from '../../../src/core/alerts/preferences.ts'

const at = (time: string) => new Date(`2026-11-18T${time}Z`)
const night = { from: 22 * 60, until: 7 * 60, zone: 'Europe/Oslo' }

it.each([
  ['20:59:59', undefined],
  ['21:00:00', '2026-11-19T06:00:00.000Z'],
  ['23:30:20', '2026-11-19T06:00:00.000Z'],
  ['05:59:59', '2026-11-18T06:00:00.000Z'],
  ['06:00:00', undefined],
  ['12:00:00', undefined],
])('at %s UTC a night in Oslo from ten to seven ends at %s', (time, end) => {
  expect(quietUntil(night, at(time))?.toISOString()).toBe(end)
})

it('goes by the clock where she is', () => {
  expect(quietUntil({ ...night, zone: '+07:00' }, at('15:30:00'))?.toISOString()).toBe(
    '2026-11-19T00:00:00.000Z',
  )
  expect(quietUntil({ ...night, zone: '-05:00' }, at('15:30:00'))).toBeUndefined()
})

it('can be by day', () => {
  const day = { from: 9 * 60, until: 15 * 60 + 30, zone: 'UTC' }
  expect(quietUntil(day, at('09:00:00'))?.toISOString()).toBe('2026-11-18T15:30:00.000Z')
  expect(quietUntil(day, at('15:30:00'))).toBeUndefined()
})

it.each([
  ['22-7', '22:00', '07:00'],
  ['22:30 - 08', '22:30', '08:00'],
  ['10 pm to 7 am', '22:00', '07:00'],
  ['from 0 to 9', '00:00', '09:00'],
  ['23.15–06.45', '23:15', '06:45'],
  ['2200 0700', '22:00', '07:00'],
])('reads the hours %j', (text, from, until) => {
  const hours = readHours(text)
  expect([clockOf(hours?.from ?? -1), clockOf(hours?.until ?? -1)]).toEqual([from, until])
})

it.each(['22', 'at night', '22-22', '25-7', '', '1 2 3', '22:70-7'])(
  'does not take %j for hours',
  (text) => {
    expect(readHours(text)).toBeUndefined()
  },
)

it.each([
  ['13:00', 12 * 60, '+01:00'],
  ['12:00', 12 * 60, '+00:00'],
  ['07:02', 12 * 60, '-05:00'],
  ['19:00', 12 * 60, '+07:00'],
  ['17:45', 12 * 60, '+05:45'],
  ['00:00', 12 * 60, '+12:00'],
  ['01:00', 23 * 60, '+02:00'],
])('knows that where it is %s the zone is one of those', (clock, minutes, zone) => {
  const now = at(`${clockOf(minutes)}:00`)
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  expect(zoneAt(hour * 60 + minute, now)).toBe(zone)
})
