/** Whether what names a town says more, which may be a danger: "Moss. He is ringing at the door". */
import type { Language } from '../terms/text.ts'
import type { Understanding } from './understand.ts'
import type { Utterance } from './utterance.ts'

/** Whether there may be a danger that no rule hears: whom to call stands below what else is answered. */
export const mayBeDanger = ({ surmised, beside, isPlainCry }: Utterance): boolean =>
  surmised.length > 0 || beside.length > 0 || isPlainCry

/** A town has fewer letters. */
const MORE_THAN_A_TOWN = 16

export const createMayCry =
  (understand: Understanding) =>
  (text: string, language: Language): boolean => {
    if (text.length < MORE_THAN_A_TOWN) return false
    const heard = understand(text, language)
    return heard.isCry || heard.dangers.length > 0 || mayBeDanger(heard)
  }
