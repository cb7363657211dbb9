/** Words that are commands or answers if they are all that is typed, in any language. */
import { distance, plain } from '../terms/plain.ts'
import type { OpenQuestion } from '../terms/session.ts'
import type { Language, TypedWords, WordName } from '../terms/text.ts'
import { FORGIVING_FROM, swapsOf } from './slips.ts'

/** No word is this long, so a pasted page is not searched. */
const LONGEST = 60

/** 👍 👌 ✅ ✔ ☑ 🆗, and 👎 ❌ 🚫 ✖ 🙅, each in any colour. */
const YES = /^(?:[\u{1F44D}\u{1F44C}\u{2705}\u{2714}\u{2611}\u{1F197}]\p{EMod}?\u{FE0F}?\s*)+$/u
const NO =
  /^(?:[\u{1F44E}\u{274C}\u{1F6AB}\u{2716}\u{1F645}]\p{EMod}?(?:\u{200D}[\u{2640}\u{2642}])?\u{FE0F}?\s*)+$/u

const signOf = (text: string): WordName | undefined =>
  YES.test(text) ? 'yes' : NO.test(text) ? 'no' : undefined

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

/** Where one language lists each word, and how it spells it there. */
type Places = ReadonlyMap<string, readonly { place: number; exact: string }[]>

const placesIn = (lists: Readonly<Record<string, readonly string[]>>): Places => {
  const places = new Map<string, { place: number; exact: string }[]>()
  for (const words of Object.values(lists)) {
    words.forEach((word, place) => {
      const same = places.get(plain(word)) ?? []
      places.set(plain(word), same)
      same.push({ place, exact: word.toLowerCase() })
    })
  }
  return places
}

export const createTypedWords = (typed: TypedWords) => {
  const meanings = meaningsOf(typed)
  const byLength = Map.groupBy(meanings, ([word]) => word.length)
  const listed = new Map([...typed].map(([language, lists]) => [language, placesIn(lists)]))

  /**
   * How early a language lists a word; less than 0 if it spells it exactly so. Undefined if it has
   * no such word.
   */
  const rankOf = (lists: Places, said: string, typedAs: string): number | undefined => {
    const places = lists
      .get(said)
      ?.map(({ place, exact }) => (exact === typedAs ? -1 / (place + 1) : place))
    return places && Math.min(...places)
  }

  /**
   * What the words mean in which one letter is wrong. Words of up to four are too similar to each other: of
   * those, two may be swapped.
   */
  const namesNear = (slip: string): WordName[] =>
    slip.length < FORGIVING_FROM
      ? swapsOf(slip).flatMap((word) => meanings.get(word) ?? [])
      : [-1, 0, 1].flatMap((more) =>
          (byLength.get(slip.length + more) ?? []).flatMap(([word, name]) =>
            distance(word, slip, 1) <= 1 ? [name] : [],
          ),
        )

  return {
    /** The word that was typed, however it is written; undefined for anything else, and for one letter. */
    wordOf: (text: string): WordName | undefined =>
      text.length < 2 || text.length > LONGEST ? undefined : meanings.get(plain(text)),

    /** What one letter ("y") or signs (👍) answer where yes or no is asked for. Elsewhere they say nothing. */
    answerOf(text: string, open: OpenQuestion | undefined): WordName | undefined {
      const word = signOf(text) ?? (text.length === 1 ? meanings.get(plain(text)) : undefined)
      return open?.options.some(({ id }) => id === word) ? word : undefined
    },

    /** The word from which the typed text is one letter away, if there is only one such word. */
    nearly(text: string): WordName | undefined {
      const slip = plain(text)
      if (slip.length > 30) return undefined
      const meant = new Set(namesNear(slip))
      const [only] = meant
      return meant.size === 1 ? only : undefined
    },

    /**
     * The languages that have a word; first those that spell it exactly so, then those that list it
     * early. Those with the same rank have it alike.
     */
    languagesOf(text: string): { language: Language; rank: number }[] {
      const said = plain(text)
      const typedAs = text.trim().toLowerCase()
      return [...listed]
        .flatMap(([language, lists]) => {
          const rank = rankOf(lists, said, typedAs)
          return rank === undefined ? [] : [{ language, rank }]
        })
        .sort((a, b) => a.rank - b.rank)
    },
  }
}
export type WordsTyped = ReturnType<typeof createTypedWords>
