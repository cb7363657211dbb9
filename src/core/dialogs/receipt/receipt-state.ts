import { questionText } from '../../blacklist/questions.ts'
import { canUndo } from '../../blacklist/review.ts'
import type { Found } from '../../stores/receipts.ts'
import { say, type Text } from '../../terms/text.ts'

/** Where a report is, in words for the peer with its receipt. Says nothing of what is in it. */
export const whereItIs = (found: Found, now: Date): Text[] => {
  const { content } = found
  return [
    ...stateOf(found, now),
    ...(content?.question === undefined
      ? []
      : [say('receipt.question', { question: questionText(content.question) })]),
    ...(content?.consents.caseWorker && !isOpen(found) ? [say('receipt.state.caseWorker')] : []),
  ]
}

const isOpen = ({ state }: Found): boolean =>
  state === 'received' || state === 'merged' || state === 'seconding' || state === 'approved'

const stateOf = ({ state, content, reason, isRead, warns }: Found, now: Date): Text[] => {
  // While a moderator can still undo the decision, nobody hears of it.
  const decides = content !== undefined && canUndo(content, now) && state !== 'received'
  if (decides || isRead) return [say('receipt.state.read')]
  switch (state) {
    case 'received':
    case 'merged':
      return [say(content?.held === undefined ? 'receipt.state.received' : 'receipt.state.held')]
    case 'approved':
      return [say(`receipt.state.approved.${content?.exposure ?? 'never'}`)]
    case 'declined':
      return [
        say('receipt.state.declined'),
        ...(reason ? [say(`receipt.reason.${reason}`)] : []),
        say('receipt.state.believed'),
      ]
    case 'noted':
      return [say(warns ? 'receipt.state.warned' : 'receipt.state.noted')]
    default:
      return [say(`receipt.state.${state}`)]
  }
}
