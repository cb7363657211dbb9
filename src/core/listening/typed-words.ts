/** Words that are commands or answers where they are all that is typed, in any language. */
import { distance, plain } from '../terms/plain.ts'
import type { Language, TypedWords, WordName } from '../terms/text.ts'

/** No word is this long: a pasted page is not worth looking into. */
const LONGEST = 60

/** Every word that can be typed, over all languages; complains of one that means two things. */
const meaningsOf = (typed: TypedWords): Map<string, WordName> => {
  const meanings = new Map<string, WordName>()
  for (const [language, lists] of typed) {
    for (const [name, words] of Object.entries(lists) as [WordName, readonly string[]][]) {
      for (const word of words) {
        const other = meanings.get(plain(word))
        if (other !== undefined && other !== name) {
          throw new Error(`locales/${language}/words.json: "${word}" means ${other} and ${name}`)
        }
        meanings.set(plain(word), name)
      }
    }
  }
  return meanings
}

export const createTypedWords = (typed: TypedWords) => {
  const meanings = meaningsOf(typed)

  /** How early a language names a word, and whether it spells it so; undefined where it has no such word. */
  const rankOf = (language: Language, text: string): number | undefined => {
    const said = plain(text)
    const exact = text.trim().toLowerCase()
    const places = Object.values(typed.get(language) ?? {}).flatMap((words) =>
      words.flatMap((word, place) =>
        plain(word) !== said ? [] : word.toLowerCase() === exact ? -1 / (place + 1) : place,
      ),
    )
    return places.length === 0 ? undefined : Math.min(...places)
  }

  return {
    /** The word that was typed, however it is written; undefined for anything else. */
    wordOf: (text: string): WordName | undefined =>
      text.length > LONGEST ? undefined : meanings.get(plain(text)),

    /** The only word that what was typed is one letter away from. */
    nearly(text: string): WordName | undefined {
      const slip = plain(text)
      // Shorter words are too like one another.
      if (slip.length < 5 || slip.length > 30) return undefined
      const meant = new Set(
        [...meanings].flatMap(([word, name]) => (distance(word, slip, 1) <= 1 ? [name] : [])),
      )
      const [only] = meant
      return meant.size === 1 ? only : undefined
    },

    /** The languages that have such a word; first those that spell it so, or name it sooner. */
    languagesOf: (text: string): Language[] =>
      [...typed.keys()]
        .flatMap((language) => {
          const rank = rankOf(language, text)
          return rank === undefined ? [] : [{ language, rank }]
        })
        .sort((a, b) => a.rank - b.rank)
        .map(({ language }) => language),
  }
}
export type WordsTyped = ReturnType<typeof createTypedWords>
