import { expect, it } from 'vitest'
import { readKept, worseThan } from '../../bench/gate.ts'

it('lets pass what is as good as it was, better, or worse by a quarter at most', () => {
  expect(worseThan({ one: 2, other: 4 }, { one: 2.5, other: 1, third: 9 })).toEqual([])
})

it('names what is worse by more than a quarter, is measured no more, or is no number', () => {
  expect(worseThan({ one: 2, gone: 1, broken: 1 }, { one: 2.51, broken: Number.NaN })).toEqual([
    { name: 'one', kept: 2, now: 2.51 },
    { name: 'gone', kept: 1, now: undefined },
    { name: 'broken', kept: 1, now: Number.NaN },
  ])
})

it('has something to compare with, of every part that is kept', () => {
  const kept = Object.entries(readKept())
  expect(kept.length).toBeGreaterThan(2)
  for (const [part, ratios] of kept) expect(Object.keys(ratios), part).not.toEqual([])
})
