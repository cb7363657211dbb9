/**
 * Whether what has been learned from examples is what these examples teach, with the words, the corpus and the
 * code of today (`npm run check -- learned`); with `--write` it is learned anew (`npm run learn`).
 *
 * Learning takes a while, and may end in other last digits on another machine. So the file says from what
 * it was learned and of what it consists, and only that is compared.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { markOf } from '../bench/listening/learned-from.ts'
import { learn } from '../bench/listening/learner.ts'
import { lessonsOf } from '../bench/listening/lessons.ts'
import { languagesIn, localesFolder } from '../src/bots/locales.ts'
import { createWords } from '../src/bots/words.ts'
import type { Learned } from '../src/core/terms/text.ts'
import { report, root } from './report.ts'

/** What learned.json holds; weights are bytes in base64. */
interface Kept {
  mark?: string
  meanings?: readonly string[]
  hidden?: readonly number[]
  outputs?: readonly string[]
  always?: readonly number[]
}

const FILE = 'learned.json'
/** The weights of signs, and which signs it knows, as bytes. */
const ROWS = 'learned.bin'
const KNOWN = 'learned-known.bin'

const languages = languagesIn(localesFolder)

const inRepository = (path: string): string => readFileSync(join(root, path), 'utf8')

const read = (path: string): string => {
  const file = join(localesFolder, path)
  return existsSync(file) ? readFileSync(file, 'utf8') : '{}'
}

const bytesOf = (weights: Int8Array): string => Buffer.from(weights).toString('base64')

/** What was learned, and all that it was learned from, in a few letters. */
const markNow = (
  { meanings, hidden, outputs, always }: Kept,
  [rows, known]: readonly [rows: Uint8Array, known: Uint8Array],
): string =>
  createHash('sha256')
    .update(JSON.stringify([markOf(languages, inRepository), meanings, hidden, outputs, always]))
    .update(rows)
    .update(known)
    .digest('hex')
    .slice(0, 32)

const writeLearned = ({ meanings, hidden, rows, known, outputs, always }: Learned): void => {
  const net = { meanings, hidden, outputs: outputs.map(bytesOf), always }
  const bytes = Buffer.from(rows)
  const lines = Object.entries({ mark: markNow(net, [bytes, known]), ...net }).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  )
  writeFileSync(join(localesFolder, FILE), `{\n${lines.join(',\n')}\n}\n`)
  writeFileSync(join(localesFolder, ROWS), bytes)
  writeFileSync(join(localesFolder, KNOWN), known)
}

if (process.argv.includes('--write')) {
  // What was learned before, perhaps by other code, has no say in it.
  for (const name of [FILE, ROWS, KNOWN]) rmSync(join(localesFolder, name), { force: true })
  const words = createWords({ defaultLanguage: 'nb' })
  function* lessons() {
    for (const language of languages) {
      const corpus = JSON.parse(inRepository(`test/core/listening/corpus/${language}.json`))
      const examples = JSON.parse(read(join(language, 'examples.json')))
      yield* lessonsOf(language, { corpus, examples }, words)
    }
  }
  writeLearned(learn(lessons()))
}
const kept: Kept = JSON.parse(read(FILE))
const bytesIn = (name: string): Uint8Array => {
  const file = join(localesFolder, name)
  return existsSync(file) ? readFileSync(file) : new Uint8Array()
}
const mark = markNow(kept, [bytesIn(ROWS), bytesIn(KNOWN)])
report(`${kept.meanings?.length ?? 0} meanings were learned from examples`, [
  ...(kept.mark === mark
    ? []
    : [
        `locales/${FILE} was learned from something else than what there is now; run: npm run learn`,
      ]),
])
