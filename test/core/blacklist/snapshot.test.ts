import { describe, expect, it } from 'vitest'
import { lonely, snapshotOf } from '../../../src/core/blacklist/snapshot.ts'
import type { Entry } from '../../../src/core/blacklist/warning.ts'

const GUESTS = 'guests'
const NOW = 8108
let count = 0
const entry = (voice: string, told: Partial<Entry> = {}): Entry => ({
  id: String(++count),
  level: 2,
  harms: ['no-payment'],
  dangers: [],
  quarter: NOW - 1,
  voice,
  ...told,
})

describe('a snapshot', () => {
  it.each([
    ['nothing where nothing is live', [], undefined],
    ['one voice', [entry('a')], { voices: 1, all: 1, harms: [] }],
    ['one group once, however often', [entry('a'), entry('a')], { voices: 1, all: 1, harms: [] }],
    ['two that agree', [entry('a'), entry('b')], { voices: 2, all: 2, harms: ['no-payment'] }],
    [
      'two that tell something else',
      [entry('a'), entry('b', { harms: ['stalking'] })],
      { voices: 2, all: 2, harms: [] },
    ],
    ['guests by themselves', [entry(GUESTS), entry(GUESTS)], { voices: 1, all: 1, harms: [] }],
    ['no guest beside a group', [entry('a'), entry(GUESTS)], { voices: 1, all: 1, harms: [] }],
    [
      'no guest as a third',
      [entry('a'), entry('b'), entry(GUESTS)],
      { voices: 2, all: 2, harms: ['no-payment'] },
    ],
    [
      'many as three',
      ['a', 'b', 'c', 'd'].map((voice) => entry(voice)),
      { voices: 3, all: 3, harms: ['no-payment'] },
    ],
    [
      'the highest level by itself, and no harm of a lower one',
      [entry('a', { level: 4, harms: ['forced'] }), entry('b'), entry('c')],
      { level: 4, voices: 1, all: 3, harms: [] },
    ],
    [
      'no harm of a lower level that two told with a graver one',
      ['a', 'b'].map((voice) => entry(voice, { level: 4, harms: ['forced', 'no-payment'] })),
      { level: 4, voices: 2, all: 2, harms: ['forced'] },
    ],
    [
      'the harm of which moderators have raised the level',
      ['a', 'b'].map((voice) => entry(voice, { level: 4, harms: ['robbery', 'insults'] })),
      { level: 4, voices: 2, all: 2, harms: ['robbery'] },
    ],
  ] as const)('counts %s', (_, entries, expected) => {
    expect(snapshotOf([...entries] as Entry[], GUESTS)).toEqual(
      expected && { level: 2, ...expected },
    )
  })
})

describe('what goes at half its time', () => {
  const goes = (entries: Entry[]) => lonely(entries, entries, { guests: GUESTS, quarter: NOW })
  const old = { quarter: NOW - 3 }

  it('is what only one group says', () => {
    const [one, again] = [entry('a', old), entry('a', old)]
    expect(goes([one, again])).toEqual([one, again])
    expect(goes([one, entry('b')])).toEqual([])
  })
  it('is not what has had less than that', () => {
    expect(goes([entry('a', { quarter: NOW - 2 })])).toEqual([])
  })
  it('is also what only guests say besides', () => {
    const [one, guests] = [entry('a', old), entry(GUESTS, old)]
    expect(goes([one, guests])).toEqual([one, guests])
    expect(goes([one, guests, entry('b')])).toEqual([])
  })
  it('is not what somebody says more of', () => {
    expect(goes([entry('a', old), entry('b', { level: 3 })])).toEqual([])
    const one = entry('a', { level: 3, quarter: NOW - 7 })
    expect(goes([one, entry('b')])).toEqual([one])
  })
})
