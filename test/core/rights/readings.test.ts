import { expect, it } from 'vitest'
import { pageOf, readingFaults, type Said, ticked } from '../../../check/readings.ts'

const LANGUAGES = ['en', 'es']
const said = (original: string, es: string, grave = true): Said[] => [
  {
    id: 'boats.now',
    grave,
    original,
    translations: new Map([
      ['en', 'Pay.'],
      ['es', es],
    ]),
  },
  {
    id: 'boats.toll',
    grave: false,
    original: 'En fisk.',
    translations: new Map([['es', 'Un pez.']]),
  },
]
const before = said('Betal.', 'Paga.')
const read = ticked(before, LANGUAGES, '', { reader: 'a', language: 'es', ids: [] })
const rowOf = (page: string, id: string): string =>
  page.split('\n').find((line) => line.includes(`\`${id}\``)) ?? ''

it('keeps a tick as long as neither text has changed', () => {
  expect(readingFaults(before, LANGUAGES, read)).toEqual([])
  expect(pageOf(before, LANGUAGES, read)).toBe(read)
  expect(rowOf(read, 'boats.now')).toMatch(/\| \*\*`boats\.now`\*\* \| \w{8} \| {2}\| a \w{8} \|/)
  expect(read).toContain('Read so far, of 2 statements: en 0, es 2.')
})

it.each([
  ['the Norwegian', said('Betal nå.', 'Paga.')],
  ['the translation', said('Betal.', 'Paga ya.')],
])('says when a grave text changed after the reading, in %s', (_, after) => {
  expect(readingFaults(after, LANGUAGES, read)).toContain(
    'boats.now is grave, and has changed since it was read in es',
  )
  const anew = pageOf(after, LANGUAGES, read)
  expect(readingFaults(after, LANGUAGES, anew)).toEqual([])
  expect(rowOf(anew, 'boats.now')).not.toMatch(/ a /)
  expect(rowOf(anew, 'boats.toll')).toMatch(/ a /)
})

it('says of a text that is not grave only that the page is old', () => {
  const page = ticked(said('Betal.', 'Paga.', false), LANGUAGES, '', {
    reader: 'n',
    language: 'es',
    ids: ['boats.now'],
  })
  expect(rowOf(page, 'boats.now')).toMatch(/ n \w{8} /)
  expect(rowOf(page, 'boats.toll')).not.toMatch(/ n /)
  expect(readingFaults(said('Betal.', 'Paga ya.', false), LANGUAGES, page)).toEqual([
    'docs/readings.md is older than the texts: npm run readings',
  ])
})
