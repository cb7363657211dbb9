import { describe, expect, it } from 'vitest'
import {
  approval,
  declined,
  finalised,
  postponed,
  questioned,
  restored,
  type Undecided,
} from '../../../src/core/blacklist/decisions.ts'
import {
  joined,
  leaderless,
  withoutLeader,
  withoutOthers,
} from '../../../src/core/blacklist/joint-reports.ts'
import type { Content } from '../../../src/core/blacklist/reports.ts'
import { UNDO } from '../../../src/core/blacklist/review.ts'
import { contentOf } from '../../support/received.ts'

const now = new Date('2026-11-18T22:00:00Z')
const mia = { handle: 'MIA', now, today: '2026-11-18', by: 'mia' }
const subjects = [{ fingerprint: 'f'.repeat(64) as never, ending: '99' }]
const report = (told: Partial<Content> = {}, id = 'one'): Undecided => ({
  id,
  state: 'received',
  level: 2,
  content: contentOf({ subjects, ...told }),
})
const verdict = { level: 2, harms: ['no-payment'], second: false } as const
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000)

describe('an approval', () => {
  const danger = report({ harms: ['hit', 'no-payment'] })
  it.each([
    ['a risk', report(), verdict, 'approved'],
    ['a danger, once', danger, { level: 3, harms: ['hit'], second: false }, 'seconding'],
    ['a danger, twice', danger, { level: 3, harms: ['hit'], second: true }, 'approved'],
    ['no level', report(), { ...verdict, level: undefined }, 'noted'],
    ['no number', report({ subjects: [] }), verdict, 'noted'],
    ['all harms crossed out', report(), { ...verdict, harms: [] }, 'noted'],
    ['nobody to be warned', report({ exposure: 'never' }), verdict, 'noted'],
  ] as const)('of %s', (_, one, said, state) => {
    expect(approval(one, said, mia).state).toBe(state)
  })

  it('keeps the day of the first, and of the harms what both left', () => {
    const first = approval(
      danger,
      { level: 3, harms: ['hit', 'no-payment'], second: false },
      { ...mia, today: '2026-11-10' },
    )
    const second = approval(
      { ...danger, state: 'seconding', content: first.content },
      { level: 3, harms: ['hit'], second: true },
      mia,
    )
    expect(second.content.decided).toEqual({
      ...{ day: '2026-11-10', level: 3, confirmed: true, by: 'mia', harms: ['hit'] },
    })
  })

  it('that lists nobody takes away what was shown meanwhile; any other keeps it', () => {
    const shown = report({ entries: ['entry'] })
    const noted = approval(shown, { ...verdict, level: undefined }, mia)
    expect(noted.remove).toEqual(['entry'])
    expect(noted.content.entries).toBeUndefined()
    const approved = approval(shown, verdict, mia)
    expect(approved.remove).toEqual([])
    expect(approved.content.entries).toEqual(['entry'])
  })

  it.each([
    ['a grave danger without a number', {}, 4, true],
    ['a danger', {}, 3, false],
    ['one with a number that lists nobody', { subjects, harms: ['feeling'] }, 4, false],
    ['one that is to be shown in a week', { exposure: 'weekly' }, 4, false],
  ] as const)('warns at once, or not, of %s', (_, told, level, warns) => {
    const one = report({ subjects: [], harms: ['choked'], ...(told as Partial<Content>) })
    const { warnsAtOnce } = approval(one, { level, harms: ['choked'], second: false }, mia)
    expect(warnsAtOnce).toBe(warns)
  })
})

describe('a decision', () => {
  const decisions: [string, Content][] = [
    ['approved', approval(report(), verdict, mia).content],
    ['declined', declined(report(), mia).content],
    [
      'postponed',
      postponed(report(), { time: 'two', why: 'other' }, mia)?.content ?? expect.unreachable(),
    ],
    ['questioned', questioned(report(), 'When?', mia).content],
  ]
  it.each(decisions)('%s is taken back to what was before, by its moderator', (_, content) => {
    expect(restored(content, { handle: 'MIA', now: later(9) })).toEqual({
      ...{ state: 'received', level: 2, others: [], decidedAt: now },
      content: report().content,
    })
  })
  it.each(decisions)('%s is taken back by nobody else, nor after ten minutes', (_, content) => {
    expect(restored(content, { handle: 'MONA', now: later(9) })).toBeUndefined()
    expect(
      restored(content, { handle: 'MIA', now: new Date(now.getTime() + UNDO) }),
    ).toBeUndefined()
  })
  it('is taken back for all that were decided together', () => {
    const { content } = declined(report(), mia, [report({}, 'two'), report({}, 'three')])
    expect(restored(content, mia)?.others).toEqual(['two', 'three'])
  })
  it('holds a report back for all for the hours that were chosen, twelve at most, to the hour', () => {
    const times = ['two', 'six', 'twelve'] as const
    for (const [index, time] of times.entries()) {
      const until = postponed(report(), { time, why: 'other' }, mia)?.putOffUntil.getTime() ?? 0
      const most = now.getTime() + ([2, 6, 12][index] ?? 0) * 3_600_000
      expect(until).toBeLessThanOrEqual(most)
      expect(until).toBeGreaterThan(most - 3_600_000)
      expect(until % 3_600_000).toBe(0)
    }
  })
  it('never puts a danger off for all, nor what a moderator found to be one', () => {
    const how = { time: 'two', why: 'colleague' } as const
    for (const told of [
      { harms: ['choked' as const] },
      { harms: ['hit' as const] },
      { decided: { day: '2026-11-18', level: 3, confirmed: false, by: '' } as const },
    ])
      expect(postponed(report(told), how, mia)).toBeUndefined()
    expect(postponed(report(), how, mia)?.content).toMatchObject({
      held: 'colleague',
      heldBy: 'MIA',
    })
  })
  it('holds a report back for a week after a question', () => {
    expect(questioned(report(), 'When?', { ...mia, today: '2026-12-28' }).heldUntil).toEqual(
      new Date('2027-01-04'),
    )
  })
})

describe('in the end', () => {
  const helped = { warn: true, caseWorker: true, policeAnonymous: false, policeForMe: false }
  it('nothing is kept of what is declined or counted', () => {
    expect(finalised('declined', declined(report(), mia).content)).toEqual({
      kept: undefined,
    })
  })
  it('what a case worker is to read is kept, without group and receipt', () => {
    const { content } = declined(report({ consents: helped }), mia)
    const { kept } = finalised('declined', content) ?? {}
    expect(kept).toMatchObject({ city: 'oslo', consents: helped })
    expect(Object.keys(kept ?? {})).not.toContain('group')
    expect(Object.keys(kept ?? {})).not.toContain('withdrawal')
  })
  it('what is to be shown, or is undecided, stays', () => {
    expect(finalised('approved', approval(report(), verdict, mia).content)).toBeUndefined()
    expect(finalised('noted', report().content)).toBeUndefined()
  })
})

describe('reports that tell the same', () => {
  const two = report({}, 'two')
  it('are joined, and each is by itself again', () => {
    const both = joined(report(), [two], mia)
    if (!both) throw new Error('they were not joined')
    expect(both.one.merged).toEqual(['two'])
    expect(both.others[0]?.content.mergedWith).toBe('one')
    expect(withoutOthers(both.one)).toEqual(report().content)
    expect(withoutLeader(both.others[0]?.content ?? both.one)).toEqual(two.content)
  })
  it('make no chain', () => {
    expect(joined(report(), [report({ merged: ['three'] }, 'two')], mia)).toBeUndefined()
  })
  it('keep a decision when their leader is gone', () => {
    const both = joined(report(), [two], mia)
    const left = leaderless(both?.others[0]?.content ?? two.content)
    expect(left.mergedWith).toBeUndefined()
    expect(left.undo?.by).toBe('MIA')
  })
})
