import { expect, it } from 'vitest'
import { type Attached, type InPile, pileFor } from '../../../src/core/blacklist/pile.ts'
import {
  approverTag,
  authorTag,
  type Content,
  type Decided,
} from '../../../src/core/blacklist/reports.ts'
import { claimTag } from '../../../src/core/blacklist/review.ts'
import { createKeys } from '../../../src/core/terms/keys.ts'
import { contentOf } from '../../support/received.ts'

const keys = createKeys()
const now = new Date('2026-11-18T22:00:00Z')
const sender = (name: string) => keys.tag('sender', 'sender', 'telegram', name)
const mia = { memberId: 'mia', senders: [sender('mia'), sender('mia elsewhere')] }

const report = (id: string, of: Partial<InPile> = {}): InPile => ({
  ...{ id, guest: false, author: null, claim: null, claimedUntil: null, ...of },
})
const attached = (id: string, content: Partial<Content>, author?: string): Attached => ({
  ...{ id, content: contentOf(content) },
  author: author === undefined ? null : authorTag(keys, sender(author), id),
})
const openTo = (id: string, memberId: string, minutes: number): InPile =>
  report(id, {
    claim: claimTag(keys, memberId, id),
    claimedUntil: new Date(now.getTime() + minutes * 60_000),
  })
const approvedBy = (name: string, id: string): Decided => ({
  ...{ day: '2026-11-17', level: 3, confirmed: false },
  by: approverTag(keys, sender(name), id),
})
const pile = (rows: InPile[], others: Attached[] = [], left: string[] = []): string[] =>
  pileOf(rows, false, others, left)
const pileOf = (
  rows: InPile[],
  guestsFirst: boolean,
  others: Attached[] = [],
  left: string[] = [],
): string[] => {
  const state = { attached: others, left: new Set(left), guestsFirst, now }
  return pileFor(keys, rows, state, mia).map(({ id }) => id)
}

it('keeps the order, but for what she has open', () => {
  const rows = [report('a'), report('b'), openTo('c', 'mia', 5)]
  expect(pile(rows)).toEqual(['c', 'a', 'b'])
})

it.each(['mia', 'mia elsewhere'])('shows her nothing that she told as %s', (name) => {
  const hers = report('a', { author: authorTag(keys, sender(name), 'a') })
  const other = report('b', { author: authorTag(keys, sender('anna'), 'b') })
  expect(pile([hers, other])).toEqual(['b'])
})

it('shows what another moderator has open only when the time is over', () => {
  expect(pile([openTo('a', 'mona', 1), openTo('b', 'mona', 0)])).toEqual(['b'])
})

it('leaves out what she left for later', () => {
  expect(pile([report('a'), report('b')], [], ['a'])).toEqual(['b'])
})

it.each(['mia', 'mia elsewhere'])('asks for no second approval after her first as %s', (name) => {
  const rows = [report('a'), report('b')]
  const once = [
    attached('a', { decided: approvedBy(name, 'a') }),
    attached('b', { decided: approvedBy('mona', 'b') }),
  ]
  expect(pile(rows, once)).toEqual(['b'])
})

it('shows of reports that are decided together the leader', () => {
  const rows = [report('leader'), report('other')]
  expect(pile(rows, [attached('other', { mergedWith: 'leader' }, 'anna')])).toEqual(['leader'])
})

it.each([
  ['told', attached('other', { mergedWith: 'leader' }, 'mia')],
  ['approved', attached('other', { mergedWith: 'leader', decided: approvedBy('mia', 'other') })],
])('shows not even the leader of one that she %s', (_, other) => {
  expect(pile([report('leader'), report('other')], [other])).toEqual([])
})

it('shows by turns what members and what guests told, each in their order', () => {
  const flood = ['g1', 'g2', 'g3', 'g4'].map((id) => report(id, { guest: true }))
  // Grave reports come first in the rows, and a guest's are no exception.
  const rows = [...flood, report('m1'), report('m2')]
  expect(pileOf(rows, false)).toEqual(['m1', 'g1', 'm2', 'g2', 'g3', 'g4'])
  expect(pileOf(rows, true)).toEqual(['g1', 'm1', 'g2', 'm2', 'g3', 'g4'])
  const open = openTo('g5', 'mia', 5)
  expect(pileOf([...rows, { ...open, guest: true }], false)[0]).toBe('g5')
})
