/**
 * The mark of all that learning reads: the examples, the corpus, the words of each language, and the code that
 * makes signs of them. Where one of these has changed, what was learned is old.
 */
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path/posix'
import { transformSync } from '@swc/core'

/** Where the code begins that learning runs; all that it imports belongs to it. */
const CODE = ['bench/listening/lessons.ts', 'bench/listening/learner.ts']

/** What each language teaches, in files whose spaces do not count. */
const dataOf = (language: string): string[] => [
  ...['examples', 'listening', 'glosses', 'words'].map(
    (name) => `locales/${language}/${name}.json`,
  ),
  `test/core/listening/corpus/${language}.json`,
]

/** A value is imported, not only a type. */
const IMPORTED = /^(?:import|export) (?!type )[^;]*?from '(\.[^']+\.ts)'/gm

/** The files of code that learning runs. `read` gives a file by its path from the folder of the repository. */
export const codeOf = (read: (path: string) => string): string[] => {
  const found = new Set(CODE)
  for (const path of found)
    for (const [, imported = ''] of read(path).matchAll(IMPORTED))
      found.add(join(dirname(path), imported))
  return [...found].sort()
}

/** Code without its types, comments and spaces. */
const bare = (code: string): string =>
  transformSync(code, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
    minify: true,
  }).code

/** All of it in a few letters. */
export const markOf = (languages: readonly string[], read: (path: string) => string): string => {
  const hash = createHash('sha256')
  for (const path of codeOf(read)) hash.update(`${path}\n${bare(read(path))}\n`)
  for (const path of languages.toSorted().flatMap(dataOf))
    hash.update(`${path}\n${JSON.stringify(JSON.parse(read(path)))}\n`)
  return hash.digest('hex').slice(0, 32)
}
