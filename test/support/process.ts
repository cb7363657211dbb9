import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { endPostmaster, findPostmaster } from '../../src/database/postmaster.ts'
import { compiled, furnish, QUICK } from './furnished.ts'
import { PATIENCE } from './patience.ts'

const SOURCES = fileURLToPath(new URL('../../src/', import.meta.url))

type Program = 'main' | 'operator'

/** How a process ended, and all that it wrote. */
export interface Ended {
  status: number | null
  out: string
  err: string
}

/** A program that runs, as whoever started it in a shell meets it. */
export interface Running {
  pid: number
  /** Writes a line to its input. */
  says(line: string): void
  /** Waits for an option with that label, and writes its number. */
  picks(label: string): Promise<void>
  inputEnds(): void
  /** Closes the pipe that its output goes to. */
  readsNoMore(): void
  signal(name: NodeJS.Signals): void
  /** Waits until it has written that, after what was waited for before. */
  shows(text: string | RegExp): Promise<string[]>
  /** Waits until it has ended. */
  ends(): Promise<Ended>
}

interface Options {
  args?: string[]
  /** Settings, beside DATA_DIR and KEY_FILE. */
  env?: Record<string, string>
  /** What is put before the command line, as another user's name. */
  wrapping?: string[]
  /** Its input is /dev/null, as a supervisor gives it. */
  unattended?: boolean
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const watch = (child: ChildProcess, what: string): Running => {
  let out = ''
  let err = ''
  let all = ''
  let seen = 0
  let changed = Promise.withResolvers<void>()
  const tell = () => {
    changed.resolve()
    changed = Promise.withResolvers()
  }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text
    all += text
    tell()
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text
    all += text
    tell()
  })
  // Whoever has ended reads no more.
  child.stdin?.on('error', () => {})
  const closed = once(child, 'close')
  let ended = false
  void closed.then(() => {
    ended = true
    tell()
  })

  const patiently = async <T>(wanted: string, wait: Promise<T>): Promise<T> => {
    const late = Promise.withResolvers<never>()
    const complaint = () =>
      late.reject(new Error(`${what} did not ${wanted} in ${PATIENCE} ms, but wrote:\n${all}`))
    const timer = setTimeout(complaint, PATIENCE)
    try {
      return await Promise.race([wait, late.promise])
    } finally {
      clearTimeout(timer)
    }
  }

  const until = async (wanted: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const next = changed.promise
      const found = wanted.exec(all.slice(seen))
      if (found) {
        seen += found.index + found[0].length
        return found
      }
      if (ended) throw new Error(`${what} ended and did not show ${wanted}, but:\n${all}`)
      await next
    }
  }
  const shows = (text: string | RegExp) => {
    const wanted = typeof text === 'string' ? new RegExp(literally(text)) : text
    return patiently(`show ${wanted}`, until(wanted))
  }

  return {
    pid: child.pid ?? 0,
    says: (line) => void child.stdin?.write(`${line}\n`),
    inputEnds: () => void child.stdin?.end(),
    readsNoMore: () => void child.stdout?.destroy(),
    signal: (name) => void child.kill(name),
    async picks(label) {
      const [, number] = await shows(new RegExp(`^(\\d+) {2}.*${literally(label)}\\n`, 'm'))
      child.stdin?.write(`${number}\n`)
    },
    shows,
    ends: () =>
      patiently(
        'end',
        closed.then(() => ({ status: child.exitCode, out, err })),
      ),
  }
}

/**
 * A folder with data and keys of its own, in which the programs of this repository are run. Its
 * database is there already, unless it `isBare`.
 */
export const createPlace = ({ isBare = false } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'varsku-place-'))
  const dataDir = join(folder, 'data')
  const keyFile = join(folder, 'keys', 'varsku.key')
  const children: ChildProcess[] = []
  if (!isBare) furnish(dataDir)

  const start = (
    program: Program,
    { args = [], env = {}, wrapping = [], unattended = false }: Options = {},
  ) => {
    const line = [...wrapping, process.execPath, ...QUICK, join(SOURCES, `${program}.ts`), ...args]
    const [file = '', ...rest] = line
    const child = spawn(file, rest, {
      // A folder without a .env of somebody's.
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        LANG: 'en_GB.UTF-8',
        DATA_DIR: dataDir,
        KEY_FILE: keyFile,
        ...compiled(),
        ...env,
      },
      stdio: [unattended ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    })
    children.push(child)
    return watch(child, `${program} ${args.join(' ')}`.trim())
  }

  const kill = async (): Promise<void> => {
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    }
  }

  return {
    folder,
    dataDir,
    keyFile,
    start,

    /** Runs a program with those lines as its input, to its end. */
    async run(program: Program, options: Options & { lines?: string[] } = {}): Promise<Ended> {
      const running = start(program, options)
      for (const line of options.lines ?? []) running.says(line)
      running.inputEnds()
      return running.ends()
    },

    /** The place's own PostgreSQL, while it runs. */
    postgres: () => findPostmaster(join(dataDir, 'postgres')),

    /** Kills what a failed test has left running, so that the next one fails only for its own reasons. */
    kill,

    /** Deletes the folder. */
    async end(): Promise<void> {
      await kill()
      await endPostmaster(join(dataDir, 'postgres'))
      rmSync(folder, { recursive: true, force: true })
    },

    /** Gives the folder to another user. */
    belongsTo: (uid: number) => chownSync(folder, uid, uid),
  }
}
export type Place = ReturnType<typeof createPlace>

const NOBODY = 65_534

/**
 * What to put before a command line so that an ordinary user runs it: nothing, unless we are root.
 * Where the repository lies in a folder of root's alone, that user is let in to read.
 */
export const asOrdinaryUser = (place: Place): string[] => {
  if (process.getuid?.() !== 0) return []
  place.belongsTo(NOBODY)
  const user = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups']
  const able = ['dac_read_search', 'dac_override'].map((capability) => [
    ...user,
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    '--securebits=+no_setuid_fixup',
  ])
  const found = [user, ...able].find((wrapping) => {
    const [file = '', ...rest] = [
      ...wrapping,
      process.execPath,
      join(SOURCES, 'logging/masking.ts'),
    ]
    return spawnSync(file, rest, { cwd: place.folder }).status === 0
  })
  if (!found) throw new Error('No ordinary user can read this repository: install util-linux.')
  return found
}
