import { openingTimes } from '../../actions/opening-times.ts'
import { questionText } from '../../blacklist/questions.ts'
import { phaseOf, questionOf } from '../../blacklist/receipt-changes.ts'
import { openedWhen } from '../../blacklist/receipt-openings.ts'
import type { Found } from '../../stores/receipts.ts'
import type { Stores } from '../../stores/stores.ts'
import { say, type Text } from '../../terms/text.ts'

/**
 * How far a report has come, in words for somebody who has its receipt: nothing of what it tells or
 * allows.
 */
export const whereItIs = (found: Found, now: Date): Text[] => {
  const question = questionOf(found)
  return [
    ...stateOf(found, now),
    ...(question === undefined
      ? []
      : [say('receipt.question', { question: questionText(question) })]),
  ]
}

/** When the receipt was used last: so she notices if somebody else has it. */
export const lastUse = ({ opened }: Found, now: Date): Text[] => [
  opened
    ? say(`receipt.opened.${openedWhen(opened, now)}`, { times: opened.times })
    : say('receipt.opened.never'),
]

/** While it waits to be read: how soon others were. */
export const waitedFor = async (found: Found, now: Date, stores: Stores): Promise<Text[]> =>
  phaseOf(found, now) === 'waiting' ? openingTimes(stores, now) : []

const stateOf = (found: Found, now: Date): Text[] => {
  const { content, reason, isRead } = found
  switch (phaseOf(found, now)) {
    case 'waiting': {
      if (isRead) return [say('receipt.state.read')]
      return [say(content?.held === undefined ? 'receipt.state.received' : 'receipt.state.held')]
    }
    // As long as a moderator can take the decision back, nobody is told of it.
    case 'deciding':
      return [say('receipt.state.read')]
    case 'decided':
      return [
        say('receipt.state.decided'),
        say('receipt.state.hidden'),
        say('receipt.state.tellAgain'),
      ]
    case 'declined':
      return [
        say('receipt.state.declined'),
        // Only moderators may know that others have told the same. The man himself may have sent
        // this report to find that out.
        ...(reason && reason !== 'same' ? [say(`receipt.reason.${reason}`)] : []),
        say('receipt.state.believed'),
      ]
    case 'withdrawn':
      return [say('receipt.state.withdrawn')]
  }
}
