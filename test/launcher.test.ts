import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { createPlace } from './support/process.ts'

const BIN = fileURLToPath(new URL('../bin/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'varsku-launcher-'))
const launcher = join(folder, 'bin', 'varsku')
const installed = join(folder, 'node_modules')
cpSync(BIN, join(folder, 'bin'), { recursive: true })
mkdirSync(installed)
mkdirSync(join(folder, 'src'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Lays a program in the place of the bot's. */
const isProgram = (text: string): void => writeFileSync(join(folder, 'src', 'main.ts'), text)

/** What an older Node.js does not have, or says of itself. */
const OLDER = {
  withoutExec: 'delete process.execve',
  tooOld: "Object.defineProperty(process.versions, 'node', { value: '20.20.2' })",
  elsewhere: "Object.defineProperty(process, 'platform', { value: 'sunos' })",
}

interface Started {
  child: ChildProcess
  ended: Promise<{ status: number | null; signal: string | null; out: string; err: string }>
}

/** Starts a launcher, as a Node.js would of which that is true. */
const start = (file: string, words: string[], older: string[] = [], env = {}): Started => {
  const before = [...older, 'process.argv.splice(1, 0, process.env.LAUNCHER)']
  const program = `${before.join(';')};require(process.env.LAUNCHER)`
  const child = spawn(process.execPath, ['--eval', program, '--', ...words], {
    env: { PATH: process.env['PATH'], LANG: 'en_GB.UTF-8', LAUNCHER: file, ...env },
    cwd: folder,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended = once(child, 'close').then(([status, signal]) => ({ status, signal, out, err }))
  return { child, ended }
}

describe('what is missing is told in one line', () => {
  const line = async (words: string[], older: string[]) => {
    const { status, out, err } = await start(launcher, words, older).ended
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err.trim().split('\n')).toHaveLength(1)
    return err
  }

  it('everything', async () => {
    rmSync(installed, { recursive: true })
    expect(await line(['start'], [])).toContain(`run npm ci in ${folder}`)
    mkdirSync(installed)
  })

  it('the Node.js that comes along', async () => {
    const told = await line(['start'], [OLDER.tooOld])
    expect(told).toContain(`node-${process.platform}-${process.arch}`)
    expect(told).toContain('without --omit=optional')
  })

  it('a Node.js for a kind of machine for which none comes along', async () => {
    const told = await line(['start'], [OLDER.elsewhere, OLDER.tooOld])
    expect(told).toContain(`no Node.js for sunos-${process.arch}`)
    expect(told).toContain('24 or newer')
  })

  it('the tools', async () => {
    expect(await line(['test'], [])).toContain('npm ci without --omit=dev')
  })

  it('a command', async () => {
    for (const words of [[], ['strat'], ['constructor']]) {
      const { status, out, err } = await start(launcher, words).ended
      expect({ status, out }).toEqual({ status: 1, out: '' })
      expect(err).toContain('operator COMMAND')
    }
    const { status, out } = await start(launcher, ['--help']).ended
    expect(status).toBe(0)
    expect(out).toContain('operator COMMAND')
  })
})

it('"ready" loads the program once, so that already its first start has something to take', async () => {
  isProgram("require('node:fs').writeFileSync('loaded', process.argv.slice(2).join(' '))")
  const { status, out } = await start(launcher, ['ready']).ended
  expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining('Ready to run') })
  expect(readFileSync(join(folder, 'loaded'), 'utf8')).toBe('only-load')
  expect(existsSync(join(installed, '.compiled'))).toBe(true)
})

it('"ready" leaves of Prisma what PostgreSQL needs', async () => {
  const runtime = join(installed, '@prisma', 'client', 'runtime')
  mkdirSync(runtime, { recursive: true })
  const needed = ['client.mjs', 'query_compiler_small_bg.postgresql.wasm-base64.mjs']
  for (const file of [...needed, 'query_compiler_small_bg.mysql.wasm-base64.mjs']) {
    writeFileSync(join(runtime, file), '')
  }
  isProgram('')
  expect((await start(launcher, ['ready']).ended).status).toBe(0)
  expect(readdirSync(runtime)).toEqual(needed)
})

describe.each([
  ['in its place', []],
  ['beside it, where Node.js is too old for that', [OLDER.withoutExec]],
])('the program is run %s', (_how, older) => {
  it('with its words, its bounds of memory and its status', async () => {
    isProgram(
      'console.log(JSON.stringify([process.argv.slice(2), process.execArgv, process.env.MALLOC_ARENA_MAX])); process.exit(7)',
    )
    const { status, out } = await start(launcher, ['chat', '--as', 'anna b'], older).ended
    expect(status).toBe(7)
    expect(JSON.parse(out)).toEqual([
      ['chat', '--as', 'anna b'],
      [
        '--max-semi-space-size=2',
        '--initial-old-space-size=24',
        '--max-old-space-size=256',
        '--expose-gc',
        '--liftoff-only',
      ],
      '1',
    ])
  })

  it('with what Node.js made of it the last time, unless that is kept elsewhere', async () => {
    isProgram('console.log(process.env.NODE_COMPILE_CACHE)')
    const usual = await start(launcher, ['start'], older).ended
    expect(usual.out.trim()).toBe(join(installed, '.compiled'))
    const elsewhere = { NODE_COMPILE_CACHE: join(folder, 'elsewhere') }
    const { out } = await start(launcher, ['start'], older, elsewhere).ended
    expect(out.trim()).toBe(elsewhere.NODE_COMPILE_CACHE)
  })

  it('and a signal that ends it ends both', async () => {
    isProgram("process.kill(process.pid, 'SIGKILL')")
    expect(await start(launcher, ['start'], older).ended).toMatchObject({ signal: 'SIGKILL' })
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('and hears %s', async (signal) => {
    isProgram(
      `process.on('${signal}', () => process.exit(5)); setInterval(() => {}, 1e6); console.log('on')`,
    )
    const { child, ended } = start(launcher, ['start'], older)
    if (child.stdout) await once(child.stdout, 'data')
    child.kill(signal)
    expect((await ended).status).toBe(5)
  })

  it('the bot answers, and a supervisor that ends the launcher ends the bot and its PostgreSQL', async () => {
    const place = createPlace()
    try {
      const env = { DATA_DIR: place.dataDir, KEY_FILE: place.keyFile }
      const { child, ended } = start(join(BIN, 'varsku'), ['start'], older, env)
      child.stdin?.write('hello\n')
      if (child.stdout) await once(child.stdout, 'data')
      expect(await place.postgres()).toBeDefined()
      child.kill('SIGTERM')
      const { status, out } = await ended
      expect(out).toContain('Hello. I am Varsku')
      expect(status).toBe(0)
      expect(await place.postgres()).toBeUndefined()
    } finally {
      await place.end()
    }
  })
})

it('no second Node.js stays in memory', async () => {
  isProgram('console.log(process.pid)')
  const { child, ended } = start(launcher, ['start'])
  expect(Number((await ended).out)).toBe(child.pid)
})

it('every program that it names is there', () => {
  const named = readFileSync(join(BIN, 'varsku'), 'utf8').matchAll(/program: '([^']+)'/g)
  const missing = [...named]
    .map(([, path = '']) => path)
    .filter((path) => !existsSync(join(BIN, '..', path)))
  expect(missing).toEqual([])
})
