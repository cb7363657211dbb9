import { describe, expect, it } from 'vitest'
import { noticeNow, type ToldTo, type Unread } from '../../../src/core/alerts/notices.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** 14:00 at the organisation, which is at UTC here. */
const NOW = new Date('2026-11-18T14:00:00Z')
const ago = (ms: number): number => NOW.getTime() - ms
const MEMBER: Unread = { guest: false, wakes: false, since: ago(0) }
const GUEST: Unread = { ...MEMBER, guest: true }
const GRAVE: Unread = { ...MEMBER, wakes: true }
const TO: ToldTo = { time: 'atOnce', quiet: undefined, told: undefined, minute: 14 * 60 }
const QUIET = { from: 13 * 60, until: 20 * 60, zone: 'UTC' }

describe('at once', () => {
  it.each([
    ['of something new', [MEMBER], {}, 'members'],
    ['of nothing', [], {}, undefined],
    ['of what she was told already', [MEMBER], { told: { at: ago(-1) } }, undefined],
    ['of guests alone', [GUEST], {}, 'guests'],
    ['of both', [GUEST, MEMBER], {}, 'members'],
    ['if she said no', [GRAVE], { time: 'off' }, undefined],
    ['in her quiet hours', [MEMBER], { quiet: QUIET }, undefined],
    ['in her quiet hours of a grave danger', [GRAVE], { quiet: QUIET }, 'members'],
  ] as const)('is told, or not, %s', (_, unread, to, told) => {
    expect(noticeNow([...unread], { ...TO, ...(to as Partial<ToldTo>) }, NOW)).toBe(told)
  })

  it('is told once an hour, whatever comes', () => {
    const told = { at: ago(HOUR - MINUTE) }
    expect(noticeNow([GRAVE, MEMBER, GUEST], { ...TO, told }, NOW)).toBeUndefined()
    expect(noticeNow([MEMBER], { ...TO, told: { at: ago(HOUR) } }, NOW)).toBe('members')
  })

  it('is told of guests and of members in turns', () => {
    const told = { at: ago(HOUR), guests: true } as const
    expect(noticeNow([GUEST], { ...TO, told }, NOW)).toBeUndefined()
    expect(noticeNow([GUEST, MEMBER], { ...TO, told }, NOW)).toBe('members')
    expect(noticeNow([GUEST], { ...TO, told: { at: ago(HOUR) } }, NOW)).toBe('guests')
    expect(noticeNow([GUEST], { ...TO, told: { ...told, at: ago(2 * HOUR) } }, NOW)).toBe('guests')
  })
})

describe('once a day', () => {
  const at = (hour: number): Partial<ToldTo> => ({ time: { daily: hour * 60 } })
  const old: Unread = { ...MEMBER, since: ago(30 * HOUR) }
  it('is told when her hour has come, and only once', () => {
    expect(noticeNow([old], { ...TO, ...at(15) }, NOW)).toBeUndefined()
    expect(noticeNow([old], { ...TO, ...at(9) }, NOW)).toBe('members')
    expect(noticeNow([old], { ...TO, ...at(9), told: { at: ago(4 * HOUR) } }, NOW)).toBeUndefined()
  })
  it('is told the next day of what waits still', () => {
    expect(noticeNow([old], { ...TO, ...at(9), told: { at: ago(24 * HOUR) } }, NOW)).toBe('members')
  })
  it('is told at once of a grave danger that nobody has opened for half an hour', () => {
    const grave = (minutes: number) => [{ ...GRAVE, since: ago(minutes * MINUTE) }]
    const told = { at: ago(4 * HOUR) }
    expect(noticeNow(grave(29), { ...TO, ...at(9), told }, NOW)).toBeUndefined()
    expect(noticeNow(grave(30), { ...TO, ...at(9), told }, NOW)).toBe('members')
    expect(noticeNow(grave(30), { ...TO, ...at(9), told, quiet: QUIET }, NOW)).toBe('members')
    const since = { at: ago(20 * MINUTE) }
    expect(noticeNow(grave(30), { ...TO, ...at(9), told: since }, NOW)).toBeUndefined()
  })
})
