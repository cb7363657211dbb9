/**
 * Whether what has been learned from examples is what these examples teach, with the words, the corpus and the
 * code of today (`npm run check -- learned`); with
 * `--write` it is learned anew (`npm run learn`).
 *
 * Learning takes a while, and may end in other last digits on another machine. So the file says from what
 * it was learned and of what it consists, and only that is compared.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { markOf } from '../bench/listening/learned-from.ts'
import { type Lesson, learn } from '../bench/listening/learner.ts'
import { lessonsOf } from '../bench/listening/lessons.ts'
import { languagesIn, localesFolder } from '../src/bots/locales.ts'
import { createWords } from '../src/bots/words.ts'
import type { Learned } from '../src/core/terms/text.ts'
import { report, root } from './report.ts'

type Weights = Record<string, number[]>

const FILE = 'learned.json'
/** Signs that are not the same in all languages. */
const WORD = 'word '

const languages = languagesIn(localesFolder)

const inRepository = (path: string): string => readFileSync(join(root, path), 'utf8')

const read = (path: string): string => {
  const file = join(localesFolder, path)
  return existsSync(file) ? readFileSync(file, 'utf8') : '{}'
}

/** One line for each sign, so that a difference can be read. */
const written = (entries: readonly [string, unknown][]): string =>
  `{\n${entries.map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n')}\n}\n`

const sorted = (weights: ReadonlyMap<string, readonly number[]>): [string, readonly number[]][] =>
  [...weights].filter(([, pairs]) => pairs.length > 0).sort(([a], [b]) => (a < b ? -1 : 1))

/** What was learned, and all that it was learned from, in a few letters. */
const markNow = (learned: { meanings: unknown; always: unknown; weights: unknown }): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        markOf(languages, inRepository),
        ...languages.map((language) => JSON.parse(read(join(language, FILE)))),
        learned.meanings,
        learned.always,
        learned.weights,
      ]),
    )
    .digest('hex')
    .slice(0, 32)

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

if (process.argv.includes('--write')) {
  const words = createWords({ defaultLanguage: 'nb' })
  const lessons = new Map(
    languages.map((language) => [
      language,
      lessonsOf(
        language,
        {
          corpus: JSON.parse(inRepository(`test/core/listening/corpus/${language}.json`)),
          examples: JSON.parse(read(join(language, 'examples.json'))),
        },
        words,
      ),
    ]),
  )
  writeLearned(learn([...lessons.values()].flat()), lessons)
}
const kept: { mark?: string; meanings?: string[]; always?: number[]; weights?: Weights } =
  JSON.parse(read(FILE))
const mark = markNow({ meanings: kept.meanings, always: kept.always, weights: kept.weights })
report(`${Object.keys(kept.weights ?? {}).length} signs were learned from examples`, [
  ...(kept.mark === mark
    ? []
    : [
        `locales/${FILE} was learned from something else than what there is now; run: npm run learn`,
      ]),
])
