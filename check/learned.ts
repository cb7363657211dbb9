/**
 * Whether what has been learned from examples is what these examples teach (`npm run check -- learned`); with
 * `--write` it is learned anew (`npm run learn`).
 *
 * Learning takes a while, and may end in other last digits on another machine. So the file says from what
 * it was learned and of what it consists, and only that is compared.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Lesson, learn } from '../bench/listening/learner.ts'
import { languagesIn, localesFolder } from '../src/bots/locales.ts'
import { createWords } from '../src/bots/words.ts'
import { hear } from '../src/core/listening/heard-words.ts'
import { createRules, signsIn } from '../src/core/listening/understand.ts'
import type { Learned } from '../src/core/terms/text.ts'
import { report, root } from './report.ts'

type Examples = Record<string, string[]>
type Weights = Record<string, number[]>

const FILE = 'learned.json'
/** Signs that are not the same in all languages. */
const WORD = 'word '

const languages = languagesIn(localesFolder)

const corpusFile = (language: string): string =>
  join(root, 'test/core/listening/corpus', `${language}.json`)

const read = (path: string): string => {
  const file = join(localesFolder, path)
  return existsSync(file) ? readFileSync(file, 'utf8') : '{}'
}

const examplesOf = (language: string): Examples => JSON.parse(read(join(language, 'examples.json')))

/** Answers are no meanings: what they say depends on the question. */
const isMeaning = (name: string): boolean => !name.startsWith('answer:')

const lessonsOf = (language: string): Lesson[] => {
  const understand = createRules(words)
  return Object.entries(examplesOf(language))
    .filter(([meaning]) => isMeaning(meaning))
    .flatMap(([meaning, lines]) =>
      lines.map((line) => {
        const heard = hear(line)
        return { meaning, signs: signsIn(words, understand(heard, language), heard, language) }
      }),
    )
}

/** What the rules make of a line that they were written for teaches nothing about other lines. */
const RULES = /^(?:rules|said|denied|first) /

interface Said {
  context: string
  text: string
  expect: readonly string[]
}

/** What the corpus of the rules teaches: its dangers, and its other lines where no question is open. */
const corpusLessonsOf = (language: string): Lesson[] => {
  const understand = createRules(words)
  const known = new Set(Object.keys(examplesOf(language)))
  const corpus: Said[] = JSON.parse(readFileSync(corpusFile(language), 'utf8'))
  return corpus.flatMap(({ context, text, expect: [first = ''] }) => {
    const heard = hear(text)
    const utterance = understand(heard, language)
    const meaning = first === 'danger' ? `danger:${utterance.dangers[0]}` : first
    const isAnswer = !context.startsWith('idle') && first !== 'danger'
    if (isAnswer || !known.has(meaning)) return []
    const signs = signsIn(words, utterance, heard, language)
    return { meaning, signs: signs.filter(([name]) => !RULES.test(name)) }
  })
}

/** One line for each sign, so that a difference can be read. */
const written = (entries: readonly [string, unknown][]): string =>
  `{\n${entries.map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n')}\n}\n`

const sorted = (weights: ReadonlyMap<string, readonly number[]>): [string, readonly number[]][] =>
  [...weights].filter(([, pairs]) => pairs.length > 0).sort(([a], [b]) => (a < b ? -1 : 1))

/** What the examples and the weights are, in a few letters. */
const markOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)

const markNow = (learned: { meanings: unknown; always: unknown; weights: unknown }): string =>
  markOf([
    ...languages.map((language) => JSON.stringify(examplesOf(language))),
    ...languages.map((language) => JSON.stringify(JSON.parse(read(join(language, FILE))))),
    JSON.stringify([learned.meanings, learned.always, learned.weights]),
  ])

const writeLearned = (
  { meanings, always, weights }: Learned,
  lessons: ReadonlyMap<string, Lesson[]>,
) => {
  const all = sorted(weights)
  for (const [language, own] of lessons) {
    const said = new Set(own.flatMap(({ signs }) => signs.map(([name]) => name)))
    const words = all.filter(([name]) => name.startsWith(WORD) && said.has(name))
    writeFileSync(join(localesFolder, language, FILE), written(words))
  }
  const shared = Object.fromEntries(all.filter(([name]) => !name.startsWith(WORD)))
  const mark = markNow({ meanings, always, weights: shared })
  const rest = [
    `"mark": ${JSON.stringify(mark)}`,
    `"meanings": ${JSON.stringify(meanings)}`,
    `"always": ${JSON.stringify(always)}`,
  ]
  writeFileSync(
    join(localesFolder, FILE),
    `{\n${rest.join(',\n')},\n"weights": ${written(Object.entries(shared)).trim()}\n}\n`,
  )
}

const words = createWords({ defaultLanguage: 'nb' })
if (process.argv.includes('--write')) {
  const lessons = new Map(
    languages.map((language) => [language, [...lessonsOf(language), ...corpusLessonsOf(language)]]),
  )
  writeLearned(learn([...lessons.values()].flat()), lessons)
}
const kept: { mark?: string; meanings?: string[]; always?: number[]; weights?: Weights } =
  JSON.parse(read(FILE))
const mark = markNow({ meanings: kept.meanings, always: kept.always, weights: kept.weights })
report(`${Object.keys(kept.weights ?? {}).length} signs were learned from examples`, [
  ...(kept.mark === mark
    ? []
    : [`locales/${FILE} is not what the examples teach; run: npm run learn`]),
])
