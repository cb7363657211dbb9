/** Codes and receipts in a message. */
import { isReceipt } from '../blacklist/receipt.ts'
import { looksLikeBuddyCode, looksLikeCode, looksLikeMoveCode } from '../members/code.ts'
import type { Meant } from '../terms/meaning.ts'

/** A code or a receipt. A receipt must be the whole message; a code may stand in a sentence. */
export const codeIn = (text: string): Meant | undefined => {
  if (isReceipt(text)) return { kind: 'receipt', text }
  const written = (text.normalize('NFKC').match(WRITTEN_CODE) ?? []).filter(hasMixedGroup)
  const join = written.find(looksLikeCode)
  if (join !== undefined) return { kind: 'code', code: join, dialog: 'join' }
  const move = written.find(looksLikeMoveCode)
  if (move !== undefined) return { kind: 'code', code: move, dialog: 'move' }
  const buddy = written.find(looksLikeBuddyCode)
  return buddy === undefined ? undefined : { kind: 'code', code: buddy, dialog: 'buddy' }
}

/** Twelve letters and digits in one piece or in groups of four, as codes are written down. */
const WRITTEN_CODE =
  /(?<![\p{L}\p{N}])[VSMB][0-9A-Z]{3}[\s\p{P}]{0,3}[0-9A-Z]{4}[\s\p{P}]{0,3}[0-9A-Z]{4}(?![\p{L}\p{N}])/giu

/** "Back home 2330" has letters and digits in groups of four, but no group has both: no code. */
const hasMixedGroup = (written: string): boolean =>
  written.split(/[\s\p{P}]+/u).some((group) => /[0-9]/.test(group) && /[A-Z]/i.test(group))
