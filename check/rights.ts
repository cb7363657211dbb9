/**
 * Whether a country's pack and its words agree, and whether the words can be read on a small screen by
 * somebody who reads little. Prints how easy they are to read.
 */
import {
  baseLanguage,
  isOptional,
  type Locale,
  languagesIn,
  localesFolder,
  readLocale,
} from '../src/bots/locales.ts'
import { countryOf } from '../src/core/rights/countries.ts'
import type { Pack } from '../src/core/rights/pack.ts'
import { statementsOf } from '../src/core/rights/statements.ts'
import { report } from './report.ts'

const FIRST_SCREEN = 300
const LABEL = 40
/** On first screens; a term that has to be known by its name is longer, and stands in brackets. */
const LONGEST_WORD = 22
const LONGEST_SENTENCE = 25

/** The texts that a pack asks for. */
export function keysOf({ name, topics, services, practice, alerts, sheets }: Pack): string[] {
  const rights = `rights-${name}`
  return [
    ...Object.entries(topics).flatMap(([topic, { facts }]) => [
      ...['title', 'now', 'keywords'].map((part) => `${rights}.topics.${topic}.${part}`),
      ...Object.keys(facts).map((fact) => `${rights}.topics.${topic}.facts.${fact}`),
    ]),
    ...Object.keys(sheets).flatMap((id) =>
      ['title', 'text'].map((part) => `${rights}.sheets.${id}.${part}`),
    ),
    ...Object.keys(alerts).map((kind) => `${rights}.alerts.${kind}`),
    ...Object.entries(services).flatMap(([id, { hours }]) =>
      ['name', 'note', ...(hours === 'told' ? ['hours'] : [])].map(
        (part) => `services-${name}.${id}.${part}`,
      ),
    ),
    ...Object.entries(practice).flatMap(([phase, cards]) =>
      Object.keys(cards).map((id) => `practice-${name}.${phase}.${id}`),
    ),
  ]
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?:])\s+/)
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}]+/gu) ?? []

/** What points nowhere, and words that are missing or that nothing asks for. */
export function packFaults(pack: Pack, locale: Locale): string[] {
  const asked = new Set(keysOf(pack))
  const files = new RegExp(`^(rights|services|practice)-${pack.name}\\.`)
  const cited = (sources: readonly string[]) =>
    sources.map((source) => source.split(' ')[0] ?? '').filter((id) => !pack.sources[id])
  const hasSheet = (id: string) => id in pack.sheets
  return [
    ...[...asked].filter((key) => !locale.texts.has(key)).map((key) => `${key} has no words`),
    ...[...locale.texts.keys()]
      .filter((key) => files.test(key) && !asked.has(key) && !isOptional(key))
      .map((key) => `${key} belongs to nothing in the pack`),
    ...Object.entries(pack.topics).flatMap(([id, { services, sheet }]) => [
      ...services.filter((one) => !pack.services[one]).map((one) => `${id}: no service ${one}`),
      ...(sheet === undefined || hasSheet(sheet) ? [] : [`${id}: no sheet ${sheet}`]),
    ]),
    ...statementsOf(pack).flatMap(({ id, statement: { sources } }) =>
      cited(sources).map((one) => `${id}: no source ${one}`),
    ),
    ...Object.entries(pack.services).flatMap(([id, { sources }]) =>
      cited(sources).map((one) => `${id}: no source ${one}`),
    ),
    ...(hasSheet(pack.interpreter) ? [] : [`there is no sheet ${pack.interpreter}`]),
    ...(pack.topics[pack.care] ? [] : [`there is no topic ${pack.care} for the first 72 hours`]),
  ]
}

/** What does not fit a small screen, or is hard to read. */
export function screenFaults(pack: Pack, language: string, { texts }: Locale): string[] {
  const textOf = (key: string) => texts.get(key) ?? ''
  const title = (topic: string) => textOf(`rights-${pack.name}.topics.${topic}.title`)
  const labels = [
    ...Object.keys(pack.topics).map(title),
    ...Object.keys(pack.services).map((id) => textOf(`services-${pack.name}.${id}.name`)),
  ]
  const faults = [
    ...labels
      .filter((label) => label.length > LABEL)
      .map((label) => `"${label}" is a label of ${label.length} characters; ${LABEL} fit`),
    ...Object.keys(pack.topics).flatMap((topic) => {
      const first = textOf(`rights-${pack.name}.topics.${topic}.now`)
      const length = title(topic).length + 2 + first.length
      // A Norwegian term in brackets is said as it is.
      const plain = first.replace(/\([^)]*\)|[„“”"«»].*?[“”"»]/gu, '')
      return [
        ...(length > FIRST_SCREEN
          ? [`${topic}: the first screen has ${length} characters; ${FIRST_SCREEN} fit`]
          : []),
        ...(language === 'th'
          ? []
          : [
              ...wordsOf(plain)
                .filter((word) => word.length > LONGEST_WORD)
                .map((word) => `${topic}: "${word}" is too long a word for a first screen`),
              ...sentencesOf(plain)
                .filter((sentence) => wordsOf(sentence).length > LONGEST_SENTENCE)
                .map((sentence) => `${topic}: too long a sentence: ${sentence}`),
            ]),
      ]
    }),
  ]
  return faults.map((fault) => `locales/${language}: ${fault}`)
}

/** LIX: words in a sentence, and the share of words of more than six letters; below 35 is easy. */
export function lix(text: string): number {
  const words = wordsOf(text)
  const long = words.filter((word) => word.length > 6).length
  const sentences = sentencesOf(text).filter((one) => wordsOf(one).length > 0).length
  return Math.round(words.length / sentences + (100 * long) / words.length)
}

if (import.meta.main) {
  const { pack } = countryOf('NO')
  if (!pack) throw new Error('Norway has no pack')
  const languages = languagesIn(localesFolder)
  const locales = languages.map((name) => [name, readLocale(localesFolder, name)] as const)
  const base = locales.find(([name]) => name === baseLanguage)?.[1]
  const ease = locales.map(([name, { texts }]) => {
    const said = [...texts].filter(([key]) => /^rights-.*\.(now|facts\..*)$/.test(key))
    return `${name} ${lix(said.map(([, text]) => text).join(' '))}`
  })
  report(`the pack and its words agree; LIX (below 35 is easy): ${ease.join(', ')}`, [
    ...(base ? packFaults(pack, base) : []),
    ...locales.flatMap(([name, locale]) => screenFaults(pack, name, locale)),
  ])
}
