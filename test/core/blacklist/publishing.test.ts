import { describe, expect, it } from 'vitest'
import type { Fingerprint } from '../../../src/core/blacklist/fingerprint.ts'
import {
  type Approved,
  awaitsAnother,
  isShownOn,
  isToBeShown,
  joinedByAnother,
  shownAs,
} from '../../../src/core/blacklist/publishing.ts'
import { type Content, type Decided, GUESTS } from '../../../src/core/blacklist/reports.ts'
import { contentOf } from '../../support/received.ts'

const NUMBER = 'one' as Fingerprint
const OTHER = 'two' as Fingerprint
const decided: Decided = { day: '2026-11-18', level: 3, confirmed: true, by: 'mia' }
const report = (told: Partial<Content> = {}, of: Partial<Approved> = {}): Approved => ({
  id: JSON.stringify(told),
  content: contentOf({
    ...{ harms: ['hit', 'no-payment'], subjects: [{ fingerprint: NUMBER, ending: '99' }], decided },
    ...told,
  }),
  month: new Date('2026-11-01'),
  confirmed: true,
  ...of,
})

describe('what is shown', () => {
  it('is a risk of no kind until a second moderator agrees', () => {
    const kind = { consents: { ...report().content.consents, kind: true } }
    expect(shownAs(report(kind, { confirmed: false }))).toEqual({
      level: 2,
      harms: [],
      dangers: [],
    })
    expect(shownAs(report(kind))).toEqual({
      level: 3,
      harms: ['hit', 'no-payment'],
      // Not being paid is no danger of level 3.
      dangers: ['violence'],
    })
  })
  it('names no danger that its reporter did not allow', () => {
    expect(shownAs(report())).toEqual({ level: 3, harms: ['hit', 'no-payment'], dangers: [] })
  })
  it('leaves out what moderators have crossed out', () => {
    expect(shownAs(report({ decided: { ...decided, harms: ['hit'] } })).harms).toEqual(['hit'])
  })
})

describe('what is to be shown', () => {
  const now = new Date('2026-11-20')
  it.each([
    ['a new one', report(), true],
    ['one that is shown provisionally', report({ entries: ['e'] }, { confirmed: false }), false],
    ['the same once it is confirmed', report({ entries: ['e'] }), true],
    [
      'one that waited for longer than it lasts',
      report({}, { month: new Date('2023-01-01') }),
      false,
    ],
  ])('%s', (_, one, expected) => {
    expect(isToBeShown(one, now)).toBe(expected)
  })
})

describe('its day', () => {
  it.each([
    ['reviewed', {}, '2026-11-18', true],
    ['weekly', { exposure: 'weekly' }, '2026-11-22', false],
    ['weekly, on Monday', { exposure: 'weekly' }, '2026-11-23', true],
    ['second', { exposure: 'second' }, '2027-11-23', false],
    ['second, shown already', { exposure: 'second', entries: ['e'] }, '2026-11-18', true],
  ] as const)('%s', (_, told, today, expected) => {
    expect(isShownOn(report(told as Partial<Content>), today)).toBe(expected)
  })
})

describe('a second voice', () => {
  const waits = (told: Partial<Content>) => report({ exposure: 'second', ...told })
  const joined = (awaiting: Approved[], shown: Approved[] = [], live: Approved[] = []) =>
    joinedByAnother({ awaiting, shown }, String, (one) => live.includes(one))
  const anna = waits({ group: 'anna' })
  const bea = waits({ group: 'bea' })
  const guest = waits({ group: GUESTS })

  it.each([
    ['none', [anna], [], [], []],
    ['one that waits likewise', [anna, bea], [], [], [anna, bea]],
    ['one of her own group', [anna, waits({ group: 'anna', city: 'bergen' })], [], [], []],
    ['one that is shown now', [anna], [report({ group: 'bea' })], [], [anna]],
    ['a guest', [anna], [report({ group: GUESTS })], [], []],
    ['a guest who waits', [anna, guest], [], [], []],
    ['two groups, and a guest with them', [anna, guest, bea], [], [], [anna, guest, bea]],
    ['a group that is shown now, for a guest', [guest], [report({ group: 'bea' })], [], [guest]],
    ['one that is live', [anna, bea], [], [anna, bea], [anna, bea]],
    [
      'one on another number',
      [anna],
      [report({ group: 'bea', subjects: [{ fingerprint: OTHER, ending: '11' }] })],
      [],
      [],
    ],
  ])('%s', (_, awaiting, shown, live, expected) => {
    expect(joined(awaiting, shown, live)).toEqual(expected)
  })

  it('is awaited by what is approved, and not shown yet', () => {
    expect(awaitsAnother(anna)).toBe(true)
    expect(awaitsAnother(waits({ entries: ['e'] }))).toBe(false)
    expect(awaitsAnother(report())).toBe(false)
  })
})
