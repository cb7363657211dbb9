/** Codes and receipts in a message. */
import { isReceipt, receiptIn } from '../blacklist/receipt.ts'
import { looksLikeBuddyCode, looksLikeCode, looksLikeMoveCode } from '../members/code.ts'
import { isFree, type Meant, notUnderstood, type Question } from '../terms/meaning.ts'
import { say } from '../terms/text.ts'
import { harmsSaid } from './harms-said.ts'
import type { Utterance } from './utterance.ts'

/**
 * A code, alone or in a sentence, or a receipt. `saysReceipt`: whether a text names a receipt; in a sentence that does
 * not, the digits may be those of a bank card. `isWritten`: she is asked for her own words, which only a receipt that is
 * all of them interrupts.
 */
export const codeIn = (
  text: string,
  saysReceipt: (text: string) => boolean = () => false,
  isWritten = false,
): Meant | undefined => {
  if (isReceipt(text)) return { kind: 'receipt', text }
  const receipt = isWritten ? undefined : receiptIn(text)
  if (receipt !== undefined && saysReceipt(text)) return { kind: 'receipt', text: receipt }
  const written = (text.normalize('NFKC').match(WRITTEN_CODE) ?? []).filter(hasMixedGroup)
  const join = written.find(looksLikeCode)
  if (join !== undefined) return { kind: 'code', code: join, dialog: 'join' }
  const move = written.find(looksLikeMoveCode)
  if (move !== undefined) return { kind: 'code', code: move, dialog: 'move' }
  const buddy = written.find(looksLikeBuddyCode)
  return buddy === undefined ? undefined : { kind: 'code', code: buddy, dialog: 'buddy' }
}

/**
 * What is written like a code and begins like none of ours, where nothing else was heard and nothing is asked: she has
 * mistyped it, or has it from elsewhere. The dialog that asks for codes tells her that it is none.
 */
export const strangeCode = (text: string, question: Question | undefined): Meant | undefined => {
  if (!isFree(question)) return undefined
  const code = (text.normalize('NFKC').match(STRANGE_CODE) ?? []).find(hasMixedGroup)
  return code === undefined ? undefined : { kind: 'code', code, dialog: 'join' }
}

/** Whether a receipt, or the report to which it belongs, is named. */
export const namesReceipt = ({ said }: Utterance): boolean => said.has('my-report')

/**
 * What is answered to digits in a sentence that may be a receipt or a bank card: she is asked. Undefined if there are
 * none, where she is asked for something, or where she tells what was done to her.
 */
export const receiptOrCard = (
  heard: Utterance,
  text: string,
  question: Question | undefined,
): Meant | undefined => {
  const isNamed = isFree(question) && receiptIn(text) !== undefined
  return isNamed && harmsSaid(heard).length === 0 ? notUnderstood(say('receipt.alone')) : undefined
}

/** Twelve letters and digits in one piece or in groups of four, as codes are written down. */
const WRITTEN_CODE =
  /(?<![\p{L}\p{N}])[VSMB][0-9A-Z]{3}[\s\p{P}]{0,3}[0-9A-Z]{4}[\s\p{P}]{0,3}[0-9A-Z]{4}(?![\p{L}\p{N}])/giu

/** In groups of four, with hyphens and in capitals, as we write codes. */
const STRANGE_CODE = /(?<![\p{L}\p{N}-])[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}(?![\p{L}\p{N}-])/gu

/** "Back home 2330" has letters and digits in groups of four, but no group has both: no code. */
const hasMixedGroup = (written: string): boolean =>
  written.split(/[\s\p{P}]+/u).some((group) => /[0-9]/.test(group) && /[A-Z]/i.test(group))
