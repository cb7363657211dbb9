/**
 * `npm run listen -- FILE [--json]`: how the utterances of a corpus are understood, by language, and
 * which were missed. Each is typed to the whole bot on a real database, by somebody at the question of its
 * context: a danger is heard where the first message that answers begins with whom to call, what is harmless
 * must begin and keep nothing, and what else is meant must be what is shown. A file is a list of utterances
 * (bench/listening/measure.ts) or of numbers (bench/listening/numbers.ts), or lines by meaning
 * (bench/listening/unheard.ts). `--keep` writes down what the corpora of the repository reach, and `npm run check` sees to it that it does not fall.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { openChat } from './listening/chat.ts'
import { CORPUS_NAMES, utterancesOf } from './listening/corpora.ts'
import { figuresOf, keepFigures } from './listening/kept-figures.ts'
import {
  createListener,
  type Measure,
  type Missed,
  type Outcome,
  scoreOf,
  type Utterance,
} from './listening/measure.ts'
import { measureNumbers, type NumberCase } from './listening/numbers.ts'
import { createOnScreen } from './listening/on-screen.ts'
import { unheardIn } from './listening/unheard.ts'

if (process.argv.includes('--keep')) {
  const listener = createListener()
  for (const corpus of CORPUS_NAMES)
    keepFigures(
      corpus,
      Object.fromEntries(
        [...utterancesOf(corpus)].map(([language, own]) => [language, figuresOf(listener, own)]),
      ),
    )
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
const written: unknown = JSON.parse(readFileSync(file, 'utf8'))
const items: (Utterance | NumberCase)[] = Array.isArray(written)
  ? written
  : unheardIn(basename(file, '.json'), file)
if (items.some((item) => 'via' in item)) {
  const numbers = measureNumbers(items.filter((item): item is NumberCase => 'via' in item))
  const lines = rest.includes('--json')
    ? JSON.stringify({ numbers })
    : `numbers: ${numbers.right} of ${numbers.n} right; wrong: ${numbers.wrong.join(', ') || 'none'}`
  process.stdout.write(`${lines}\n`)
  process.exit(0)
}
const utterances = items.filter((item): item is Utterance => 'lang' in item)
const chat = await openChat()
try {
  const { outcomeOf } = createOnScreen(chat, createListener())
  const results: Record<string, Measure> = {}
  for (const [language, own] of Map.groupBy(utterances, ({ lang }) => lang)) {
    const outcomes: [Utterance, Outcome][] = []
    for (const utterance of own) outcomes.push([utterance, await outcomeOf(utterance)])
    const { measure: result, missed } = scoreOf(outcomes)
    results[language] = result
    if (!rest.includes('--json')) print(language, result, missed)
  }
  if (rest.includes('--json')) process.stdout.write(`${JSON.stringify(results)}\n`)
} finally {
  await chat.close()
}

function print(
  language: string,
  { n, first, three, danger, grave, harmless }: Measure,
  missed: readonly Missed[],
): void {
  process.stdout.write(
    `${language}: right first ${first} of ${n}, among three ${three}; danger heard ${danger.heard} of ${danger.n}; ` +
      `grave and wrong ${grave.length}; harmless that started something ${harmless.started} of ${harmless.n}\n`,
  )
  for (const { utterance, meanings, shownInstead } of missed) {
    const shown = shownInstead === undefined ? '' : `, but shown: ${JSON.stringify(shownInstead)}`
    process.stdout.write(
      `  ${utterance.id} (${utterance.context}) ${JSON.stringify(utterance.text)}: ${meanings.slice(0, 3).join(', ')}${shown}; right: ${utterance.expect.join(', ')}\n`,
    )
  }
}
