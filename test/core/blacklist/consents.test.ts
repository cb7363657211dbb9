/** Every use of a report asks for its consent in one place, and nobody else opens a report. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { keptAfterwards, type Use, usable } from '../../../src/core/blacklist/consents.ts'
import type { Fingerprint } from '../../../src/core/blacklist/fingerprint.ts'
import type { PhoneNumber } from '../../../src/core/blacklist/phone.ts'
import type { Consents, Content } from '../../../src/core/blacklist/reports.ts'

const NOTHING: Consents = {
  warn: false,
  caseWorker: false,
  policeAnonymous: false,
  policeForMe: false,
}

const told = (
  consents: Partial<Consents>,
  exposure: Content['exposure'] = 'reviewed',
): Content => ({
  harms: ['robbery', 'official'],
  subjects: [
    {
      fingerprint: 'fingerprint' as Fingerprint,
      ending: '50',
      number: 'tel:+12015550150' as PhoneNumber,
    },
  ],
  city: 'oslo',
  consents: { ...NOTHING, ...consents },
  exposure,
  flags: ['armed'],
  descriptors: { build: 'tall' },
  words: 'he was tall',
  group: 'a group',
  withdrawal: 'a withdrawal tag',
  decided: { day: '2026-11-22', level: 3, confirmed: true, by: 'a moderator' },
})

const may = (content: Content): Use[] =>
  (
    [
      'review',
      'warn',
      'alert',
      'caseWorker',
      'policeAnonymous',
      'policeForMe',
      'statistics',
    ] as const
  ).filter((use) => usable(content, use) !== undefined)

describe('a report', () => {
  it('is only read and counted unless something was chosen', () => {
    expect(may(told({}))).toEqual(['review', 'statistics'])
  })

  it('is used for what was chosen, and for nothing else', () => {
    expect(may(told({ warn: true }))).toEqual(['review', 'warn', 'alert', 'statistics'])
    expect(may(told({ warn: true }, 'never'))).toEqual(['review', 'statistics'])
    for (const use of ['caseWorker', 'policeAnonymous', 'policeForMe'] as const)
      expect(may(told({ [use]: true }))).toEqual(['review', use, 'statistics'])
  })

  it('gives each use no more than it needs', () => {
    const all = told({ warn: true, caseWorker: true, policeAnonymous: true, policeForMe: true })
    const given = (use: Use) => JSON.stringify(usable(all, use))
    for (const use of ['review', 'warn', 'alert', 'statistics'] as const)
      expect(given(use)).not.toContain('12015550150')
    for (const use of ['warn', 'alert', 'statistics'] as const)
      expect(given(use)).not.toContain('he was tall')
    for (const use of ['alert', 'statistics'] as const)
      expect(given(use)).not.toMatch(/fingerprint|"50"/)
    for (const use of may(all)) expect(given(use)).not.toMatch(/a group|withdrawal|a moderator/)
    expect(usable(all, 'warn')).toEqual({ subjects: ['fingerprint'], harms: ['robbery'] })
  })

  it('is kept after the decision only for whom it was promised', () => {
    expect(keptAfterwards(told({ warn: true }))).toBeUndefined()
    const kept = keptAfterwards(told({ policeForMe: true }))
    expect(kept).toMatchObject({ words: 'he was tall', subjects: [{ number: 'tel:+12015550150' }] })
    expect(JSON.stringify(kept)).not.toMatch(/a group|withdrawal tag|a moderator/)
  })
})

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
  .map((file) => ({ file, code: readFileSync(`src/${file}`, 'utf8') }))

const filesWith = (pattern: RegExp): string[] =>
  sources.flatMap(({ file, code }) => (pattern.test(code) ? [file] : [])).sort()

describe('no other code', () => {
  it('opens what is sealed under the key of reports', () => {
    expect(filesWith(/keys\.(?:open|seal)\(\s*'report'/)).toEqual([
      'core/storage/kind-seal.ts',
      'core/storage/report-seal.ts',
    ])
    // Bound to their kind, so that none of them opens a report.
    expect(filesWith(/\bsealOf</)).toEqual([
      'core/storage/alert-seal.ts',
      'core/storage/alerts.ts',
      'core/storage/entries.ts',
      'core/storage/imports.ts',
      'core/storage/objections.ts',
      'core/storage/tallies.ts',
    ])
  })

  it('asks for an opened report', () => {
    expect(filesWith(/reportSeal\(/)).toEqual([
      // For the case worker, what `usable` gives of it.
      'core/storage/cases.ts',
      'core/storage/decisions.ts',
      'core/storage/locked-reports.ts',
      'core/storage/merges.ts',
      'core/storage/receipts.ts',
      'core/storage/reports.ts',
      'core/storage/reviews.ts',
    ])
  })

  it('is handed what was opened', () => {
    expect(filesWith(/\breports\.approved\(/)).toEqual(['core/blacklist/publish.ts'])
    // Whoever has the receipt: what she told is hers.
    expect(filesWith(/\breceipts\.(?:find|amend)\(/)).toEqual([
      'core/dialogs/receipt-acts.ts',
      'core/dialogs/receipt.ts',
    ])
    expect(filesWith(/\breviews\.next\(/)).toEqual(['core/dialogs/review.ts'])
  })

  it('knows what is in one', () => {
    expect(filesWith(/\bContent\b[^'"]*?\} from '[./a-z]*\/reports\.ts'/)).toEqual([
      // What may go to a town, by `usable`.
      'core/alerts/alert.ts',
      'core/blacklist/amend.ts',
      'core/blacklist/consents.ts',
      'core/blacklist/publish.ts',
      'core/blacklist/review.ts',
      'core/blacklist/second-voice.ts',
      'core/dialogs/report.ts',
      // Hands what was approved on to `alertFrom`.
      'core/storage/decisions.ts',
      'core/storage/locked-reports.ts',
      'core/storage/merges.ts',
      'core/storage/report-seal.ts',
      'core/storage/reports.ts',
      'core/storage/reviews.ts',
    ])
  })
})
