import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DANGERS } from '../../../src/core/blacklist/danger.ts'
import { HARM_IDS, LEVELS } from '../../../src/core/blacklist/taxonomy.ts'
import {
  type Entry,
  quarterOf,
  type Snapshot,
  warningOf,
} from '../../../src/core/blacklist/warning.ts'

const now = new Date('2026-11-18T22:00:00Z')
const thisQuarter = quarterOf(now)

const entry: fc.Arbitrary<Entry> = fc.record({
  id: fc.uuid(),
  level: fc.constantFrom(...LEVELS),
  harms: fc.uniqueArray(fc.constantFrom(...HARM_IDS), { maxLength: 3 }),
  dangers: fc.uniqueArray(fc.constantFrom(...DANGERS), { maxLength: 2 }),
  quarter: fc.integer({ min: thisQuarter - 12, max: thisQuarter }),
  voice: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
})
const entries = fc.array(entry, { maxLength: 8 })
const band = fc.constantFrom(1, 2, 3) satisfies fc.Arbitrary<1 | 2 | 3>
const snapshot: fc.Arbitrary<Snapshot | undefined> = fc.option(
  fc.record({
    level: fc.constantFrom(...LEVELS),
    voices: band,
    all: band,
    harms: fc.uniqueArray(fc.constantFrom(...HARM_IDS), { maxLength: 2 }),
  }),
  { nil: undefined },
)

it('is nothing where nothing is live, whatever was counted', () => {
  fc.assert(
    fc.property(snapshot, (counted) => {
      expect(warningOf([], counted, now)).toBeUndefined()
    }),
  )
})

it('counts a quarter as the calendar does', () => {
  expect(quarterOf(new Date('2026-01-01T00:00:00Z'))).toBe(2026 * 4)
  expect(quarterOf(new Date('2026-12-31T23:59:59Z'))).toBe(2026 * 4 + 3)
})

it('says nothing of order, of voices, nor of harms that are not in the snapshot', () => {
  fc.assert(
    fc.property(entries, snapshot, fc.nat(1000), (listed, counted, seed) => {
      const others = listed
        .toSorted((a, b) => ((a.quarter * seed) % 7) - ((b.quarter * seed) % 7))
        .map((one) => ({ ...one, voice: `${one.id} ${seed}`, harms: [] }))
      expect(warningOf(others, counted, now)).toEqual(warningOf(listed, counted, now))
    }),
  )
})

it('is the same after one report more, but for level, dangers and how recent it is', () => {
  fc.assert(
    fc.property(entries, entry, snapshot, (listed, more, counted) => {
      const before = warningOf(listed, counted, now)
      const after = warningOf([...listed, more], counted, now)
      if (!before || !after) return
      expect(after.level).toBeGreaterThanOrEqual(before.level)
      expect(after.all).toBe(before.all)
      if (after.level === before.level) expect(after.counted).toEqual(before.counted)
    }),
  )
})

it('says of a level that was not the highest when it was counted only how many there are in all', () => {
  fc.assert(
    fc.property(entries, snapshot, (listed, counted) => {
      const told = warningOf(listed, counted, now)
      if (!told) return
      expect(told.all).toBe(counted?.all)
      expect(told.counted !== undefined).toBe(counted?.level === told.level)
    }),
  )
})

it('names the dangers of the highest level only', () => {
  fc.assert(
    fc.property(entries, (listed) => {
      const told = warningOf(listed, undefined, now)
      for (const danger of told?.dangers ?? []) {
        const there = listed.filter(({ level }) => level === told?.level)
        expect(there.some(({ dangers }) => dangers.includes(danger))).toBe(true)
      }
    }),
  )
})
