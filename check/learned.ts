/**
 * Whether what has been learned from examples is what these examples teach, with the words, the corpus and the
 * code of today (`npm run check -- learned`); with `--write` it is learned anew (`npm run learn`).
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

/** What learned.json of all languages holds; weights are bytes in base64. */
interface Kept {
  mark?: string
  meanings?: readonly string[]
  hidden?: readonly number[]
  outputs?: readonly string[]
  always?: readonly number[]
  signs?: Readonly<Record<string, string>>
}

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

const bytesOf = (weights: Int8Array): string => Buffer.from(weights).toString('base64')

const sorted = (signs: Learned['signs']): [string, string][] =>
  [...signs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, weights]) => [name, bytesOf(weights)])

/** What was learned, and all that it was learned from, in a few letters. */
const markNow = ({ meanings, hidden, outputs, always, signs }: Kept): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        markOf(languages, inRepository),
        ...languages.map((language) => JSON.parse(read(join(language, FILE)))),
        ...[meanings, hidden, outputs, always, signs],
      ]),
    )
    .digest('hex')
    .slice(0, 32)

const writeLearned = (
  { meanings, hidden, outputs, always, signs }: Learned,
  lessons: ReadonlyMap<string, Lesson[]>,
) => {
  const all = sorted(signs)
  for (const [language, own] of lessons) {
    const said = new Set(own.flatMap(({ signs }) => signs.map(([name]) => name)))
    const words = all.filter(([name]) => name.startsWith(WORD) && said.has(name))
    writeFileSync(join(localesFolder, language, FILE), written(words))
  }
  const shared = Object.fromEntries(all.filter(([name]) => !name.startsWith(WORD)))
  const net = { meanings, hidden, outputs: outputs.map(bytesOf), always }
  const rest = Object.entries({ mark: markNow({ ...net, signs: shared }), ...net }).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  )
  writeFileSync(
    join(localesFolder, FILE),
    `{\n${rest.join(',\n')},\n"signs": ${written(Object.entries(shared)).trim()}\n}\n`,
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
const kept: Kept = JSON.parse(read(FILE))
const mark = markNow(kept)
report(`${Object.keys(kept.signs ?? {}).length} signs were learned from examples`, [
  ...(kept.mark === mark
    ? []
    : [
        `locales/${FILE} was learned from something else than what there is now; run: npm run learn`,
      ]),
])
