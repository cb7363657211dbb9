/** Whether each mutation still has its place, its promise and its proof, and each proof of SECURITY.md a mutation. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MUTATIONS } from '../test/mutations/list.ts'
import { faultsOf, type Mutation } from '../test/mutations/mutation.ts'
import { report, root } from './report.ts'

const read = (file: string): string | undefined => {
  const path = join(root, file)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

const twice = (mutations: readonly Mutation[]): string[] =>
  [...Map.groupBy(mutations, ({ name }) => name)].flatMap(([name, all]) =>
    all.length > 1 ? [`${all.length} mutations are named "${name}"`] : [],
  )

/** Proofs that cannot be run everywhere, so that no mutation is tried with them. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'test/promises/two-containers.test.ts': 'makes containers, which only root may',
  'test/promises/two-workers.test.ts': 'waits for what a dead process held',
}

/** The tests that a document names as proofs, and that no mutation tries. */
const untried = (document: string, mutations: readonly Mutation[]): string[] => {
  const tried = new Set([...mutations.map(({ proof }) => proof), ...Object.keys(ELSEWHERE)])
  const named = document.matchAll(/\]\((test\/[\w./-]+\.test\.ts)\)/g)
  return [...new Set([...named].map(([, path = '']) => path))]
    .filter((path) => !tried.has(path))
    .map((path) => `SECURITY.md names ${path} as a proof: give it a mutation that it notices`)
}

const faultsIn = (mutations: readonly Mutation[]): string[] => [
  ...twice(mutations),
  ...mutations.flatMap((mutation) => [...faultsOf(mutation, read)]),
]

// A check that nobody has seen fail proves nothing: each of these is wrong in one thing.
const fine: Mutation = {
  name: 'planted',
  breaks: 'What Varsku protects',
  file: 'check/report.ts',
  find: 'faults.length === 0',
  replace: 'faults.length >= 0',
  proof: 'test/locales.test.ts',
}
const planted: readonly (readonly Mutation[])[] = [
  [{ ...fine, find: 'faults.length === 1' }],
  [{ ...fine, find: 'faults' }],
  [{ ...fine, replace: 'faults.length === (' }],
  [{ ...fine, file: 'check/nothing.ts' }],
  [{ ...fine, breaks: 'What nobody ever promised' }],
  [{ ...fine, proof: 'test/nothing.test.ts' }],
  [{ ...fine, test: 'a test that is not there' }],
  [fine, fine],
]
const missed = [
  ...planted
    .filter((mutations) => faultsIn(mutations).length === 0)
    .map((mutations) => `this check overlooks ${JSON.stringify(mutations[0])}`),
  ...faultsIn([fine]).map((fault) => `this check is wrong about a mutation that is fine: ${fault}`),
  ...(untried('[x](test/nothing.test.ts)', [fine]).length === 0
    ? ['this check overlooks a proof without a mutation']
    : []),
]

report(`${MUTATIONS.length} mutations have their place, their promise and their proof`, [
  ...missed,
  ...faultsIn(MUTATIONS),
  ...untried(read('SECURITY.md') ?? '', MUTATIONS),
])
