/** What somebody tells beside the time at which she is back: "back at 23:30, room 12 at the Grand". */
import { readNumerals } from '../../listening/options.ts'
import type { ReturnTimes } from '../../listening/return-time.ts'
import type { Language } from '../../terms/text.ts'

/** Fewer letters name no place. */
const SHORTEST = 8
/** A number of so many digits would have to be checked. */
export const LONG_NUMBER = /(?:\p{N}[\s().-]*){6,}/u

/** All that she leaves for her buddy: what she told beside the time, and the note. */
export const leftIn = ({ told, note }: { told?: string; note: string }): string =>
  [told, note].filter(Boolean).join('\n')

/**
 * What she told beside the time; undefined if that says nothing. A phone number is never dropped: whoever reads it
 * sees to it that it is checked.
 */
export const toldBeside = (
  text: string,
  language: Language,
  timeIn: ReturnTimes,
): string | undefined => {
  const clauses = text.split(/[,;!\n]+|\.(?=\s|$)/u).map((one) => one.trim())
  if (!clauses.some((one) => timeIn(one, language))) return undefined
  const rest = clauses.filter(
    (one) => LONG_NUMBER.test(one) || (one !== '' && !timeIn(one, language) && !readNumerals(one)),
  )
  const told = rest.join(', ')
  return told.length >= SHORTEST || LONG_NUMBER.test(told) ? told : undefined
}
