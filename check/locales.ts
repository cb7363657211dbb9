/** Whether every language says the same, in a form that can be shown. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  baseLanguage,
  isOptional,
  type Locale,
  languagesIn,
  localesFolder,
  readLocale,
  typedIn,
} from '../src/bots/locales.ts'
import { createTypedWords } from '../src/core/listening/typed-words.ts'
import { plain } from '../src/core/terms/plain.ts'
import { leftOver, SOURCES } from './left-over.ts'
import { type Message, readMessage } from './message.ts'
import { report } from './report.ts'
import { readSources } from './sources.ts'
import { usedTexts } from './texts.ts'

interface Needs {
  folder: string
  /** Texts that stand on buttons. */
  labels?: (key: string) => boolean
  /** Texts that are the same in every language, such as names. */
  same?: string[]
}

const LONGEST_LABEL = 40

// What a service is called is often a name, and a name is not translated.
const NAME = /^services-\w+\.[\w-]+\.name$/

// Words that i18next takes for instructions to itself when they come as values.
const RESERVED = [
  'lng',
  'lngs',
  'ns',
  'fallbackLng',
  'defaultValue',
  'replace',
  'returnObjects',
  'returnDetails',
  'joinArrays',
  'postProcess',
  'interpolation',
  'keySeparator',
  'nsSeparator',
  'ordinal',
]

const letters = (text: string) => text.match(/\p{L}/gu)?.length ?? 0

const filesOf = (folder: string, language: string) =>
  readdirSync(join(folder, language))
    .filter((file) => file.endsWith('.json'))
    .sort()

const usage = ({ placeholders }: Message) =>
  [...placeholders]
    .map(([name, kinds]) => `{${name}: ${[...new Set(kinds)].sort().join(', ')}}`)
    .sort()
    .join(' ')

function formFaults(text: string): string[] {
  if (text.trim() === '') return ['is empty']
  return [
    ...(text === text.trim() ? [] : ['begins or ends with a space']),
    ...(/ {2}|\t| \n|\n /.test(text)
      ? ['has two spaces, a tab, or a space beside a line break']
      : []),
  ]
}

/** Names, words that are searched for, and the sound of Norwegian may be the same in every language. */
const isSame = (key: string, { same }: Needs): boolean =>
  same?.includes(key) || NAME.test(key) || key.endsWith('.keywords') || isOptional(key)

function textFaults(key: string, text: string, language: string, base: string, needs: Needs) {
  const message = readMessage(text, language)
  const original = readMessage(base, baseLanguage)
  const faults = [...formFaults(text), ...message.faults]
  if (message.faults.length === 0 && usage(message) !== usage(original)) {
    faults.push(`has ${usage(message) || 'no placeholder'}, not ${usage(original) || 'none'}`)
  }
  for (const name of message.placeholders.keys()) {
    if (RESERVED.includes(name)) faults.push(`{${name}} is a name that i18next keeps to itself`)
  }
  if (needs.labels?.(key) && message.length > LONGEST_LABEL) {
    faults.push(`is a label of ${message.length} characters; ${LONGEST_LABEL} fit`)
  }
  const foreign = language !== baseLanguage && !isSame(key, needs)
  if (foreign && message.words === original.words && letters(message.words) > 12) {
    faults.push('is not translated')
  }
  return faults.map((fault) => `locales/${language}: ${key} ${fault}`)
}

function wordFaults(language: string, { typed }: Locale, base: Locale): string[] {
  const faults = Object.keys(base.typed)
    .filter((name) => !typed[name]?.length)
    .map((name) => `nothing can be typed for "${name}"`)
  for (const [name, words] of Object.entries(typed)) {
    const heard = words.map(plain)
    if (heard.includes('')) faults.push(`"${name}" holds a word without letters`)
    const twice = words.filter((_, place) => heard.indexOf(heard[place] ?? '') !== place)
    faults.push(...twice.map((word) => `"${name}" holds "${word}" twice`))
  }
  return faults.map((fault) => `locales/${language}/words.json: ${fault}`)
}

const wordsIn = (text: string, language: string) => readMessage(text, language).words

/** Texts of a language that hold words of one that it was translated from. */
function leftOvers(language: string, locale: Locale, sources: Map<string, Locale>, needs: Needs) {
  return [...sources]
    .filter(([source]) => source !== language)
    .flatMap(([source, { texts }]) =>
      [...locale.texts].flatMap(([key, text]) => {
        if (isSame(key, needs)) return []
        const left = leftOver(wordsIn(text, language), wordsIn(texts.get(key) ?? '', source))
        return left === undefined
          ? []
          : [`locales/${language}: ${key} still says "${left}" (${source})`]
      }),
    )
}

function parityFaults(language: string, locale: Locale, base: Locale, needs: Needs): string[] {
  const expected = filesOf(needs.folder, baseLanguage).join(', ')
  const files = filesOf(needs.folder, language).join(', ')
  const faults = files === expected ? [] : [`locales/${language} has ${files}, not ${expected}`]
  for (const key of base.texts.keys()) {
    if (!locale.texts.has(key) && !isOptional(key))
      faults.push(`locales/${language}: ${key} is missing`)
  }
  for (const [key, text] of locale.texts) {
    const original = base.texts.get(key)
    if (original === undefined && isOptional(key)) continue
    if (original === undefined) faults.push(`locales/${language}: ${key} is in no other language`)
    else faults.push(...textFaults(key, text, language, original, needs))
    if (!/^[\w-]+(\.[\w-]+)*$/.test(key)) faults.push(`locales/${language}: "${key}" is no key`)
  }
  return [...faults, ...wordFaults(language, locale, base)]
}

/** Every way in which the languages differ, or could not be shown. */
export function localeFaults(needs: Needs): string[] {
  try {
    const languages = languagesIn(needs.folder)
    const locales = new Map(languages.map((name) => [name, readLocale(needs.folder, name)]))
    const base = locales.get(baseLanguage)
    if (!base) return [`locales/${baseLanguage} is missing: all other languages follow it`]
    const sources = new Map([...locales].filter(([name]) => SOURCES.includes(name)))
    const faults = [...locales].flatMap(([name, locale]) => [
      ...parityFaults(name, locale, base, needs),
      ...(name === baseLanguage ? [] : leftOvers(name, locale, sources, needs)),
    ])
    if (faults.length === 0)
      createTypedWords(new Map(languages.map((name) => [name, typedIn(name, locales)])))
    return faults
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

if (import.meta.main) {
  const same: string[] = JSON.parse(
    readFileSync(join(import.meta.dirname, 'same-in-every-language.json'), 'utf8'),
  )
  const { isLabel } = usedTexts(readSources())
  const languages = languagesIn(localesFolder)
  report(
    `${languages.length} languages say the same: ${languages.join(', ')}`,
    localeFaults({ folder: localesFolder, labels: isLabel, same }),
  )
}
