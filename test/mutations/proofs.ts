/** Runs proofs on a copy of the repository, in which a fault may be put into a file. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { type Mutation, mutated } from './mutation.ts'

/** How a test ended. */
export interface Ended {
  state: 'passed' | 'failed' | 'skipped' | 'pending'
  /** What it threw, each with its name and in one line. */
  errors: readonly string[]
}

/** What a runner is asked for: a test file, or one test of it, and which files have changed since. */
export interface Asked extends Pick<Mutation, 'proof' | 'test'> {
  changed: readonly string[]
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
  const compared = (error: string) => error.startsWith('AssertionError')
  if (failed.some(({ errors }) => errors.some(compared))) return 'killed'
  return failed.length > 0 || ran.length === 0 ? 'broken' : 'survived'
}

/** The first thing that went wrong in a run; nothing where all went well. */
export const firstError = (run: Run): string =>
  run === 'endless' ? 'it comes to no end' : (run.tests.flatMap(({ errors }) => errors)[0] ?? '')

/** Not copied: what was installed, the history, and what a running bot keeps. */
const LEFT_OUT = ['node_modules', '.git', 'data', 'keys']
/** How long (ms) a runner may take to end its database. */
const FAREWELL = 30_000

/** A copy of the repository; nothing is ever put into the repository itself, where a crash would leave it. */
export const createProofs = (repository: string) => {
  const copy = mkdtempSync(join(tmpdir(), 'varsku-mutate-'))
  cpSync(repository, copy, {
    recursive: true,
    filter: (path) => !LEFT_OUT.includes(relative(repository, path)),
  })
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'))
  // The long versions of the proofs are for npm run soak itself.
  const { SOAK: _, ...env } = process.env
  let runner: { process: ChildProcess; ended: Promise<unknown[]> } | undefined
  let changed: string[] = []

  const start = async (): Promise<NonNullable<typeof runner>> => {
    if (runner) return runner
    const program = join(import.meta.dirname, 'proof-runner.ts')
    // In a group of its own, so that it can be ended together with the tests that it runs.
    const child = fork(program, { cwd: copy, env, detached: true })
    runner = { process: child, ended: once(child, 'exit') }
    await Promise.race([once(child, 'message'), runner.ended])
    return runner
  }

  /** Ends the runner, or kills it if it takes so long (ms). */
  const stop = async (patience = FAREWELL): Promise<void> => {
    const ending = runner
    runner = undefined
    const { pid, exitCode, connected } = ending?.process ?? {}
    if (!ending || pid === undefined || exitCode !== null) return
    if (connected) ending.process.disconnect()
    const late = setTimeout(() => process.kill(-pid, 'SIGKILL'), patience)
    await ending.ended
    clearTimeout(late)
  }

  /** Runs a test file, or one test of it, for at most so long (ms). */
  const run = async (
    { proof, test }: Pick<Mutation, 'proof' | 'test'>,
    most: number,
  ): Promise<Run> => {
    const { process: running, ended } = await start()
    const begun = performance.now()
    const asked: Asked = { proof, ...(test !== undefined && { test }), changed }
    changed = []
    if (running.connected) running.send(asked)
    const within = AbortSignal.timeout(Math.ceil(most))
    const answer = once(running, 'message', { signal: within }).then(
      ([tests]: (readonly Ended[])[]) => tests,
      () => undefined,
    )
    const tests = await Promise.race([answer, ended.then(() => undefined)])
    if (tests) return { tests, ms: performance.now() - begun }
    await stop(0)
    return 'endless'
  }

  return {
    run,

    /** The same with a fault in the copy, which is whole again afterwards. */
    async runMutated(mutation: Mutation, most: number): Promise<Run> {
      const { file } = mutation
      const path = join(copy, file)
      const content = readFileSync(path, 'utf8')
      // What makes the database of all tests is read once, when the first of them begins.
      const makesDatabase = /^(prisma|src\/database)\//.test(file)
      if (makesDatabase) await stop()
      writeFileSync(path, mutated(content, mutation))
      changed.push(file)
      try {
        return await run(mutation, most)
      } finally {
        writeFileSync(path, content)
        changed.push(file)
        if (makesDatabase) await stop()
      }
    },

    /** Ends the runner, and deletes the copy. */
    async close(patience?: number): Promise<void> {
      await stop(patience)
      rmSync(copy, { recursive: true })
    },
  }
}
