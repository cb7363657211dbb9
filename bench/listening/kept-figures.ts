/** The figures that the corpora of the repository reach, and must go on reaching. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type Listener, measure, type Utterance } from './measure.ts'

type Figures = Record<string, Record<string, number>>

const keptFile = (corpus: string) =>
  new URL(`../../test/core/listening/${corpus}/kept.json`, import.meta.url)

/** The figures that each language must reach in a corpus, in per cent. */
export const keptFigures = (corpus: string): Figures =>
  existsSync(keptFile(corpus)) ? JSON.parse(readFileSync(keptFile(corpus), 'utf8')) : {}

/** Writes down what each language reaches now in a corpus. */
export const keepFigures = (corpus: string, figures: Figures): void =>
  writeFileSync(keptFile(corpus), `${JSON.stringify(figures, null, 2)}\n`)

/** The figures of utterances in per cent, whole numbers rounded down. */
export const figuresOf = (
  listener: Listener,
  utterances: readonly Utterance[],
): Record<string, number> => {
  const { measure: one } = measure(listener, utterances)
  const share = (part: number, all: number) => (all === 0 ? 100 : Math.floor((100 * part) / all))
  return {
    first: share(one.first, one.n),
    three: share(one.three, one.n),
    danger: share(one.danger.heard, one.danger.n),
    notGrave: share(one.n - one.grave.length, one.n),
    harmless: share(one.harmless.n - one.harmless.started, one.harmless.n),
  }
}
