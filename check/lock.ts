/**
 * Whether package-lock.json lets every npm, with every Node.js from 18 on, install the same; with
 * `--write` it is made so.
 *
 * npm leaves out an optional package, such as the part of a tool that is made for this machine, when the
 * Node.js that npm runs with is too old for it: ours is another one. And npm runs what a package wants to
 * run at its installation if the lock says that there is something: nothing here needs it, and with
 * Node.js 18 some of it fails.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { report, root } from './report.ts'

interface Entry {
  optional?: boolean
  engines?: unknown
  hasInstallScript?: boolean
}

const file = join(root, 'package-lock.json')
const lock: { packages: Record<string, Entry> } = JSON.parse(readFileSync(file, 'utf8'))
const write = process.argv.includes('--write')
const faults: string[] = []

for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '') continue
  if (entry.optional && entry.engines) {
    if (!write) faults.push(`${path} is optional and asks for a Node.js`)
    delete entry.engines
  }
  if (entry.hasInstallScript) {
    if (!write) faults.push(`${path} runs a script when it is installed`)
    delete entry.hasInstallScript
  }
}
if (write) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
if (faults.length > 0) faults.push('run: npm run lock')
report(`${Object.keys(lock.packages).length} packages install alike everywhere`, faults)
