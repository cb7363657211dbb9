/** Whether the database client in the repository is what schema.prisma makes. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { report, root } from './report.ts'

const GENERATED = 'src/database/generated'

const filesIn = (folder: string) => {
  const inside = join(folder, GENERATED)
  const names = globSync('**/*.ts', { cwd: inside }).sort()
  return new Map(names.map((name) => [name, readFileSync(join(inside, name), 'utf8')]))
}

/** Generates into a copy of the repository's layout: the client names the way from one to the other. */
function generate(folder: string): string[] {
  mkdirSync(join(folder, 'prisma'))
  for (const file of [
    'prisma/schema.prisma',
    'prisma.config.ts',
    'package.json',
    'tsconfig.json',
  ]) {
    copyFileSync(join(root, file), join(folder, file))
  }
  const prisma = join(root, 'node_modules/prisma-cli/build/index.js')
  const { status, stderr } = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  })
  return status === 0 ? [] : [`prisma generate failed:\n${stderr}`]
}

// Below node_modules, so that prisma.config.ts finds what it imports.
const cache = join(root, 'node_modules/.cache')
mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(join(cache, 'generated-'))
try {
  const faults = generate(folder)
  const fresh = filesIn(folder)
  const kept = filesIn(root)
  const differing = [...new Set([...fresh.keys(), ...kept.keys()])].filter(
    (name) => fresh.get(name) !== kept.get(name),
  )
  if (faults.length === 0 && differing.length > 0) {
    faults.push(`not what schema.prisma makes: ${differing.join(', ')}`, 'run: npx prisma generate')
  }
  if (fresh.size === 0) faults.push('nothing was generated')
  report(`${kept.size} generated files are what schema.prisma makes`, faults)
} finally {
  rmSync(folder, { recursive: true })
}
