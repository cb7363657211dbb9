/** Phone numbers in a message, and what she wants to do with them. */
import { looksLikeReceipt } from '../blacklist/receipt.ts'
import { readPhones } from '../identifiers/phone/phone.ts'
import type { Country } from '../rights/country.ts'
import { type Meant, notUnderstood, phoneProblem, type Question } from '../terms/meaning.ts'
import { say } from '../terms/text.ts'
import { harmsSaid } from './harms-said.ts'
import { mayBeDanger } from './may-cry.ts'
import type { Utterance } from './utterance.ts'
import { wantsOf } from './wanted.ts'

/** Whether a sentence has a number in it that the open question does not ask for, and that is put in elsewhere. */
const isNumberBeside = (
  home: Country,
  { affirmed }: Utterance,
  text: string,
  question: Question | undefined,
): boolean => {
  if (!question?.takesNumberBeside || affirmed.has('check')) return false
  const { numbers, whole } = readPhones(text, home.code)
  return numbers.length > 0 && !whole
}

/** A number in a sentence, where something else is asked. A danger that only is likely stands below it. */
export const besideIn = (
  home: Country,
  heard: Utterance,
  text: string,
  { question, danger }: { question: Question | undefined; danger: Meant | undefined },
): Meant | undefined => {
  const isSure = danger !== undefined && !(danger.kind === 'danger' && danger.isSurmised)
  if (isSure || !isNumberBeside(home, heard, text, question)) return undefined
  const mayBeCry = (danger || mayBeDanger(heard)) && { mayBeCry: true as const }
  return { kind: 'beside', text, ...mayBeCry }
}

/** `home`: the country of phone numbers without a country code. Undefined if the message means something else. */
export const numbersMeant = (
  home: Country,
  heard: Utterance,
  text: string,
  question: Question | undefined,
): Meant | undefined => {
  const reading = readPhones(text, home.code)
  // Somebody may already be at the door: a bare number is a check, whatever else was going on.
  const telling = question !== undefined && !question.browsing
  const wanted = telling ? reading.whole : reading.numbers.length > 0
  if (wanted && reading.numbers.length > 0 && question?.kind !== 'typed')
    return {
      kind: 'phones',
      reading,
      wants: wantsOf(heard),
      harms: harmsSaid(heard),
      ...(mayBeDanger(heard) && { mayBeCry: true }),
    }
  if (telling || !reading.whole) return undefined
  return notUnderstood(looksLikeReceipt(text) ? say('receipt.notOne') : phoneProblem(reading))
}
