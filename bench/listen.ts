/**
 * `npm run listen -- FILE [--json]`: how the utterances of a corpus are understood, by language, and
 * which were missed. A file is a list of utterances (bench/listening/measure.ts).
 */
import { readFileSync } from 'node:fs'
import { createListener, type Measure, measure, type Utterance } from './listening/measure.ts'

const [file, ...rest] = process.argv
  .slice(2)
  .sort((a, b) => Number(a.startsWith('--')) - Number(b.startsWith('--')))
if (file === undefined || file.startsWith('--')) {
  process.stderr.write(
    'npm run listen -- FILE [--json]: FILE is a corpus, such as test/core/listening/corpus/en.json\n',
  )
  process.exit(1)
}
const utterances: Utterance[] = JSON.parse(readFileSync(file, 'utf8'))
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
