/** Whether something is denied in a message: "not pineapple", "dont use it". A no that is set apart denies nothing. */
import type { Language } from '../terms/text.ts'
import type { Understanding } from './understand.ts'

const PAUSES = /[,;.:!\n–—]+/u

export const createDenies = (understand: Understanding) => (text: string, language: Language) =>
  text.split(PAUSES).some((clause) => {
    const { said, length } = understand(clause, language)
    return length > 1 && said.has('not')
  })
