/** Every use of a report asks for its consent in one place, and nobody else opens a report. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { keptAfterwards, type Use, usable } from '../../../src/core/blacklist/consents.ts'
import type { Fingerprint } from '../../../src/core/blacklist/fingerprint.ts'
import type { Consents, Content } from '../../../src/core/blacklist/reports.ts'
import type { PhoneNumber } from '../../../src/core/identifiers/phone/phone.ts'
import type { Address } from '../../../src/core/terms/message.ts'

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
    // Sent for help, and nothing that a moderator reads.
    const sent = { ...all, otherNumbers: ['tel:+12015550151' as PhoneNumber] }
    for (const use of ['review', 'warn', 'alert', 'statistics'] as const)
      expect(JSON.stringify(usable(sent, use))).not.toContain('12015550151')
    expect(usable(sent, 'caseWorker')).toMatchObject({ otherNumbers: ['tel:+12015550151'] })
    for (const use of may(all)) expect(given(use)).not.toMatch(/a group|withdrawal|a moderator/)
    // Where she is reached is for nobody who reads, and is kept as long as the case.
    const wish = { channel: 'telegram', address: 'her chat' as Address, sender: 'her tag' }
    for (const use of may(all))
      expect(JSON.stringify(usable({ ...all, wish }, use))).not.toMatch(/her chat|her tag/)
    expect(keptAfterwards({ ...all, wish })).toMatchObject({ wish })
    expect(keptAfterwards({ ...told({ warn: true }), wish })).toBeUndefined()
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
      'core/stores/kind-seal.ts',
      'core/stores/report-seal.ts',
    ])
    // Bound to their kind, so that none of them opens a report.
    expect(filesWith(/\bsealOf</)).toEqual([
      'core/stores/alert-seal.ts',
      'core/stores/alerts.ts',
      'core/stores/case-heads.ts',
      'core/stores/case-rows.ts',
      'core/stores/entry-seal.ts',
      'core/stores/imports.ts',
      'core/stores/listed.ts',
      'core/stores/objections.ts',
      'core/stores/pending-rows.ts',
      'core/stores/snapshots.ts',
      'core/stores/stances.ts',
      'core/stores/tallies.ts',
      'core/stores/unopened.ts',
      // Where whoever asked without a report is told of an answer.
      'core/stores/wish-holders.ts',
    ])
  })

  it('asks for an opened report', () => {
    expect(filesWith(/reportSeal\(/)).toEqual([
      // For the case worker, what `usable` gives of it.
      'core/stores/cases.ts',
      'core/stores/decisions.ts',
      // Whether it is decided, and when she last told something.
      'core/stores/expiring-reports.ts',
      'core/stores/locked-reports.ts',
      // Whether it is still as it was read.
      'core/stores/pending-rows.ts',
      'core/stores/receipts.ts',
      // What a number is like, for whoever has decided on its report.
      'core/stores/reported-numbers.ts',
      'core/stores/reports.ts',
      'core/stores/review-pile.ts',
      'core/stores/reviews.ts',
      // How many groups tell the same of a town.
      'core/stores/town-reports.ts',
      // Whether it is a grave danger of this week, and in which hour it came.
      'core/stores/unopened-reports.ts',
      // Where she is told that somebody asks, and whether somebody does.
      'core/stores/wish-holders.ts',
    ])
  })

  it('is handed what was opened', () => {
    expect(filesWith(/\breports\.approved\(/)).toEqual(['core/actions/publish-reports.ts'])
    // Whoever has the receipt: what she told is hers.
    expect(filesWith(/\breceipts\.(?:find|change)\(/)).toEqual([
      // Whether what she writes is urgent.
      'core/dialogs/receipt/letter-steps.ts',
      'core/dialogs/receipt/receipt-actions.ts',
      'core/dialogs/receipt/receipt.ts',
      // Whether a case worker may read it.
      'core/dialogs/talk/open-case.ts',
    ])
    expect(filesWith(/\breviews\.next\(/)).toEqual([
      'core/dialogs/review/review.ts',
      'core/dialogs/review/town-report.ts',
    ])
    expect(filesWith(/\breviews\.told\(/)).toEqual(['core/dialogs/review/pending.ts'])
    expect(filesWith(/\breviews\.numbersOf\(/)).toEqual(['core/dialogs/review/number-facts.ts'])
  })

  it('knows what is in one', () => {
    expect(filesWith(/\bContent\b[^'"]*?\} from '[./a-z]*\/reports\.ts'/)).toEqual([
      // Hands what was approved on to `warns`.
      'core/actions/publish-reports.ts',
      // What may go to a town, by `usable`.
      'core/alerts/alert.ts',
      'core/blacklist/consents.ts',
      'core/blacklist/decisions.ts',
      'core/blacklist/joint-reports.ts',
      'core/blacklist/pending.ts',
      'core/blacklist/permissions.ts',
      'core/blacklist/pile.ts',
      'core/blacklist/publishing.ts',
      'core/blacklist/receipt-changes.ts',
      'core/blacklist/review.ts',
      // Whether two groups say that one number is different people.
      'core/blacklist/roles.ts',
      'core/blacklist/tallies.ts',
      'core/dialogs/report/report-content.ts',
      // Asks `handedOver` whether it goes to a case worker.
      'core/dialogs/talk/open-case.ts',
      // Hands what was approved on to `alertFrom`.
      'core/stores/decisions.ts',
      'core/stores/expiring-reports.ts',
      'core/stores/joint-reports.ts',
      'core/stores/locked-reports.ts',
      'core/stores/pending-rows.ts',
      // What is listed of it, for whoever has the receipt.
      'core/stores/receipts.ts',
      'core/stores/report-seal.ts',
      // What a number is like, for whoever has decided on its report.
      'core/stores/reported-numbers.ts',
      'core/stores/reports.ts',
      'core/stores/reviews.ts',
      'core/stores/town-reports.ts',
    ])
  })
})
