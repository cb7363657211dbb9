/** The language that somebody asks for by its name, and the language in which she writes. */
import { namesOf } from '../rights/language-name.ts'
import { plain } from '../terms/plain.ts'
import type { Language, Words } from '../terms/text.ts'
import type { WordsTyped } from './typed-words.ts'
import type { Understanding } from './understand.ts'

/** Finds a language if its own or its English name is all that a text says. */
export const createLanguageNames = (languages: readonly Language[]) => {
  const byName = new Map<string, Language>()
  for (const language of languages)
    for (const name of namesOf(language)) {
      const key = plain(name)
      if (!byName.has(key)) byName.set(key, language)
    }
  return (text: string): Language | undefined => byName.get(plain(text))
}

/**
 * The language that a text is written in; undefined if that is unclear: "stop" is a word in many
 * languages, and a number is in none.
 */
export const languageOfText = (
  text: string,
  { words, typed, understand }: { words: Words; typed: WordsTyped; understand: Understanding },
): Language | undefined => {
  const [first, ...others] = typed.languagesOf(text).filter((one) => words.languages.includes(one))
  if (first !== undefined) {
    // If several languages fit and the default language is one of them, it stays undecided.
    const [usual = first] = words.languages
    return others.length > 0 && [first, ...others].includes(usual) ? undefined : first
  }
  const { language, isLanguageClear } = understand(text, '')
  return isLanguageClear ? language : undefined
}
