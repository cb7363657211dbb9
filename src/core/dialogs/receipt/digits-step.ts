/** The first question: the digits of her receipt, alone or in a sentence. */
import { receiptIn, receiptTag, withdrawalTag } from '../../blacklist/receipt.ts'
import { typed } from '../../engine/steps.ts'
import { hex } from '../../terms/hex.ts'
import type { Keys } from '../../terms/keys.ts'
import { say } from '../../terms/text.ts'
import type { ReceiptDraft } from './receipt-actions.ts'

/** Who sends so many digits means a receipt. */
const FEWEST_DIGITS = 8

/** `talks`: somebody answers in the chat. */
export const digitsStep = (keys: Keys, talks: boolean) =>
  typed<ReceiptDraft, never>({
    ask: [say('receipt.ask')],
    also: () => [
      ...(talks ? [{ id: '/talk', label: say('command.talk') }] : []),
      { id: '/menu', label: say('command.menu') },
    ],
    read(text) {
      const receipt = receiptIn(text)
      if (receipt === undefined) {
        // "I lost it": nobody can find it for her, and she is told what she can do instead.
        const isTyped = (text.match(/\p{Nd}/gu)?.length ?? 0) >= FEWEST_DIGITS
        const without = say(talks ? 'receipt.withoutTalks' : 'receipt.without')
        return { retry: [isTyped ? say('receipt.notOne') : without] }
      }
      return {
        saved: {
          receipt: hex(receiptTag(keys, receipt)),
          withdrawal: hex(withdrawalTag(keys, receipt)),
        },
      }
    },
    next: 'finish',
  })
