import { choice } from '../../engine/steps.ts'
import { say } from '../../terms/text.ts'
import type { ReceiptDraft } from './receipt-actions.ts'

/** "Do you want somebody to read this and help you?": her tap allows it. */
export const helpStep = choice<ReceiptDraft, 'answer', 'yes' | 'no' | 'words'>({
  binding: true,
  ask: [say('question.caseWorker')],
  options: [
    { id: 'yes', label: say('consent.caseWorker') },
    { id: 'no', label: say('report.help.no') },
    { id: 'words', label: say('cases.do.own') },
  ],
  save: (says) => (says === 'words' ? {} : { helped: says }),
  next: ({ helped }) => (helped ? 'finish' : 'answer'),
})
