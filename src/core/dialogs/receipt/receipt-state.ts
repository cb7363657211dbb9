import { isUndecided } from '../../blacklist/receipt-changes.ts'
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
      : [say('receipt.question', { question: content.question })]),
    ...(content?.consents.caseWorker && !isUndecided(found)
      ? [say('receipt.state.caseWorker')]
      : []),
  ]
}

const stateOf = ({ state, content, reason, isRead, warns }: Found, now: Date): Text[] => {
  // While a moderator can still undo the decision, nobody hears of it.
  const decides = content !== undefined && canUndo(content, now) && state !== 'received'
  if (decides || isRead) return [say('receipt.state.read')]
  switch (state) {
    case 'received':
    case 'merged':
      return [say(content?.held === undefined ? 'receipt.state.received' : 'receipt.state.held')]
    case 'approved': {
      const { exposure = 'never' } = content ?? {}
      return [say(`receipt.state.approved.${exposure === 'second' ? 'never' : exposure}`)]
    }
    // What has waited for another voice says the same before and after.
    case 'live':
      return [say('receipt.state.approved.never')]
    case 'declined':
      return [
        say('receipt.state.declined'),
        // That others have told the same is for moderators only: he may have told it himself, to hear that.
        ...(reason && reason !== 'same' ? [say(`receipt.reason.${reason}`)] : []),
        say('receipt.state.believed'),
      ]
    case 'noted':
      return [say(warns ? 'receipt.state.warned' : 'receipt.state.noted')]
    default:
      return [say(`receipt.state.${state}`)]
  }
}
