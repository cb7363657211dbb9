import { expect, it } from 'vitest'
import { lifetimeOf } from '../../../src/core/alerts/alert.ts'
import { TOWN_KINDS } from '../../../src/core/blacklist/town.ts'

const HOUR = 60 * 60 * 1000

it('lives for hours where it is about the police, and for three days where people look for a bed', () => {
  const hours = (kind: (typeof TOWN_KINDS)[number]) => lifetimeOf({ kind, level: 3 }) / HOUR
  expect(Object.fromEntries(TOWN_KINDS.map((kind) => [kind, hours(kind)]))).toEqual({
    ...{ police: 12, eviction: 72, hotel: 72, rooms: 72 },
  })
})

it('lives the longer the graver, where it is about a client, and as long as any when it is taken back', () => {
  const hours = ([1, 2, 3, 4] as const).map((level) => lifetimeOf({ kind: 'client', level }) / HOUR)
  expect(hours).toEqual([2, 12, 24, 48])
  expect(lifetimeOf({ kind: 'police', level: 2, takenBack: true }) / HOUR).toBe(48)
})
