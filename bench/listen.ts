/**
 * `npm run listen -- FILE [--json]`: how the utterances of a corpus are understood, by language, and
 * which were missed. A file is a list of utterances (bench/listening/measure.ts) or of
 * numbers (bench/listening/numbers.ts). `--keep` writes down
 * what the corpus of the repository reaches, and `npm run check` sees to it that it does not fall.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  createListener,
  keepFigures,
  type Measure,
  measure,
  measureFile,
  type Utterance,
} from './listening/measure.ts'
import { measureNumbers, type NumberCase } from './listening/numbers.ts'

if (process.argv.includes('--keep')) {
  const listener = createListener()
  const folder = new URL('../test/core/listening/corpus/', import.meta.url)
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'kept.json')
  const figures = files.map((name) => [
    name.replace('.json', ''),
    measureFile(listener, fileURLToPath(new URL(name, folder))),
  ])
  keepFigures(Object.fromEntries(figures))
  process.exit(0)
}
const [file, ...rest] = process.argv
  .slice(2)
  .sort((a, b) => Number(a.startsWith('--')) - Number(b.startsWith('--')))
if (file === undefined || file.startsWith('--')) {
  process.stderr.write(
    'npm run listen -- FILE [--json]: FILE is a corpus, such as test/core/listening/corpus/en.json\n',
  )
  process.exit(1)
}
const items: (Utterance | NumberCase)[] = JSON.parse(readFileSync(file, 'utf8'))
if (items.some((item) => 'via' in item)) {
  const numbers = measureNumbers(items.filter((item): item is NumberCase => 'via' in item))
  const lines = rest.includes('--json')
    ? JSON.stringify({ numbers })
    : `numbers: ${numbers.right} of ${numbers.n} right; wrong: ${numbers.wrong.join(', ') || 'none'}`
  process.stdout.write(`${lines}\n`)
  process.exit(0)
}
const utterances = items.filter((item): item is Utterance => 'lang' in item)
const listener = createListener()
const results: Record<string, Measure> = {}
for (const [language, own] of Map.groupBy(utterances, ({ lang }) => lang)) {
  const { measure: result, missed } = measure(listener, own)
  results[language] = result
  if (rest.includes('--json')) continue
  const { n, first, three, danger, grave, harmless } = result
  process.stdout.write(
    `${language}: right first ${first} of ${n}, among three ${three}; danger heard ${danger.heard} of ${danger.n}; ` +
      `grave and wrong ${grave.length}; harmless that started something ${harmless.started} of ${harmless.n}\n`,
  )
  for (const { utterance, meanings } of missed)
    process.stdout.write(
      `  ${utterance.id} (${utterance.context}) ${JSON.stringify(utterance.text)}: ${meanings.slice(0, 3).join(', ')}; right: ${utterance.expect.join(', ')}\n`,
    )
}
if (rest.includes('--json')) process.stdout.write(`${JSON.stringify(results)}\n`)
