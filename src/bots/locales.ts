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
  /** The phrases that mean each concept in this language (core/listening). */
  phrases: Record<string, string[]>
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

/** The languages that have a folder. */
export const languagesIn = (folder: string): Language[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()

/** What stands before each path of a file: nothing for bot.json, the file's name for a country pack. */
const prefixOf = (file: string): string =>
  /^(?:rights|services|practice)-/.test(file) ? `${file.slice(0, -'.json'.length)}.` : ''

/**
 * Reads one language's folder: words.json, listening.json and choosing.json hold what peers type, every
 * other file texts.
 */
export function readLocale(folder: string, language: Language): Locale {
  const locale: Locale = { texts: new Map(), typed: {}, phrases: {}, choosing: {} }
  const files = readdirSync(join(folder, language)).filter((file) => file.endsWith('.json'))
  for (const file of files) {
    // Examples are only learned from, and what was learned from them is read apart.
    if (file === 'examples.json' || file === LEARNED) continue
    const content = JSON.parse(readFileSync(join(folder, language, file), 'utf8'))
    if (file === 'words.json') locale.typed = content
    else if (file === 'listening.json') locale.phrases = content
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

/** What `npm run learn` has learned: of all languages together, and of the words of each. */
const LEARNED = 'learned.json'

/** Weights of a sign or a hidden unit, as bytes in base64. */
type Weights = Record<string, string>

const weightsOf = (bytes: string): Int8Array => Int8Array.from(Buffer.from(bytes, 'base64'))

const NOTHING_LEARNED: Learned = {
  meanings: [],
  hidden: [],
  signs: new Map(),
  outputs: [],
  always: [],
}

/** Reads what examples have taught; nothing where a folder has none. */
export function readLearned(folder: string, languages: readonly Language[]): Learned {
  const file = join(folder, LEARNED)
  if (!existsSync(file)) return NOTHING_LEARNED
  const { meanings, hidden, outputs, always, signs } = JSON.parse(readFileSync(file, 'utf8'))
  const words = languages.flatMap((language): [string, string][] => {
    const own = join(folder, language, LEARNED)
    return existsSync(own) ? Object.entries(JSON.parse(readFileSync(own, 'utf8')) as Weights) : []
  })
  return {
    meanings,
    hidden,
    outputs: outputs.map(weightsOf),
    always,
    signs: new Map(
      [...Object.entries(signs as Weights), ...words].map(([name, bytes]) => [
        name,
        weightsOf(bytes),
      ]),
    ),
  }
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
