/** Whether what names a town says more, which may be a danger: "Moss. He is ringing at the door". */
import type { Language } from '../terms/text.ts'
import type { Understanding } from './understand.ts'

/** A town has fewer letters. */
const MORE_THAN_A_TOWN = 16

export const createMayCry =
  (understand: Understanding) =>
  (text: string, language: Language): boolean => {
    if (text.length < MORE_THAN_A_TOWN) return false
    const { dangers, surmised, isCry } = understand(text, language)
    return isCry || dangers.length > 0 || surmised.length > 0
  }
