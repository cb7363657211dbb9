import { expect, it } from 'vitest'
import { cityName, findCities, offeredCities } from '../../../src/core/rights/cities.ts'
import { countryOf } from '../../../src/core/rights/countries.ts'

const norway = countryOf('NO')

it.each([
  ['Oslo', ['oslo']],
  ['  bergen! ', ['bergen']],
  ['tromso', ['tromso']],
  ['Tromsø', ['tromso']],
  ['TROMSOE', ['tromso']],
  ['ålesund', ['alesund']],
  ['aalesund', ['alesund']],
  ['Sarpsborg', ['fredrikstad']],
  ['ski', ['ski']],
  ['skie', ['skien']],
  ['trond', ['trondheim']],
  ['stavnger', ['stavanger']],
  ['begren', ['bergen']],
  ['drammenn', ['drammen']],
  ['kristians', ['kristiansand', 'kristiansund']],
  ['kristiansund', ['kristiansund']],
  ['Atlantis', []],
  ['o', []],
  ['', []],
  ['os', []],
])('finds for %j the towns %j', (text, found) => {
  expect(findCities(norway, text)).toEqual(found)
})

it('finds every town by its name and by every other name, alone', () => {
  for (const { id, name, alias = [] } of norway.cities as readonly {
    id: string
    name: string
    alias?: readonly string[]
  }[]) {
    for (const one of [name, ...alias]) expect(findCities(norway, one)).toEqual([id])
  }
})

it('offers the largest, and names only those that there are', () => {
  expect(offeredCities(norway).map(({ id }) => id)).toEqual(
    norway.cities.slice(0, 7).map(({ id }) => id),
  )
  expect(cityName(norway, 'tonsberg')).toBe('Tønsberg')
  expect(cityName(norway, 'nowhere')).toBeUndefined()
})
