/** Words that are commands or answers if they are all that is typed, in any language. */
import { distance, plain } from '../terms/plain.ts'
import type { Language, TypedWords, WordName } from '../terms/text.ts'

/** No word is this long, so a pasted page is not searched. */
const LONGEST = 60

/** All words that can be typed, in all languages. Throws if a word means two things. */
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

  /**
   * How early a language lists a word; less than 0 if it spells it exactly so. Undefined if it has
   * no such word.
   */
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

    /** The word from which the typed text is one letter away, if there is only one such word. */
    nearly(text: string): WordName | undefined {
      const slip = plain(text)
      // Shorter words are too similar to each other.
      if (slip.length < 5 || slip.length > 30) return undefined
      const meant = new Set(
        [...meanings].flatMap(([word, name]) => (distance(word, slip, 1) <= 1 ? [name] : [])),
      )
      const [only] = meant
      return meant.size === 1 ? only : undefined
    },

    /**
     * The languages that have a word; first those that spell it exactly so, then those that list it
     * early. Those with the same rank have it alike.
     */
    languagesOf: (text: string): { language: Language; rank: number }[] =>
      [...typed.keys()]
        .flatMap((language) => {
          const rank = rankOf(language, text)
          return rank === undefined ? [] : [{ language, rank }]
        })
        .sort((a, b) => a.rank - b.rank),
  }
}
export type WordsTyped = ReturnType<typeof createTypedWords>
