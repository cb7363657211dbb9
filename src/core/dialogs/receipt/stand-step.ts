/** Whether she still stands by what she told: asked alike with every receipt, whoever objects. */
import { STANCES } from '../../blacklist/stance.ts'
import { choice } from '../../engine/steps.ts'
import { say } from '../../terms/text.ts'
import type { ReceiptDraft } from './receipt-actions.ts'

export const standStep = choice<ReceiptDraft, 'sure', (typeof STANCES)[number] | 'no'>({
  ask: [say('receipt.stand.why'), say('receipt.stand.all'), say('receipt.stand.ask')],
  options: [...STANCES, 'no' as const].map((id) => ({ id, label: say(`receipt.stands.${id}`) })),
  save: (says) => (says === 'no' ? { action: 'withdraw' } : { stance: says }),
  next: ({ action }) => (action === 'withdraw' ? 'sure' : 'finish'),
})
