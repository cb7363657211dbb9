/** The folders in locales: which languages there are, what they hold, and which one a peer means. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { plain } from '../core/terms/plain.ts'
import { baseLanguage, type Language, type WordName } from '../core/terms/text.ts'

export { baseLanguage }

/** Where the texts of this repository are. */
export const localesFolder = join(import.meta.dirname, '../../locales')

/** Everything in one language's folder: texts by their path, and the words that peers type. */
export interface Locale {
  texts: Map<string, string>
  typed: Record<string, string[]>
  /** The phrases that mean each concept in this language (core/listening). */
  phrases: Record<string, string[]>
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
 * Reads one language's folder: words.json and listening.json hold what peers type, every other file
 * texts.
 */
export function readLocale(folder: string, language: Language): Locale {
  const locale: Locale = { texts: new Map(), typed: {}, phrases: {} }
  const files = readdirSync(join(folder, language)).filter((file) => file.endsWith('.json'))
  for (const file of files) {
    const content = JSON.parse(readFileSync(join(folder, language, file), 'utf8'))
    if (file === 'words.json') locale.typed = content
    else if (file === 'listening.json') locale.phrases = content
    else {
      for (const [key, text] of leaves(content, prefixOf(file))) {
        if (locale.texts.has(key)) throw new Error(`locales/${language}: two files hold "${key}"`)
        locale.texts.set(key, text)
      }
    }
  }
  return locale
}

/** All words that can be typed, in all languages. Throws if a word means two things. */
export function typedWords(locales: Map<Language, Locale>): Map<string, WordName> {
  const meanings = new Map<string, WordName>()
  const known = Object.keys(locales.get(baseLanguage)?.typed ?? {})
  const isKnown = (name: string): name is WordName => known.includes(name)
  for (const [language, { typed }] of locales) {
    for (const [name, words] of Object.entries(typed)) {
      if (!isKnown(name)) throw new Error(`locales/${language}/words.json: unknown list "${name}"`)
      for (const word of words) {
        const other: WordName | undefined = meanings.get(plain(word))
        if (other !== undefined && other !== name) {
          throw new Error(`locales/${language}/words.json: "${word}" means ${other} and ${name}`)
        }
        meanings.set(plain(word), name)
      }
    }
  }
  return meanings
}

/**
 * How early a language lists a word; less than 0 if it spells it exactly so. Undefined if it has no
 * such word.
 */
const rankOf = ({ typed }: Locale, text: string): number | undefined => {
  const said = plain(text)
  const exact = text.trim().toLowerCase()
  const places = Object.values(typed).flatMap((words) =>
    words.flatMap((word, place) =>
      plain(word) !== said ? [] : word.toLowerCase() === exact ? -1 / (place + 1) : place,
    ),
  )
  return places.length === 0 ? undefined : Math.min(...places)
}

/** The languages that have a word; first those that spell it exactly so, then those that list it early. */
export const languagesTyping = (
  languages: readonly Language[],
  locales: ReadonlyMap<Language, Locale>,
  text: string,
): Language[] =>
  languages
    .flatMap((language) => {
      const locale = locales.get(language)
      const rank = locale && rankOf(locale, text)
      return rank === undefined ? [] : [{ language, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ language }) => language)

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
