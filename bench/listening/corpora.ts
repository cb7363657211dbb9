/** What is measured: the corpus that the rules were written for, and lines that nobody has taught. */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Utterance } from './measure.ts'
import { unheardIn } from './unheard.ts'

const folder = join(import.meta.dirname, '../../test/core/listening')

/** How the files of each folder are read. */
export const CORPORA = {
  corpus: (_language: string, file: string): Utterance[] => JSON.parse(readFileSync(file, 'utf8')),
  unheard: unheardIn,
}
export type CorpusName = keyof typeof CORPORA
export const CORPUS_NAMES = ['corpus', 'unheard'] as const satisfies readonly CorpusName[]

/** The utterances of a corpus, by language. */
export const utterancesOf = (corpus: CorpusName): Map<string, Utterance[]> =>
  new Map(
    globSync('*.json', { cwd: join(folder, corpus) })
      .map((name) => basename(name, '.json'))
      .filter((language) => language !== 'kept')
      .sort()
      .map((language) => [
        language,
        CORPORA[corpus](language, join(folder, corpus, `${language}.json`)),
      ]),
  )
