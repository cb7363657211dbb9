/** Words in a text and arrays are found as in a Map. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FORGIVING_FROM, slipsOf } from '../../../src/core/listening/slips.ts'
import { createWordTable } from '../../../src/core/listening/word-table.ts'
import { distance } from '../../../src/core/terms/plain.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'д', 'ก'), maxLength: 4 })
const words = fc.uniqueArray(word, { maxLength: 60 })

it('finds each word by its number, and no other', () => {
  fc.assert(
    fc.property(words, word, (all, other) => {
      const table = createWordTable(all)
      expect(table.size).toBe(all.length)
      for (const [number, one] of all.entries()) {
        expect(table.numberOf(one)).toBe(number)
        expect(table.wordAt(number)).toBe(one)
        expect(table.lengthAt(number)).toBe(one.length)
      }
      expect(table.numberOf(other)).toBe(all.indexOf(other))
    }),
  )
})

it('finds what a word begins with', () => {
  fc.assert(
    fc.property(words, word, fc.nat(4), (all, other, letters) => {
      const length = Math.min(letters, other.length)
      const table = createWordTable(all)
      expect(table.numberOf(other, length)).toBe(all.indexOf(other.slice(0, length)))
    }),
  )
})

it('finds every word that one letter more, less or at another place makes of a mistyped one', () => {
  const long = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 3, maxLength: 8 })
  fc.assert(
    fc.property(fc.uniqueArray(long, { maxLength: 40 }), long, (all, typed) => {
      const table = createWordTable(all)
      const slips = slipsOf(table, Uint32Array.from(all.keys()))
      const found = [...slips(typed, () => false)].map(table.wordAt)
      // Another letter in a short word makes another word, which is not looked for here.
      const meant = all.filter(
        (one) =>
          one.length >= FORGIVING_FROM &&
          distance(one, typed, 1) <= 1 &&
          (one.length !== typed.length || [...one].sort().join() === [...typed].sort().join()),
      )
      expect(found).toEqual(expect.arrayContaining(meant))
      for (const one of found) expect(distance(one, typed, 1)).toBeLessThanOrEqual(1)
    }),
  )
})
