/** Bots as processes of their own, each with a fake Telegram that it speaks to over HTTP. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type FakeTelegram, startFakeTelegram } from '../test/support/fake-telegram/server.ts'
import { timeTaken } from './machine.ts'

/** A bot is at rest when it has taken less than so much of a core (ms) in each of so many seconds. */
const CALM = 50
const CALM_SECONDS = 2
const MOST_SECONDS = 60

/** A bot that runs and is ready. */
export interface RunningBot {
  fake: FakeTelegram
  pid: number
  /** Milliseconds from the start of the process to its first question for messages. */
  readyAfter: number
  stop(): Promise<void>
}

/** Starts a program; resolves with what it wrote, when it has ended well. */
export const outputOf = async (script: string, ...given: string[]): Promise<string> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let written = ''
  child.stdout.setEncoding('utf8').on('data', (words: string) => {
    written += words
  })
  const [status] = await once(child, 'close')
  if (status !== 0) throw new Error(`${script} ended with ${status}`)
  return written
}

let profiles: string | undefined

/** From now on, each of our bots writes into that folder how it spent its time. */
export const profileInto = (folder: string, say: (line: string) => void): void => {
  profiles = folder
  say(`CPU profiles: ${folder}`)
}

const profiled = (): NodeJS.ProcessEnv =>
  profiles === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profiles}` }

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

const start = async (
  parts: (fake: FakeTelegram) => string[],
  options: (fake: FakeTelegram) => { cwd?: string; env?: NodeJS.ProcessEnv } = () => ({}),
): Promise<RunningBot> => {
  const fake = await startFakeTelegram()
  const begun = performance.now()
  const [program = '', ...rest] = parts(fake)
  const child = spawn(program, rest, {
    ...options(fake),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  // Should the benchmark fail, nothing is left running, and what the bot said is not lost.
  const endWithUs = () => {
    process.stderr.write(said)
    child.kill('SIGTERM')
  }
  process.once('exit', endWithUs)
  child.stderr.setEncoding('utf8').on('data', (words: string) => {
    said += words
  })
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the bot ended before it was ready: ${said}`)
  })
  await Promise.race([fake.until(() => fake.calls('getUpdates').length > 0), ended])
  ended.catch(() => undefined)
  return {
    fake,
    pid: child.pid ?? 0,
    readyAfter: performance.now() - begun,
    async stop() {
      await stop(child)
      process.off('exit', endWithUs)
      await fake.stop()
    },
  }
}

/** The bare echo bot. */
export const startEcho = (): Promise<RunningBot> =>
  start(({ token, apiRoot }) => [
    process.execPath,
    join(import.meta.dirname, 'echo.ts'),
    token,
    apiRoot,
  ])

/** Node.js itself. */
export const startIdle = (): Promise<RunningBot> =>
  start(({ token, apiRoot }) => [
    process.execPath,
    join(import.meta.dirname, 'idle.ts'),
    token,
    apiRoot,
  ])

/** The launcher puts the bot in its own place, so that the process measured is the bot's. */
const startArguments = (): string[] => [join(import.meta.dirname, '../bin/varsku'), 'start']

/** The settings of a bot that keeps its data in that folder and lets everybody check as much as she likes. */
export const settingsIn = (folder: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  DATA_DIR: join(folder, 'data'),
  KEY_FILE: join(folder, 'varsku.key'),
  ACCESS: 'open',
  ACCESS_OPEN_ANYWAY: 'on',
  CHECKS_PER_DAY: '1000000',
  CHECKS_PER_MONTH: '1000000',
  CHECKS_PER_DAY_ALL: '1000000',
  LOG_LEVEL: 'warn',
  ...profiled(),
})

interface Ways {
  env?: NodeJS.ProcessEnv
  /** What is put before the command line. */
  wrapping?: string[]
}

/** The bot as it is run, on the data in that folder. */
export const startVarsku = (
  folder: string,
  { env = {}, wrapping = [] }: Ways = {},
): Promise<RunningBot> =>
  start(
    () => [...wrapping, process.execPath, ...startArguments()],
    ({ token, apiRoot }) => ({
      // Away from an .env of the operator.
      cwd: folder,
      env: {
        ...settingsIn(folder),
        TELEGRAM_BOT_TOKEN: token,
        TELEGRAM_API_ROOT: apiRoot,
        ...env,
      },
    }),
  )

/**
 * Waits until a bot has made what it makes in the first seconds while nobody writes: a message meanwhile would be
 * charged with it.
 */
export const atRest = async ({ pid }: Pick<RunningBot, 'pid'>): Promise<void> => {
  // Where the machine does not tell what a process takes.
  if (Number.isNaN(timeTaken(pid))) return
  for (let calm = 0, tries = 0; calm < CALM_SECONDS; tries++) {
    if (tries === MOST_SECONDS) throw new Error('the bot is never at rest')
    const before = timeTaken(pid)
    await pause(1_000)
    calm = timeTaken(pid) - before < CALM ? calm + 1 : 0
  }
}

/** The process id of the PostgreSQL that a bot has brought in that folder. */
export const postgresOf = async (folder: string): Promise<number> =>
  Number((await readFile(join(folder, 'data/postgres/postmaster.pid'), 'utf8')).split('\n')[0])

/** A folder of its own for a while. */
export const inFolder = async <Result>(use: (folder: string) => Promise<Result>) => {
  const folder = await mkdtemp(join(tmpdir(), 'varsku-bench-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
