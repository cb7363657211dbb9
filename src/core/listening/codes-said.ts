/** Codes and receipts in a message. */
import { isReceipt } from '../blacklist/receipt.ts'
import { looksLikeBuddyCode, looksLikeCode, looksLikeMoveCode } from '../members/code.ts'
import type { Meant } from '../terms/meaning.ts'

/** A code or a receipt. A receipt must be the whole message; a code may stand in a sentence. */
export const codeIn = (text: string): Meant | undefined => {
  if (isReceipt(text)) return { kind: 'receipt', text }
  const written = [text, ...(text.match(WRITTEN_CODE) ?? [])]
  const join = written.find(looksLikeCode)
  if (join !== undefined) return { kind: 'code', code: join, dialog: 'join' }
  const move = written.find(looksLikeMoveCode)
  if (move !== undefined) return { kind: 'code', code: move, dialog: 'move' }
  const buddy = written.find(looksLikeBuddyCode)
  return buddy === undefined ? undefined : { kind: 'code', code: buddy, dialog: 'buddy' }
}

/**
 * Twelve letters and digits in the form in which codes are written down. In a sentence only this
 * form counts.
 */
const WRITTEN_CODE =
  /(?<![\p{L}\p{N}])[VSMB][0-9A-Z]{3}[- ]?[0-9A-Z]{4}[- ]?[0-9A-Z]{4}(?![\p{L}\p{N}])/giu
