/**
 * Whether every language names every concept that messages are listened for, whether its glosses are plain English
 * words, and whether the figures that the corpora reach have not fallen (`npm run check -- listening`). Better figures
 * are written down with `npm run listen -- --keep`.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CORPUS_NAMES, utterancesOf } from '../bench/listening/corpora.ts'
import { figuresOf, keptFigures } from '../bench/listening/kept-figures.ts'
import { createListener } from '../bench/listening/measure.ts'
import { languagesIn, localesFolder } from '../src/bots/locales.ts'
import { hear } from '../src/core/listening/heard-words.ts'
import { report } from './report.ts'

type Phrases = Record<string, string[]>

const readOf =
  (name: string) =>
  (language: string): Phrases =>
    JSON.parse(readFileSync(join(localesFolder, language, name), 'utf8'))

const phrasesOf = readOf('listening.json')
const glossesOf = readOf('glosses.json')

/** What is wrong with one language's phrases, compared with those of the base language. */
export const phraseFaults = (language: string, base: Phrases, phrases: Phrases): string[] => {
  const file = `locales/${language}/listening.json`
  const missing = Object.keys(base).filter((concept) => !phrases[concept]?.length)
  const unknown = Object.keys(phrases).filter((concept) => !(concept in base))
  // How times are said has a form of its own (return-time.ts), and so have names of services (services-said.ts).
  const heard = Object.entries(phrases).filter(
    ([concept]) => !/^(?:clock|service-(?:names|words)$)/.test(concept),
  )
  const words = heard.flatMap(([concept, all]) =>
    all
      .filter((phrase) => !/\p{Script=Thai}/u.test(phrase))
      .flatMap((phrase) => phrase.replace(/^(?:==?|[!+]) /, '').split(/\s+/))
      .filter((word) => word !== '..' && !word.startsWith('{'))
      .flatMap((word) => word.split('/'))
      .filter((word) => hear(word.replace(/\*$/, '')).words.length !== 1)
      .map((word) => `${file}: "${word}" of ${concept} is heard as no word, or as several`),
  )
  return [
    ...missing.map((concept) => `${file} has no phrase for ${concept}`),
    ...unknown.map((concept) => `${file}: no other language has ${concept}`),
    ...words,
  ]
}

/** What is wrong with the glosses of one language: plain English words, and for each form one gloss. */
export const glossFaults = (language: string, glosses: Phrases): string[] => {
  const file = `locales/${language}/glosses.json`
  const forms = Object.values(glosses).flat()
  const firsts = new Map(forms.map((form, at) => [form, at] as const).reverse())
  const twice = forms.filter((form, at) => firsts.get(form) !== at)
  return [
    ...Object.keys(glosses)
      .filter((gloss) => !/^[a-z']+(?: [a-z']+)*$/.test(gloss))
      .map((gloss) => `${file}: "${gloss}" is more than plain English words`),
    ...[...new Set(twice)].map((form) => `${file} has "${form}" twice`),
    ...forms
      .filter((form) => form !== form.toLowerCase() || !/^[\p{L}\p{M}]+$/u.test(form))
      .map((form) => `${file}: "${form}" is more than one word in small letters`),
  ]
}

/** What has fallen, in words. */
export const fallen = (
  language: string,
  kept: Record<string, number> | undefined,
  now: Record<string, number>,
): string[] =>
  kept === undefined
    ? [`no figures are kept for ${language}: npm run listen -- --keep`]
    : Object.entries(kept)
        .filter(([name, figure]) => (now[name] ?? 0) < figure)
        .map(([name, figure]) => `${language}: ${name} fell from ${figure} to ${now[name] ?? 0}`)

const planted: string[] = [
  ...(phraseFaults('xx', { stop: ['stop'] }, {}).length === 1 ? [] : ['a missing concept passes']),
  ...(phraseFaults('xx', { stop: [] }, { stop: ['st-op now'], go: ['go'] }).length >= 1
    ? []
    : ['an unknown concept passes']),
  ...(glossFaults('xx', { 'hit he': ['slo'], Hit: ['slo', 'å slå'] }).length === 3
    ? []
    : ['a form that stands twice, or is no word, passes']),
  ...(fallen('xx', { first: 90 }, { first: 89 }).length === 1 ? [] : ['a fallen figure passes']),
]

const base = phrasesOf('en')
const listener = createListener()
const languages = languagesIn(localesFolder)
const measured = CORPUS_NAMES.map((corpus) => {
  const figures = [...utterancesOf(corpus)].map(
    ([language, own]) => [language, figuresOf(listener, own)] as const,
  )
  const kept = keptFigures(corpus)
  const faults = [
    ...languages
      .filter((language) => !figures.some(([one]) => one === language))
      .map((language) => `test/core/listening/${corpus} has no ${language}.json`),
    ...figures.flatMap(([language, now]) =>
      fallen(language, kept[language], now).map((fault) => `${corpus}: ${fault}`),
    ),
  ]
  const told = figures.map(([language, { first }]) => `${language} ${first} %`).join(', ')
  return { faults, told: `${corpus} understood first: ${told}` }
})
report(
  `${languages.length} languages name ${Object.keys(base).length} concepts; ${measured.map(({ told }) => told).join('; ')}`,
  [
    ...planted,
    ...languages.flatMap((language) => phraseFaults(language, base, phrasesOf(language))),
    ...languages.flatMap((language) => glossFaults(language, glossesOf(language))),
    ...measured.flatMap(({ faults }) => faults),
  ],
)
