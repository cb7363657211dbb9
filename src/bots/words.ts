import { createInstance } from 'i18next'
import ICU from 'i18next-icu'
import type { Language, Text, TextKey, Words } from '../core/terms/text.ts'
import {
  baseLanguage,
  closest,
  glossesRead,
  languagesIn,
  localesFolder,
  phrasesRead,
  readCries,
  readLearned,
  readLocale,
  readSpoken,
  refuseGaps,
  typedIn,
} from './locales.ts'

interface Needs {
  /** The folder with one folder per language; this repository's own unless given. */
  localesFolder?: string
  /** The operator's language: offered first, and used where another language lacks a text. */
  defaultLanguage: Language
  /** The languages that are on; every one that has a folder unless given. */
  languages?: readonly Language[]
  /** Dates and times are told in this time zone. */
  timeZone?: string
  /** Called when a text cannot be said in that language; the peer sees the next best language. */
  onGap?(key: TextKey, language: Language): void
}

/** A text that is said as it stands: it holds no value, and nothing that stands for another sign. */
const isLiteral = (text: string): boolean => !/[{}<>]|''/.test(text)

/** Puts texts into words, in every language that has a folder. Throws at start if one lacks a text. */
export function createWords(needs: Needs): Words {
  const folder = needs.localesFolder ?? localesFolder
  const found = languagesIn(folder).filter((name) => needs.languages?.includes(name) ?? true)
  const defaultLanguage = closest(found, needs.defaultLanguage)
  if (!defaultLanguage) {
    throw new Error(`no texts in "${needs.defaultLanguage}"; there are: ${found.join(', ')}`)
  }
  const languages = [...new Set([defaultLanguage, ...found])]
  // The base language is the last resort, so it is read even if it is switched off.
  const read = new Set([...languages, baseLanguage])
  const locales = new Map([...read].map((language) => [language, readLocale(folder, language)]))
  refuseGaps(locales)

  // Compiling a text takes longer than saying it, and keeps ten times its size.
  const composed = (texts: Map<string, string>) =>
    Object.fromEntries([...texts].filter(([, text]) => !isLiteral(text)))

  const i18n = createInstance()
  // Years are Gregorian, as in the sources. Thai would otherwise use the Buddhist calendar.
  const gregorian = { calendar: 'gregory' }
  const zone = needs.timeZone === undefined ? gregorian : { ...gregorian, timeZone: needs.timeZone }
  const styles = { short: zone, medium: zone, long: zone, full: zone }
  const refuse = (error: Error) => {
    throw error
  }
  i18n.use(new ICU({ formats: { date: styles, time: styles }, parseErrorHandler: refuse })).init({
    initAsync: false,
    lng: defaultLanguage,
    fallbackLng: false,
    // Keys are flat here: a path is looked up once, not walked.
    keySeparator: false,
    nsSeparator: false,
    defaultNS: 'bot',
    resources: Object.fromEntries(
      [...locales].map(([language, { texts }]) => [language, { bot: composed(texts) }]),
    ),
  })
  const speak = new Map([...read].map((language) => [language, i18n.getFixedT(language)]))

  const attempt = (language: Language, key: TextKey, values: Text['values']) => {
    const text = locales.get(language)?.texts.get(key)
    if (text === undefined || isLiteral(text)) return text
    try {
      return speak.get(language)?.(key, { ...values })
    } catch {
      // A value was not given, or the text cannot be read: the caller tries what is left.
      return undefined
    }
  }

  const withoutGaps = (key: TextKey, values: Text['values']) => {
    const text = locales.get(baseLanguage)?.texts.get(key) ?? ''
    const names = [...text.matchAll(/\{\s*(\w+)/g)].map(([, name]) => [name, '…'])
    const said = attempt(baseLanguage, key, { ...Object.fromEntries(names), ...values })
    return said?.replaceAll('NaN', '…') ?? '…'
  }

  const render = (listener: Language, { key, values, language: other }: Text): string => {
    const wanted = other ?? listener
    const language = languages.includes(wanted)
      ? wanted
      : (closest(languages, wanted) ?? defaultLanguage)
    const inner = values && withWords(language, values)
    const said = attempt(language, key, inner)
    if (said !== undefined) return said
    needs.onGap?.(key, language)
    return (
      attempt(defaultLanguage, key, inner) ??
      attempt(baseLanguage, key, inner) ??
      withoutGaps(key, inner)
    )
  }

  const withWords = (language: Language, values: NonNullable<Text['values']>) => {
    const said: Record<string, string | number> = {}
    for (const [name, value] of Object.entries(values)) {
      said[name] = typeof value === 'object' ? render(language, value) : value
    }
    return said
  }

  return {
    languages,
    phrases: phrasesRead(folder, languages),
    glosses: glossesRead(folder, read),
    choosing: new Map(languages.map((one) => [one, locales.get(one)?.choosing ?? {}])),
    // Words of the base language are known to all, whether it is on or not.
    typed: new Map([...read].map((language) => [language, typedIn(language, locales)])),
    cries: readCries(folder),
    spoken: readSpoken(folder),
    // Read for whoever asks: kept as it is, it takes several times the room of what is made of it.
    get learned() {
      return readLearned(folder)
    },
    in: render,
    match: (tag) => closest(languages, tag),
  }
}
