/**
 * `npm run check`: every check, two at a time; `npm run check -- types texts`: those two.
 *
 * One line for each that passes, everything it said for each that fails.
 */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { root } from './report.ts'

const tool = (name: string) => join(root, 'node_modules/.bin', name)
const own = (name: string) => [
  process.execPath,
  '--disable-warning=ExperimentalWarning',
  join(import.meta.dirname, `${name}.ts`),
]

// The slow ones first, so that no core waits for them at the end.
const checks: Record<string, string[][]> = {
  schema: [own('schema')],
  types: [
    [tool('tsc'), '--noEmit'],
    [tool('tsc'), '--noEmit', '-p', 'check'],
  ],
  lint: [[tool('biome'), 'check', '--error-on-warnings']],
  generated: [own('generated')],
  dependencies: [own('dependencies')],
  locales: [own('locales'), own('rights'), own('statements'), own('readings'), own('plain-words')],
  listening: [own('listening')],
  lock: [own('lock')],
  settings: [own('settings')],
  learned: [own('learned')],
  texts: [own('texts')],
  promises: [own('promises')],
  purity: [own('purity')],
  names: [own('names')],
  mutations: [own('mutations')],
  documents: [own('documents'), own('quoted-lines')],
}

/** Runs a program; resolves with what it said and whether it was content. */
const run = ([program = '', ...parts]: string[]) =>
  new Promise<{ passed: boolean; said: string }>((resolve, reject) => {
    const child = spawn(program, parts, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (words: string) => {
        said += words
      })
    }
    child.on('error', reject).on('close', (code) => resolve({ passed: code === 0, said }))
  })

async function passes(name: string): Promise<boolean> {
  let line = ''
  for (const command of checks[name] ?? []) {
    const { passed, said } = await run(command)
    if (!passed) {
      process.stdout.write(`✗ ${name}\n${said.trim().replace(/^/gm, '  ')}\n`)
      return false
    }
    line = said.trim().split('\n').at(-1) ?? ''
  }
  process.stdout.write(`✓ ${name}${line && `: ${line}`}\n`)
  return true
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in checks))
if (unknown.length > 0) {
  throw new Error(
    `no check named ${unknown.join(', ')}; there are: ${Object.keys(checks).join(', ')}`,
  )
}
const waiting = asked.length > 0 ? asked : Object.keys(checks)
const failed: string[] = []
const work = async () => {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (!(await passes(name))) failed.push(name)
  }
}
await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work))
if (failed.length > 0) {
  process.stdout.write(`\n${failed.length} failed: ${failed.join(', ')}\n`)
  process.exitCode = 1
}
