import type bot from '../../../locales/en/bot.json'
import type words from '../../../locales/en/words.json'

type LeafPath<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : LeafPath<T[K], `${Prefix}${K}.`>
}[keyof T & string]

/** A text about a country: a file of its pack and the path in the file. `npm run check` compares both. */
export type PackKey = `${'rights' | 'services' | 'practice'}-${string}.${string}`

/** Every text the bot can say, named by its path in the base locale. */
export type TextKey = LeafPath<typeof bot> | PackKey

/** A text before it is put into words. The core uses these, and `bots/words.ts` turns them into words. */
export interface Text {
  key: TextKey
  values?: Record<string, string | number | Text>
  /** Said in this language instead of the peer's, to be shown to somebody else. */
  language?: Language
}

/** A text, named by its key. */
export const say = (key: TextKey, values?: Text['values']): Text =>
  values === undefined ? { key } : { key, values }

/** A word that a peer may type at any time, in any language, instead of tapping. */
export type WordName = keyof typeof words

/** What each language types for a word, where it is the whole message. */
export type TypedWords = ReadonlyMap<Language, Readonly<Record<string, readonly string[]>>>

/** The language that the types of keys come from. Every other language is compared with it. */
export const baseLanguage = 'en'

/** A language that has a folder in locales. */
export type Language = string

/**
 * What examples have taught (core/listening): a network with one hidden layer. All weights are whole numbers from
 * -127 to 127; second-judge.ts says what they stand for.
 */
export interface Learned {
  readonly meanings: readonly string[]
  /** What each hidden unit has before anything is said. */
  readonly hidden: readonly number[]
  /** How much the signs of each row add to each hidden unit, row after row. */
  readonly rows: Int8Array
  /** Which signs it knows: a bit for each, where its hash says. */
  readonly known: Uint8Array
  /** For each hidden unit, how much it speaks for each meaning. */
  readonly outputs: readonly Int8Array[]
  /** What speaks for each meaning before anything is said. */
  readonly always: readonly number[]
}

/** Words for texts, in every language that is switched on. Made in `bots/words.ts`. */
export interface Words {
  /** The languages that are switched on, the operator's default first. */
  readonly languages: readonly Language[]
  /** By which phrases each language says a concept (core/listening). */
  readonly phrases: ReadonlyMap<Language, Readonly<Record<string, readonly string[]>>>
  /** What words of each language mean, as plain English words (core/listening). */
  readonly glosses: ReadonlyMap<Language, Readonly<Record<string, readonly string[]>>>
  /** How each language says the place of an option: "the second", "both" (core/listening). */
  readonly choosing: ReadonlyMap<Language, Readonly<Record<string, readonly string[]>>>
  readonly typed: TypedWords
  readonly learned: Learned
  /** Cries for help in languages that have no folder, each as people write it. */
  readonly cries: readonly string[]
  /** Languages that peers speak, with a folder or without. */
  readonly spoken: readonly Language[]
  /** The text in that language. Never throws; never leaves a placeholder. */
  in(language: Language, text: Text): string
  /** The language that is switched on and closest to a BCP 47 tag; undefined if there is none. */
  match(tag: string): Language | undefined
}
