/**
 * A **mutation** is a fault that somebody could make, put into one place of the code. Its **proof** is the test that
 * must notice: a proof that passes all the same proves nothing.
 */
import { parseSync } from '@swc/core'

/** The documents that promise something. */
const PROMISES = ['SECURITY.md', 'ARCHITECTURE.md']

/** One fault, which sentence is untrue with it, and which test notices. */
export interface Mutation {
  /** What is done wrong: `npm run mutate -- NAME` runs it alone. */
  name: string
  /** Words of one of the PROMISES that are no longer true. */
  breaks: string
  /** Where the fault is put, from the folder of the repository. */
  file: string
  /** What stands there, exactly once; how it is broken into lines does not count. */
  find: string
  replace: string
  /** The test file that must fail. */
  proof: string
  /** The name of the test in it, or a part that no other name has, where the whole file takes long. */
  test?: string
}

/** The letters of a text one after another, whatever space, line break or comma the formatter puts between. */
const pattern = (text: string): RegExp =>
  new RegExp(
    [...text.replace(/\s+/g, '')]
      .map((letter) => letter.replace(/[\\^$.*+?()[\]{}|]/, '\\$&'))
      .map((letter) => (/[)\]}]/.test(letter) ? `(?:,\\s*)?${letter}` : letter))
      .join('\\s*'),
    'g',
  )

/** How often a text is in another, whatever the lines. */
export const timesIn = (whole: string, text: string): number =>
  [...whole.matchAll(pattern(text))].length

/** A file with the fault in it. Throws where it has no place, or more than one. */
export const mutated = (content: string, { name, file, find, replace }: Mutation): string => {
  const places = timesIn(content, find)
  if (places !== 1)
    throw new Error(
      `${name}: what it replaces is in ${file} ${places === 0 ? 'no more' : `${places} times`}: write it anew`,
    )
  return content.replace(pattern(find), () => replace)
}

/** Why a file cannot be read as what it is; undefined where it can. */
const unreadable = (file: string, content: string): string | undefined => {
  try {
    if (file.endsWith('.ts')) parseSync(content, { syntax: 'typescript', target: 'es2024' })
    if (file.endsWith('.json')) JSON.parse(content)
    return undefined
  } catch {
    return 'with the fault in it, the file cannot be read at all: a test must fail, not the syntax'
  }
}

/** What is wrong with one mutation; `read` gives a file of the repository, undefined where there is none. */
export function* faultsOf(
  mutation: Mutation,
  read: (file: string) => string | undefined,
): Generator<string> {
  const { name, breaks, file, proof, test } = mutation
  const content = read(file)
  if (content === undefined) yield `${name}: there is no ${file}`
  else {
    try {
      const fault = unreadable(file, mutated(content, mutation))
      if (fault) yield `${name}: ${fault}`
    } catch (error) {
      yield String(error instanceof Error ? error.message : error)
    }
  }
  if (!PROMISES.some((document) => timesIn(read(document) ?? '', breaks) > 0))
    yield `${name}: ${PROMISES.join(' or ')} no longer says "${breaks}"`
  const proving = read(proof)
  if (proving === undefined) yield `${name}: there is no ${proof}`
  else if (test !== undefined && timesIn(proving, test) === 0)
    yield `${name}: ${proof} has no test "${test}"`
}
