/** The folders in locales: which languages there are, what they hold, and which one a peer means. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { baseLanguage, type Language, type Learned } from '../core/terms/text.ts'

export { baseLanguage }

/** Where the texts of this repository are. */
export const localesFolder = join(import.meta.dirname, '../../locales')

/** Everything in one language's folder: texts by their path, and the words that peers type. */
export interface Locale {
  texts: Map<string, string>
  typed: Record<string, string[]>
  /** How the place of an option is said: "the second", "both". */
  choosing: Record<string, string[]>
}

interface Group {
  [name: string]: string | Group
}

function* leaves(group: Group, path = ''): Generator<[string, string]> {
  for (const [name, value] of Object.entries(group)) {
    if (typeof value === 'string') yield [`${path}${name}`, value]
    else yield* leaves(value, `${path}${name}.`)
  }
}

/** By which phrases a language says each concept, and what its words mean (core/listening). */
const LISTENING = 'listening.json'
const GLOSSES = 'glosses.json'
/** What `npm run learn` has learned of all languages: the weights of signs are bytes, in a file of their own. */
const LEARNED = { rest: 'learned.json', rows: 'learned.bin', known: 'learned-known.bin' }

/** The languages that have a folder. */
export const languagesIn = (folder: string): Language[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()

/** What stands before each path of a file: nothing for bot.json, the file's name for a country pack. */
const prefixOf = (file: string): string =>
  /^(?:rights|services|practice)-/.test(file) ? `${file.slice(0, -'.json'.length)}.` : ''

/** What is read apart: examples are only learned from, and phrases and glosses are large and needed once. */
const READ_APART = ['examples.json', LISTENING, GLOSSES]

/** Reads one language's folder: words.json and choosing.json hold what peers type, every other file texts. */
export function readLocale(folder: string, language: Language): Locale {
  const locale: Locale = { texts: new Map(), typed: {}, choosing: {} }
  const files = readdirSync(join(folder, language)).filter((file) => file.endsWith('.json'))
  for (const file of files) {
    if (READ_APART.includes(file)) continue
    const content = JSON.parse(readFileSync(join(folder, language, file), 'utf8'))
    if (file === 'words.json') locale.typed = content
    else if (file === 'choosing.json') locale.choosing = content
    else {
      for (const [key, text] of leaves(content, prefixOf(file))) {
        if (locale.texts.has(key)) throw new Error(`locales/${language}: two files hold "${key}"`)
        locale.texts.set(key, text)
      }
    }
  }
  return locale
}

type Phrases = Readonly<Record<string, readonly string[]>>

/**
 * Words of each language by what they mean: the phrases of each concept, or the words of each gloss. They take several
 * times the room of what is made of them, so they are read when they are asked for, and kept no longer than somebody
 * works with them.
 */
class ReadWhenAsked extends Map<Language, Phrases> {
  readonly #folder: string
  readonly #name: string
  readonly #read = new Map<Language, WeakRef<Phrases>>()

  constructor(folder: string, languages: Iterable<Language>, name: string) {
    super([...languages].map((language) => [language, {}]))
    this.#folder = folder
    this.#name = name
  }

  override get(language: Language): Phrases | undefined {
    if (!this.has(language)) return undefined
    const known = this.#read.get(language)?.deref()
    if (known) return known
    const file = join(this.#folder, language, this.#name)
    const phrases: Phrases = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
    this.#read.set(language, new WeakRef(phrases))
    return phrases
  }

  override *entries(): MapIterator<[Language, Phrases]> {
    for (const language of this.keys()) yield [language, this.get(language) ?? {}]
  }

  override *values(): MapIterator<Phrases> {
    for (const [, phrases] of this.entries()) yield phrases
  }

  override [Symbol.iterator](): MapIterator<[Language, Phrases]> {
    return this.entries()
  }

  override forEach(use: (phrases: Phrases, language: Language, all: this) => void): void {
    for (const [language, phrases] of this) use(phrases, language, this)
  }
}

export const phrasesRead = (
  folder: string,
  languages: Iterable<Language>,
): Map<Language, Phrases> => new ReadWhenAsked(folder, languages, LISTENING)

export const glossesRead = (
  folder: string,
  languages: Iterable<Language>,
): Map<Language, Phrases> => new ReadWhenAsked(folder, languages, GLOSSES)

/** Weights of a hidden unit, as bytes in base64. */
const weightsOf = (bytes: string): Int8Array => Int8Array.from(Buffer.from(bytes, 'base64'))

const NOTHING_LEARNED: Learned = {
  meanings: [],
  hidden: [],
  rows: new Int8Array(),
  known: new Uint8Array(),
  outputs: [],
  always: [],
}

/** Reads what examples have taught; nothing where a folder has none. */
export function readLearned(folder: string): Learned {
  const file = join(folder, LEARNED.rest)
  if (Object.values(LEARNED).some((name) => !existsSync(join(folder, name)))) return NOTHING_LEARNED
  const { meanings, hidden, outputs, always } = JSON.parse(readFileSync(file, 'utf8'))
  const { buffer, byteOffset, length } = readFileSync(join(folder, LEARNED.rows))
  const rows = new Int8Array(buffer, byteOffset, length)
  const known = new Uint8Array(readFileSync(join(folder, LEARNED.known)))
  return { meanings, hidden, rows, known, outputs: outputs.map(weightsOf), always }
}

/** Cries for help in languages that have no folder; none if the folder lists none. */
export const readCries = (folder: string): string[] => {
  const file = join(folder, 'cries.json')
  if (!existsSync(file)) return []
  return Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>).flat()
}

/** Languages that peers speak, by code, with a folder or without; none if the folder lists none. */
export const readSpoken = (folder: string): Language[] => {
  const file = join(folder, 'spoken.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}

/** What a language types for each word; complains of a word that the base language does not have. */
export const typedIn = (
  language: Language,
  locales: ReadonlyMap<Language, Locale>,
): Locale['typed'] => {
  const { typed = {} } = locales.get(language) ?? {}
  const known = Object.keys(locales.get(baseLanguage)?.typed ?? {})
  const unknown = Object.keys(typed).find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new Error(`locales/${language}/words.json: unknown list "${unknown}"`)
  return typed
}

// A phone that says "no" or "nn" gets bokmål: there are no texts in nynorsk.
const SAME: Record<string, string> = { no: 'nb', nn: 'nb' }

const parseTag = (tag: string): Intl.Locale | undefined => {
  try {
    return new Intl.Locale(tag.trim().replaceAll('_', '-'))
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The language that is closest to a BCP 47 tag: the same tag, otherwise the first of the same language. */
export function closest(languages: readonly Language[], tag: string): Language | undefined {
  if (languages.includes(tag)) return tag
  const wanted = parseTag(tag)
  if (!wanted) return undefined
  const familyOf = (language: string) => SAME[language] ?? language
  return (
    languages.find((language) => language === wanted.baseName) ??
    languages.find((language) => language === wanted.language) ??
    languages.find(
      (language) => familyOf(new Intl.Locale(language).language) === familyOf(wanted.language),
    )
  )
}

/** How a page sounds is written down for some languages only; the country's pack says for which. */
export const isOptional = (key: string): boolean => /\.sheets\.[\w-]+\.sounds$/.test(key)

/** Throws if a language lacks a text that the base language has. */
export function refuseGaps(locales: Map<Language, Locale>): void {
  const base = locales.get(baseLanguage)
  if (!base) throw new Error(`locales/${baseLanguage} is missing: all other languages follow it`)
  for (const [language, { texts }] of locales) {
    const gaps = [...base.texts.keys()].filter((key) => !texts.has(key) && !isOptional(key))
    if (gaps.length > 0) throw new Error(`locales/${language} lacks: ${gaps.join(', ')}`)
  }
}
