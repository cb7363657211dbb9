import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Database, openDatabase } from '../../src/database/database.ts'
import { openKeys } from '../../src/database/keys.ts'
import { findPostmaster } from '../../src/database/postmaster.ts'
import { compiled, furnish, QUICK } from './furnished.ts'

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const OPERATOR = fileURLToPath(new URL('../../src/operator.ts', import.meta.url))
const END = fileURLToPath(new URL('home-end.ts', import.meta.url))
const AT_ONCE = new URL('at-once.ts', import.meta.url).href

/** A running bot: the real main process. */
export interface BotProcess {
  child: ChildProcess
  /** Ends it and waits until it has ended; its exit status, or the signal. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | string>
  ended: Promise<number | string>
}

/** A place where a real bot lives: a folder with its data and keys, and all it ever wrote. */
export const createHome = async (settings: Record<string, string>) => {
  const folder = await mkdtemp(join(tmpdir(), 'varsku-home-'))
  const dataDir = join(folder, 'data')
  const keyFile = join(folder, 'keys', 'varsku.key')
  const env = {
    PATH: process.env['PATH'] ?? '',
    DATA_DIR: dataDir,
    KEY_FILE: keyFile,
    LOG_LEVEL: 'trace',
    NODE_OPTIONS: `--import=${AT_ONCE}`,
    ...compiled(),
    ...settings,
  }
  furnish(dataDir)
  // Ends what runs here and deletes it as soon as the test is over, however it is over.
  const end = spawn(process.execPath, [END, folder], {
    detached: true,
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  const written: string[] = []

  const run = (script: string, words: readonly string[]) => {
    const child = spawn(process.execPath, [...QUICK, script, ...words], {
      // Away from the project, so that no .env there is read.
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ended = Promise.withResolvers<number | string>()
    child.once('exit', (status, signal) => ended.resolve(status ?? signal ?? 'gone'))
    return { child, ended: ended.promise }
  }

  return {
    folder,
    dataDir,
    keyFile,
    /** What the bot wrote to stdout and stderr, in all its lives. */
    written: () => written.join(''),
    /** Starts the bot; does not wait until it works. */
    async start(): Promise<BotProcess> {
      const { child, ended } = run(MAIN, [])
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (data: Uint8Array) => written.push(Buffer.from(data).toString()))
      await writeFile(join(folder, 'bot.pid'), String(child.pid))
      return {
        child,
        ended,
        async end(signal) {
          child.kill(signal)
          return ended
        },
      }
    },
    /** Runs an operator's command; its lines on stdout. */
    async operator(...words: string[]): Promise<string[]> {
      const { child, ended } = run(OPERATOR, words)
      const lines: string[] = []
      const complaints: string[] = []
      child.stdout?.on('data', (data: Uint8Array) => lines.push(Buffer.from(data).toString()))
      child.stderr?.on('data', (data: Uint8Array) => complaints.push(Buffer.from(data).toString()))
      if ((await ended) !== 0) throw new Error(`operator ${words[0]}: ${complaints.join('')}`)
      written.push(...complaints)
      return lines.join('').trim().split('\n')
    },
    /** Kills the bot's PostgreSQL. */
    async killPostgres(): Promise<void> {
      const running = await findPostmaster(join(dataDir, 'postgres'))
      if (running) process.kill(running.pid, 'SIGKILL')
    },
    /** Looks into the bot's database with its keys; `look` may run beside the bot. */
    async look<T>(look: (open: Open) => Promise<T>): Promise<T> {
      const database = await openDatabase({ dataDir, exclusive: false, onNotice: () => {} })
      try {
        const { keys } = await openKeys({ file: keyFile, database })
        return await look({ database, keys })
      } finally {
        await database.close()
      }
    },
    async close(): Promise<void> {
      const gone = once(end, 'exit')
      end.stdin.end()
      await gone
    },
  }
}
export type Home = Awaited<ReturnType<typeof createHome>>

interface Open {
  database: Database
  keys: Awaited<ReturnType<typeof openKeys>>['keys']
}
