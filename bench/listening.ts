/** (e) Understanding one message, over the corpus, beside what has to be read of any message anyway. */
import { readdirSync, readFileSync } from 'node:fs'
import { createWords } from '../src/bots/words.ts'
import { createUnderstanding } from '../src/core/listening/understand.ts'
import { aim, milliseconds, percentile, printTable, ratio } from './figures.ts'
import type { Ratios } from './gate.ts'
import type { Utterance } from './listening/measure.ts'

const CORPUS = new URL('../test/core/listening/corpus/', import.meta.url)
/** Each message is understood so often, and the middle one counts: what else the machine does is not measured. */
const ROUNDS = 21

/** Milliseconds that some work takes once. */
const timed = (work: () => unknown): number => {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

/** Prints how long it takes to understand a message, by language, and how much longer than to read it as JSON. */
export const benchListening = async (): Promise<Ratios> => {
  const understand = createUnderstanding(createWords({ defaultLanguage: 'nb' }))
  const files = readdirSync(CORPUS).filter((name) => /^[a-z]{2}(?:-[A-Z]{2})?\.json$/.test(name))
  const all = { understood: [] as number[], parsed: [] as number[] }
  const rows = files.map((name) => {
    const corpus: Utterance[] = JSON.parse(readFileSync(new URL(name, CORPUS), 'utf8'))
    const waits = measure(corpus, understand)
    all.understood.push(...waits.understood)
    all.parsed.push(...waits.parsed)
    return rowOf(name.replace('.json', ''), waits)
  })
  const p95 = percentile(all.understood, 95)
  printTable('Understanding one message of the corpus', [
    ['', 'p50', 'p95', 'JSON.parse p50', 'p95', 'ratio of p95'],
    ...rows,
    rowOf('all', all),
    ['', aim(p95 <= 5, 'p95 at most 5 ms')],
  ])
  return {}
}

interface Waits {
  understood: number[]
  parsed: number[]
}

const measure = (
  corpus: readonly Utterance[],
  understand: ReturnType<typeof createUnderstanding>,
): Waits => {
  const waits: Waits = { understood: [], parsed: [] }
  for (const { text, lang } of corpus) {
    const written = JSON.stringify({ text })
    waits.understood.push(usual(() => understand(text, lang)))
    waits.parsed.push(usual(() => JSON.parse(written)))
  }
  return waits
}

/** Milliseconds that some work usually takes. */
const usual = (work: () => unknown): number =>
  percentile(
    Array.from({ length: ROUNDS }, () => timed(work)),
    50,
  )

const microseconds = (value: number): string => `${(value * 1000).toFixed(1)} µs`

const rowOf = (name: string, { understood, parsed }: Waits): string[] => {
  const of = (percent: number) => percentile(understood, percent)
  return [
    name,
    milliseconds(of(50)),
    milliseconds(of(95)),
    microseconds(percentile(parsed, 50)),
    microseconds(percentile(parsed, 95)),
    ratio(of(95), percentile(parsed, 95)),
  ]
}
