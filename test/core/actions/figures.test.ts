import { describe, expect, it } from 'vitest'
import { shownOf } from '../../../src/core/actions/figures.ts'

const QUARTER = 2026 * 4 + 3

describe('a figure', () => {
  it('is rounded to five, and is not there when it would be nothing', () => {
    const { tables } = shownOf(QUARTER, { harm: { a: 1, b: 2, c: 3, d: 7, e: 8, f: 12 } })
    expect(tables.harm).toEqual({ c: 5, d: 5, e: 10, f: 10 })
  })

  it('stands in an order that says nothing of what it was before', () => {
    const tables = { city: { oslo: 3, bergen: 6 } }
    expect(JSON.stringify(shownOf(QUARTER, tables))).toBe(
      JSON.stringify(shownOf(QUARTER, { city: { bergen: 4, oslo: 7 } })),
    )
  })
})

it('rounds a total by itself, so that no sum gives a part away', () => {
  const { decided, tables } = shownOf(QUARTER, { decision: { approved: 4, noted: 2, declined: 2 } })
  expect(decided).toBe(10)
  expect(tables.decision).toEqual({ approved: 5 })
})

it('shows a quarter in which next to nothing was counted like an empty one', () => {
  const few = {
    harm: { hit: 2 },
    check: { '0': 1, '2': 1 },
    decision: { approved: 2 },
    hours: { 4: 2 },
  }
  expect(shownOf(QUARTER, few)).toEqual(shownOf(QUARTER, {}))
  expect(shownOf(QUARTER, {})).toEqual({
    quarter: '2026-Q4',
    decided: 0,
    hoursToDecision: null,
    minutesToOpening: null,
    minutesToOpeningGrave: null,
    checks: 0,
    found: null,
    objections: 0,
    tables: { decision: {}, level: {}, harm: {}, city: {}, language: {}, consent: {}, cap: {} },
  })
})

describe('half of the reports', () => {
  const within = (hours: Record<string, number>) => shownOf(QUARTER, { hours }).hoursToDecision

  it('were decided within the hours that are told', () => {
    expect(within({ 1: 5 })).toBe(1)
    expect(within({ 1: 2, 24: 1, 48: 4 })).toBe(48)
    expect(within({ 4: 3, more: 3 })).toBe(4)
  })

  it('are too few to tell, or took longer than a week', () => {
    expect(within({ 1: 4 })).toBeNull()
    expect(within({ 1: 2, more: 4 })).toBeNull()
  })
})

it('tells the shares of checks in fives, and not of few', () => {
  const found = (check: Record<string, number>) => shownOf(QUARTER, { check }).found
  expect(found({ '0': 81, '1': 9, '2': 4, '3': 3, uncounted: 3 })).toEqual({
    '0': 80,
    '1': 10,
    '2': 5,
    '3': 5,
    uncounted: 5,
  })
  expect(found({ '0': 15, '1': 2 })).toBeNull()
})
