/** SECURITY.md: no alert says more of a report than the level, coarse kinds of danger, the town and coarse looks. */
import { expect, it } from 'vitest'
import { alertFrom, isTooOld } from '../../../src/core/alerts/alert.ts'
import type { Fingerprint } from '../../../src/core/blacklist/fingerprint.ts'
import type { Content } from '../../../src/core/blacklist/reports.ts'
import type { PhoneNumber } from '../../../src/core/identifiers/phone/phone.ts'

const report: Content = {
  harms: ['robbery', 'hit'],
  subjects: [
    {
      fingerprint: 'fingerprint' as Fingerprint,
      ending: '50',
      number: 'tel:+12015550150' as PhoneNumber,
    },
  ],
  city: 'oslo',
  consents: { warn: true, caseWorker: true, policeAnonymous: false, policeForMe: false },
  exposure: 'reviewed',
  flags: ['armed', 'injured'],
  person: 'client',
  time: 'week',
  descriptors: { build: 'tall', place: 'mine' },
  words: 'He came to my flat',
  added: ['again'],
  question: 'where?',
  answers: [{ question: 'when?', answer: 'at night' }],
  group: 'a group',
  withdrawal: 'a withdrawal tag',
  decided: { day: '2026-11-22', level: 4, confirmed: true, by: 'a moderator' },
}

it('is made of fields, and of nothing that says who told it, when, where or in which words', () => {
  expect(alertFrom({ ...report, subjects: [] }, true)).toEqual({
    kind: 'client',
    level: 4,
    dangers: ['violence', 'money'],
    city: 'oslo',
    flags: ['armed'],
    descriptors: { build: 'tall' },
  })
})

it('of a number says nothing that a check would not say but looks', () => {
  const said = { kind: 'client', level: 4, city: 'oslo', descriptors: { build: 'tall' } }
  const descriptors = { ...report.descriptors, vehicle: 'van' } as const
  expect(alertFrom({ ...report, descriptors }, true)).toEqual({ ...said, dangers: [], flags: [] })
  const consents = { ...report.consents, kind: true }
  const dangers = ['violence', 'money']
  expect(alertFrom({ ...report, consents }, true)).toEqual({ ...said, dangers, flags: ['armed'] })
})

it('is a risk without a kind until two moderators agree', () => {
  const consents = { ...report.consents, kind: true }
  for (const told of [report, { ...report, consents }, { ...report, subjects: [] }])
    expect(alertFrom(told, false)).toMatchObject({ level: 2, dangers: [], flags: [] })
})

it('is none where colleagues may not be warned', () => {
  const { consents } = report
  expect(alertFrom({ ...report, consents: { ...consents, warn: false } }, true)).toBeUndefined()
})

it.each([
  ['came today', { came: '2026-11-20T10' }, false],
  ['came a week ago', { came: '2026-11-13T13' }, false],
  ['came more than a week ago', { came: '2026-11-13T11' }, true],
  ['tells of this week', { came: '2026-11-20T10', time: 'week' }, false],
  ['tells of this month', { came: '2026-11-20T10', time: 'month' }, true],
  ['tells of something longer ago', { time: 'earlier' }, true],
] as const)('makes no alert of what is older than a week: what %s', (_, told, expected) => {
  expect(isTooOld(told, new Date('2026-11-20T12:00:00Z'))).toBe(expected)
})
