import fc from 'fast-check'
import { expect, it } from 'vitest'
import { HARM_IDS, LEVELS } from '../../../src/core/blacklist/taxonomy.ts'
import { type Entry, quarterOf, warningOf } from '../../../src/core/blacklist/warning.ts'

const now = new Date('2026-11-18T22:00:00Z')
const thisQuarter = quarterOf(now)

const entry: fc.Arbitrary<Entry> = fc.record({
  level: fc.constantFrom(...LEVELS),
  harms: fc.uniqueArray(fc.constantFrom(...HARM_IDS), { maxLength: 3 }),
  quarter: fc.integer({ min: thisQuarter - 12, max: thisQuarter }),
  voice: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
})
const entries = fc.array(entry, { maxLength: 8 })

it('is nothing where nothing is listed', () => {
  expect(warningOf([], now)).toBeUndefined()
})

it('counts a quarter as the calendar does', () => {
  expect(quarterOf(new Date('2026-01-01T00:00:00Z'))).toBe(2026 * 4)
  expect(quarterOf(new Date('2026-12-31T23:59:59Z'))).toBe(2026 * 4 + 3)
})

it('says nothing of the order in which reports came, nor who the voices are', () => {
  fc.assert(
    fc.property(entries, fc.nat(1000), (listed, seed) => {
      const shuffled = listed.toSorted(
        (a, b) => ((a.quarter * seed) % 7) - ((b.quarter * seed) % 7),
      )
      const renamed = shuffled.map((one) => ({ ...one, voice: `${seed} ${one.voice}` }))
      expect(warningOf(renamed, now)).toEqual(warningOf(listed, now))
    }),
  )
})

it('never says less for one report more, but for how recent, and three voices are many', () => {
  fc.assert(
    fc.property(entries, entry, (listed, more) => {
      const before = warningOf(listed, now)
      const after = warningOf([...listed, more], now)
      if (!before) return
      expect(after?.level).toBeGreaterThanOrEqual(before.level)
      expect(after?.harms).toEqual(expect.arrayContaining(before.harms))
      if (after?.level === before.level) {
        expect(after.voices).toBeGreaterThanOrEqual(before.voices)
      }
    }),
  )
})

it('is the same after a second report of the same voice in the same quarter', () => {
  fc.assert(
    fc.property(entries, fc.nat(7), (listed, index) => {
      const again = listed[index % Math.max(1, listed.length)]
      if (again) expect(warningOf([...listed, again], now)).toEqual(warningOf(listed, now))
    }),
  )
})

it('names a harm only when two voices do', () => {
  fc.assert(
    fc.property(entries, (listed) => {
      for (const harm of warningOf(listed, now)?.harms ?? []) {
        const voices = listed.filter(({ harms }) => harms.includes(harm)).map(({ voice }) => voice)
        expect(new Set(voices).size).toBeGreaterThanOrEqual(2)
      }
    }),
  )
})
