import { describe, expect, it } from 'vitest'
import { pageOf, readLabel, readNumerals, readTap } from '../../../src/core/listening/options.ts'
import type { Limits } from '../../../src/core/terms/message.ts'
import type { Option } from '../../../src/core/terms/reply.ts'
import { say } from '../../../src/core/terms/text.ts'
import { wordsWith } from '../../support/words.ts'

const words = wordsWith('en')
const buttons: Limits = { text: 4096, options: 5, buttons: true }
const numbers: Limits = { text: 4096, options: 5, buttons: false }

const open = (...ids: string[]) => ({
  token: 'abc',
  page: 0,
  asked: 0,
  options: ids.map((id) => ({ id, label: say('city.named', { name: id }) })),
})
const shown = (page: number, limits: Limits, ...ids: string[]) =>
  pageOf({ ...open(...ids), page }, limits).options.map(({ option }) => option.id)

describe('numbers that are typed for options', () => {
  it.each([
    ['2', [2]],
    [' 2. ', [2]],
    ['(2)', [2]],
    ['#2', [2]],
    ['1 3', [1, 3]],
    ['1,3', [1, 3]],
    ['1, 3 & 5', [1, 3, 5]],
    ['1+3', [1, 3]],
    ['1\n2\n3', [1, 2, 3]],
    ['2️⃣', [2]],
    ['２', [2]],
    ['٢', [2]],
    ['๓', [3]],
    ['12', [12]],
    ['0', [0]],
  ])('are read from %j', (text, numerals) => {
    expect(readNumerals(text)).toEqual(numerals)
  })

  it.each(['', 'x', '2 x', '123', '+2', '1 and 3', '1.5.', '-', '2 %'])(
    'are not read from %j',
    (text) => {
      expect(readNumerals(text)).toBeUndefined()
    },
  )
})

describe('a number of its own', () => {
  const [warn, decline, stop] = ['warn', 'decline', 'stop'].map((id) => ({
    id,
    label: say('city.named', { name: id }),
  }))
  const numbered = (limits: Limits, ...options: Option[]) =>
    pageOf({ ...open(), options }, limits).options.map(({ option, numeral }) => [
      option.id,
      numeral,
    ])

  it('stays whatever else is offered, and what follows comes after it', () => {
    if (!warn || !decline || !stop) throw new Error('nothing is offered')
    const own = { ...decline, numeral: 4 }
    expect(numbered(numbers, warn, own, stop)).toEqual([
      ['warn', 1],
      ['decline', 4],
      ['stop', 5],
    ])
    expect(numbered(numbers, own, { ...warn, numeral: 2 }, stop)).toEqual([
      ['warn', 2],
      ['decline', 4],
      ['stop', 5],
    ])
    // The highest number stands apart.
    expect(numbered(numbers, { ...own, numeral: 5 }, stop)).toEqual([
      ['stop', 1],
      ['decline', 5],
    ])
    expect(numbered(buttons, own, warn)).toEqual([
      ['decline', 1],
      ['warn', 2],
    ])
  })
})

describe('a page', () => {
  it('holds all where they fit', () => {
    expect(shown(0, buttons, 'a', 'b', 'c', 'back', 'stop')).toEqual([
      'a',
      'b',
      'c',
      'back',
      'stop',
    ])
    expect(pageOf(open('a', 'b'), buttons).more).toBeUndefined()
  })

  it('keeps the ways out, and a place for more, where they do not', () => {
    const ids = ['a', 'b', 'c', 'd', 'back', 'stop']
    expect(shown(0, buttons, ...ids)).toEqual(['a', 'b', 'back', 'stop'])
    expect(shown(1, buttons, ...ids)).toEqual(['c', 'd', 'back', 'stop'])
    expect(shown(2, buttons, ...ids)).toEqual(['a', 'b', 'back', 'stop'])
    // "More" is 0 there, which takes no place.
    expect(shown(0, numbers, ...ids)).toEqual(['a', 'b', 'c', 'back', 'stop'])
    expect(shown(1, numbers, ...ids)).toEqual(['d', 'back', 'stop'])
  })

  it('shows Done to numbers only where there are several pages', () => {
    expect(shown(0, numbers, 'a', 'b', 'c', 'done', 'back', 'stop')).not.toContain('done')
    expect(shown(0, numbers, 'a', 'b', 'c', 'd', 'done', 'back', 'stop')).toContain('done')
  })

  it('shows every option on some page, and each once', () => {
    const ids = Array.from({ length: 26 }, (_, index) => `answer${index}`)
    for (const limits of [buttons, numbers]) {
      const pages = Array.from({ length: 26 }, (_, page) => shown(page, limits, ...ids, 'stop'))
      const once = new Set(pages.map((page) => page.join()))
      const all = [...once].flatMap((page) => page.split(',')).filter((id) => id !== 'stop')
      expect(all.toSorted()).toEqual(ids.toSorted())
    }
  })
})

describe('a tap', () => {
  it('means the option of the question that is open', () => {
    expect(readTap('abc.1', open('a', 'b'))).toEqual({ kind: 'option', id: 'b' })
    expect(readTap('abc.more', open('a', 'b'))).toEqual({ kind: 'more' })
    expect(readTap('/menu', undefined)).toEqual({ kind: 'option', id: '/menu' })
  })

  it.each(['abd.1', 'abc.2', 'abc.-1', 'abc.x', 'abc', '', '.'])(
    'is stale or nonsense: %j',
    (wire) => {
      expect(readTap(wire, open('a', 'b'))).toEqual({ kind: 'stale' })
      expect(readTap(wire, undefined)).toEqual({ kind: 'stale' })
    },
  )
})

describe('a label that is typed', () => {
  const cities = open('Oslo', 'Bergen', 'Skien', 'Stavanger', 'Stord')
  const read = (text: string, beginnings?: 'letters' | 'words' | 'none') =>
    readLabel(text, cities, words, 'en', beginnings)

  it('is read however it is written, whole or its beginning', () => {
    expect(read('oslo')).toBe('Oslo')
    expect(read('  OSLO! ')).toBe('Oslo')
    expect(read('ber')).toBe('Bergen')
    expect(read('stav')).toBe('Stavanger')
  })

  it('is not guessed', () => {
    expect(read('be')).toBeUndefined()
    expect(read('st')).toBeUndefined()
    expect(read('osloo')).toBeUndefined()
    expect(read('')).toBeUndefined()
    expect(read('ski', 'none')).toBeUndefined()
    expect(read('skien', 'none')).toBe('Skien')
  })

  it('is begun by a whole word where that decides', () => {
    const two = { ...open(), options: open('Send it now', 'Change something').options }
    const begun = (text: string) => readLabel(text, two, words, 'en', 'words')
    expect(begun('send')).toBe('Send it now')
    expect(begun('change something')).toBe('Change something')
    expect(begun('sen')).toBeUndefined()
    expect(begun('chang')).toBeUndefined()
  })
})
