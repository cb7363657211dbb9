/**
 * Permissions for a report, one at a time and by name. Nothing shows what was allowed before, and
 * every question is the same for every report: somebody else may have found the receipt.
 */
import { needsNumber } from '../../blacklist/consents.ts'
import { EXPOSURES } from '../../blacklist/reports.ts'
import type { FingerprinterFor } from '../../blacklist/slow-work.ts'
import { choice, number } from '../../engine/steps.ts'
import { say } from '../../terms/text.ts'
import { NO_CONSENTS } from '../report/draft.ts'
import { CONSENTS } from '../report/report-lines.ts'
import type { ReceiptDraft } from './receipt-actions.ts'

type Names = 'uses' | 'allow' | 'when' | 'helpNumber'

export const permissionSteps = (fingerprinterFor: FingerprinterFor) => ({
  uses: choice<ReceiptDraft, Names, (typeof CONSENTS)[number]>({
    ask: [say('receipt.uses.which'), say('receipt.uses.hidden')],
    // What colleagues may read is decided together with the report.
    options: ({ actions }) =>
      CONSENTS.filter((id) => id !== 'kind' || actions.includes('correct')).map((id) => ({
        id,
        label: say(`consent.${id}`),
      })),
    save: (use) => ({ use }),
    next: 'allow',
  }),

  allow: choice<ReceiptDraft, Names, 'yes' | 'no'>({
    ask: ({ use }) => [
      say('receipt.uses.ask', { use: say(`consent.${use}`) }),
      ...(use === 'warn' ? [say('receipt.uses.leaves')] : []),
    ],
    options: [
      { id: 'yes', label: say('receipt.uses.yes') },
      { id: 'no', label: say('receipt.uses.no') },
    ],
    save: (answer) => ({ allowed: answer === 'yes' }),
    next: ({ use, allowed }) => {
      if (!allowed) return 'finish'
      if (use === 'warn') return 'when'
      return needsNumber({ ...NO_CONSENTS, [use]: true }) ? 'helpNumber' : 'finish'
    },
  }),

  when: choice<ReceiptDraft, Names, (typeof EXPOSURES)[number]>({
    ask: [say('report.exposure.ask'), say('receipt.uses.guess'), say('receipt.uses.times')],
    options: EXPOSURES.flatMap((id) =>
      id === 'never' ? [] : [{ id, label: say(`exposure.${id}`) }],
    ),
    save: (exposure) => ({ exposure }),
    next: 'finish',
  }),

  helpNumber: number<ReceiptDraft, Names>({
    ask: [say('receipt.uses.number')],
    skip: {},
    // Any number is accepted. Otherwise the receipt would show which number was reported. The
    // person who helps sees if it differs.
    async read({ numbers }, _, peer) {
      const fingerprints = await fingerprinterFor(peer).of(numbers)
      const sent = fingerprints.flatMap((fingerprint, index) => {
        const number = numbers[index]
        return number === undefined ? [] : [{ fingerprint, number }]
      })
      return { saved: { sent } }
    },
    next: 'finish',
  }),
})
