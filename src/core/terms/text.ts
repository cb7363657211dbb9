import type bot from '../../../locales/en/bot.json'
import type words from '../../../locales/en/words.json'

type LeafPath<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : LeafPath<T[K], `${Prefix}${K}.`>
}[keyof T & string]

/** A text about a country: a file of its pack, and the path in it. `npm run check` compares both. */
export type PackKey = `${'rights' | 'services' | 'practice'}-${string}.${string}`

/** Every text the bot can say, named by its path in the base locale. */
export type TextKey = LeafPath<typeof bot> | PackKey

/** A text that has not been put into words yet: core speaks in these, `bots/words.ts` turns them into words. */
export interface Text {
  key: TextKey
  values?: Record<string, string | number | Text>
  /** Said in this language, whatever the peer's own: for showing to somebody else. */
  language?: Language
}

/** A text, named by its key. */
export const say = (key: TextKey, values?: Text['values']): Text =>
  values === undefined ? { key } : { key, values }

/** A word that a peer may type at any time, in any language, instead of tapping. */
export type WordName = keyof typeof words

/** What each language types for a word, where it is the whole message. */
export type TypedWords = ReadonlyMap<Language, Readonly<Record<string, readonly string[]>>>

/** The language that the keys are typed from; every other language is measured against it. */
export const baseLanguage = 'en'

/** A language that has a folder in locales. */
export type Language = string

/** Words for texts, in every language that is switched on. Made in `bots/words.ts`. */
export interface Words {
  /** The languages that are switched on, the operator's default first. */
  readonly languages: readonly Language[]
  /** By which phrases each language says a concept (core/listening). */
  readonly phrases: ReadonlyMap<Language, Readonly<Record<string, readonly string[]>>>
  readonly typed: TypedWords
  /** The text in that language. Never throws; never leaves a placeholder. */
  in(language: Language, text: Text): string
  /** The closest language that is switched on to a BCP 47 tag; undefined when none is. */
  match(tag: string): Language | undefined
}
