import { describe, expect, it } from 'vitest'
import { endOfNight, nextTime } from '../../../src/core/safe-call/times.ts'

const OSLO = 'Europe/Oslo'
const at = (text: string) => Date.parse(text)
const shown = (ms: number) => new Date(ms).toISOString().slice(0, 16)

describe('a time of day', () => {
  it('is the next one', () => {
    expect(shown(nextTime(23 * 60 + 30, OSLO, at('2026-11-18T20:00:00Z')))).toBe('2026-11-18T22:30')
    expect(shown(nextTime(3 * 60, OSLO, at('2026-11-18T22:00:00Z')))).toBe('2026-11-19T02:00')
  })

  it('that is now is tomorrow', () => {
    expect(shown(nextTime(21 * 60, OSLO, at('2026-11-18T20:00:00Z')))).toBe('2026-11-19T20:00')
  })

  it('that comes twice is the first that is still to come', () => {
    expect(shown(nextTime(150, OSLO, at('2026-10-24T22:00:00Z')))).toBe('2026-10-25T00:30')
    expect(shown(nextTime(150, OSLO, at('2026-10-25T00:45:00Z')))).toBe('2026-10-25T01:30')
  })

  it('that is left out is when the clock jumps', () => {
    expect(shown(nextTime(150, OSLO, at('2026-03-28T22:00:00Z')))).toBe('2026-03-29T01:00')
  })

  it('at the end of the night is at least two hours away, and within a day', () => {
    expect(shown(endOfNight(OSLO, at('2026-11-18T22:00:00Z')))).toBe('2026-11-19T07:00')
    expect(shown(endOfNight(OSLO, at('2026-11-18T06:00:00Z')))).toBe('2026-11-19T06:00')
  })
})
