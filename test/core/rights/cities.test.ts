import { expect, it } from 'vitest'
import {
  cityName,
  findCities,
  nearestLarger,
  offeredCities,
} from '../../../src/core/rights/cities.ts'
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
  ['Осло', ['oslo']],
  ['Берген', ['bergen']],
  ['Тронхейм', ['trondheim']],
  ['Тромсё', ['tromso']],
  ['Кристиансанн', ['kristiansand']],
  ['Шиен', ['skien']],
  ['ออสโล', ['oslo']],
  ['เบอร์เกน', ['bergen']],
  ['Stavangar', ['stavanger']],
  ['fredrickstadt', ['fredrikstad']],
  ['Tonsberg', ['tonsberg']],
  ['Longyearbyen', []],
])('finds for %j the towns %j', (text, found) => {
  expect(findCities(norway, text)).toEqual(found)
})

it('finds every town by its name and by every other name, alone', () => {
  for (const { id, name, alias = [] } of norway.cities) {
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

it.each([
  ['ski', 'oslo'],
  ['askoy', 'bergen'],
  ['skien', 'oslo'],
  ['hammerfest', 'tromso'],
  ['stavanger', 'oslo'],
  ['oslo', undefined],
  ['nowhere', undefined],
])('the nearest larger town to %s is %s', (from, to) => {
  expect(nearestLarger(norway, from)).toBe(to)
})

it('has towns all over the country, each with a place and a name of its own, the largest first', () => {
  const { cities } = norway
  expect(cities.length).toBeGreaterThan(150)
  expect(new Set(cities.map(({ id }) => id)).size).toBe(cities.length)
  const people = cities.map((city) => city.people)
  expect(people).toEqual([...people].sort((a, b) => b - a))
  for (const { id, at } of cities) {
    expect(id).toMatch(/^[a-z-]+$/)
    expect(at[0]).toBeGreaterThan(57)
    expect(at[0]).toBeLessThan(72)
    expect(at[1]).toBeGreaterThan(4)
    expect(at[1]).toBeLessThan(32)
  }
})

it('reads the names of the towns once, however often it looks through them', () => {
  let read = 0
  const town = {
    id: 'oslo',
    people: 700_000,
    at: [59.91, 10.75] as const,
    get name() {
      read++
      return 'Oslo'
    },
  }
  const country = { ...norway, cities: [town] }
  expect(findCities(country, 'oslo')).toEqual(['oslo'])
  expect(findCities(country, 'osol')).toEqual(['oslo'])
  expect(read).toBe(1)
})
