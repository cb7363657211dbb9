/** Runs proofs on a copy of the repository, in which a fault may be put into a file. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { createVitest, type Vitest } from 'vitest/node'
import { type Mutation, mutated } from './mutation.ts'

/** How a test ended. */
export interface Ended {
  state: 'passed' | 'failed' | 'skipped' | 'pending'
  /** The names of what it threw. */
  errors: readonly string[]
}

/** How a run of a proof ended: what every test of it came to, or that it did not end at all. */
export type Run = { tests: readonly Ended[]; ms: number } | 'endless'

/** What a proof says of a fault. */
export type Verdict =
  /** A test failed because something was not as it expects. */
  | 'killed'
  | 'survived'
  /** No test of that name ran, or it failed without having compared anything. */
  | 'broken'
  | 'endless'

/** What a run of a proof says. */
export const verdictOf = (run: Run): Verdict => {
  if (run === 'endless') return 'endless'
  const ran = run.tests.filter(({ state }) => state === 'passed' || state === 'failed')
  const failed = ran.filter(({ state }) => state === 'failed')
  if (failed.some(({ errors }) => errors.includes('AssertionError'))) return 'killed'
  return failed.length > 0 || ran.length === 0 ? 'broken' : 'survived'
}

/** Not copied: what was installed, the history, and what a running bot keeps. */
const LEFT_OUT = ['node_modules', '.git', 'data', 'keys']

const literally = (text: string): RegExp => new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))

/** A copy of the repository; nothing is ever put into the repository itself, where a crash would leave it. */
export const createProofs = (repository: string) => {
  const copy = mkdtempSync(join(tmpdir(), 'varsku-mutate-'))
  cpSync(repository, copy, {
    recursive: true,
    filter: (path) => !LEFT_OUT.includes(relative(repository, path)),
  })
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'))
  process.chdir(copy)
  // The long versions of the proofs are for npm run soak itself.
  delete process.env['SOAK']

  let open: Promise<Vitest> | undefined
  const start = (): Promise<Vitest> => {
    open ??= createVitest({ root: copy, watch: false, reporters: [{}] })
    return open
  }
  const stop = async (): Promise<void> => {
    const closing = open
    open = undefined
    await (await closing)?.close()
  }

  /** Runs a test file, or one test of it, for at most so long (ms). */
  const run = async (
    { proof, test }: Pick<Mutation, 'proof' | 'test'>,
    most: number,
  ): Promise<Run> => {
    const vitest = await start()
    const begun = performance.now()
    const wanted = test === undefined ? {} : { testNamePattern: literally(test) }
    const specification = vitest.getRootProject().createSpecification(join(copy, proof), wanted)
    let bound: NodeJS.Timeout | undefined
    const ended = await Promise.race([
      vitest.runTestSpecifications([specification]),
      new Promise<'endless'>((resolve) => {
        bound = setTimeout(() => resolve('endless'), most)
      }),
    ])
    clearTimeout(bound)
    if (ended === 'endless') {
      await stop()
      return ended
    }
    // Those of earlier runs are told of again.
    const modules = ended.testModules.filter(({ moduleId }) => moduleId === specification.moduleId)
    const tests = modules.flatMap((module) => [
      ...module.errors().map(({ name }): Ended => ({ state: 'failed', errors: [String(name)] })),
      ...[...module.children.allTests()].map((one): Ended => {
        const { state, errors = [] } = one.result()
        return { state, errors: errors.map(({ name }) => String(name)) }
      }),
    ])
    return { tests, ms: performance.now() - begun }
  }

  return {
    run,

    /** The same with a fault in the copy, which is whole again afterwards. */
    async runMutated(mutation: Mutation, most: number): Promise<Run> {
      const path = join(copy, mutation.file)
      const content = readFileSync(path, 'utf8')
      // What makes the database of all tests is read once, when the first of them begins.
      const makesDatabase = /^(prisma|src\/database)\//.test(mutation.file)
      writeFileSync(path, mutated(content, mutation))
      try {
        if (makesDatabase) await stop()
        else (await start()).invalidateFile(path)
        return await run(mutation, most)
      } finally {
        writeFileSync(path, content)
        if (makesDatabase) await stop()
        else (await start()).invalidateFile(path)
      }
    },

    /** Ends the runner, and deletes the copy. */
    async close(): Promise<void> {
      await stop()
      process.chdir(repository)
      rmSync(copy, { recursive: true })
    },
  }
}
