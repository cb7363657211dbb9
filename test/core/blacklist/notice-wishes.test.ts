import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answeredNow,
  asTold,
  isTold,
  SLOT,
  slotOf,
  toldIn,
} from '../../../src/core/blacklist/notice-wishes.ts'
import type { NoticeWish } from '../../../src/core/blacklist/reports.ts'
import { UNDO } from '../../../src/core/blacklist/review.ts'
import type { Address } from '../../../src/core/terms/message.ts'

const WISH: NoticeWish = { channel: 'telegram', address: 'anna' as Address, sender: 'ab' }
const times = fc.date({
  min: new Date('2026-01-01'),
  max: new Date('2030-01-01'),
  noInvalidDate: true,
})

/** When she is told of an answer, if the bot looks every minute. */
const toldAt = (answered: Date): number => {
  const { wish = WISH } = answeredNow(WISH, answered)
  for (let at = Math.ceil(answered.getTime() / 60_000) * 60_000; ; at += 60_000)
    if (isTold(wish, new Date(at))) return at
}

describe('the slots', () => {
  it('show no more of the time of an answer than in which slot it could no longer be taken back', () => {
    fc.assert(
      fc.property(times, times, (one, other) => {
        const isSameSlot =
          slotOf(new Date(one.getTime() + UNDO)) === slotOf(new Date(other.getTime() + UNDO))
        expect(toldIn(one) === toldIn(other)).toBe(isSameSlot)
      }),
    )
  })

  it('tell at the beginning of a slot, whatever the minute in which somebody answered', () => {
    fc.assert(
      fc.property(times, (answered) => {
        const told = toldAt(answered)
        expect(told % SLOT).toBe(0)
        expect(told - answered.getTime()).toBeGreaterThanOrEqual(UNDO)
        expect(told - answered.getTime()).toBeLessThanOrEqual(SLOT + UNDO)
      }),
      { numRuns: 50 },
    )
  })

  it('tell nothing once she was told, and nobody without a wish', () => {
    const now = new Date('2026-11-18T12:00:00Z')
    const { wish = WISH } = answeredNow(WISH, now)
    expect(isTold(asTold(wish), new Date(now.getTime() + 2 * SLOT))).toBe(false)
    expect(answeredNow(undefined, now)).toEqual({})
  })
})
