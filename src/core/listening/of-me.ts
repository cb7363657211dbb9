/** Whether somebody tells what happens to herself: "he locked me in", not "she is locked in". */
import type { Language, Words } from '../terms/text.ts'
import { hear } from './heard-words.ts'
import { piecesOf } from './made-of.ts'

/**
 * Listens for what each language lists under `of-me`, in the language of the text; or under `others-die`: that
 * somebody else may kill herself.
 */
export const createOfMe = (
  { phrases }: Pick<Words, 'phrases'>,
  list: 'of-me' | 'others-die' = 'of-me',
) => {
  const languages = new Map(
    [...phrases].map(([language, own]) => [language, piecesOf('said', own[list])]),
  )
  return (text: string, language: Language | undefined): boolean => {
    const { words, thai } = hear(text)
    const pieces = language === undefined ? [] : (languages.get(language) ?? [])
    return pieces.some((piece) =>
      piece.thai === ''
        ? piece.words.every((word) => words.includes(word))
        : thai.includes(piece.thai),
    )
  }
}
