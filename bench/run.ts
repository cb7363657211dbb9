/**
 * `npm run bench`: every figure beside what it is compared with, measured in the same run.
 *
 * `-- turns lookups`: those parts. `-- gate`: fails where a ratio is worse than the one that is kept in
 * kept.json by more than a quarter; `-- keep` keeps those of now; both take names of parts too.
 * `--profile`: writes a CPU profile of each bot that runs.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchAlerts } from './alerts.ts'
import { profileInto } from './bots.ts'
import { benchChecks } from './checks.ts'
import { print } from './figures.ts'
import { keep, type Ratios, readKept, worseThan } from './gate.ts'
import { benchImport } from './import.ts'
import { benchListening } from './listening.ts'
import { benchLookups } from './lookups.ts'
import { machine } from './machine.ts'
import { benchPatterns } from './patterns.ts'
import { benchSafeCalls } from './safe-calls.ts'
import { benchSafeWords } from './safe-words.ts'
import { benchSmall } from './small.ts'
import { benchStarts } from './starts.ts'
import { benchStatements } from './statements.ts'
import { benchTests } from './tests.ts'
import { benchTurns } from './turns.ts'
import { benchWhatsApp } from './whatsapp.ts'

const parts: Record<string, () => Promise<Ratios>> = {
  turns: benchTurns,
  statements: benchStatements,
  checks: benchChecks,
  whatsapp: benchWhatsApp,
  starts: benchStarts,
  lookups: benchLookups,
  alerts: benchAlerts,
  small: benchSmall,
  import: benchImport,
  listening: benchListening,
  patterns: benchPatterns,
  'safe-words': benchSafeWords,
  'safe-calls': benchSafeCalls,
  tests: benchTests,
}

const given = process.argv.slice(2)
const isGate = given.includes('gate')
const isKeeping = given.includes('keep')
const names = given.filter((word) => !['gate', 'keep', '--profile'].includes(word))
const unknown = names.filter((name) => !(name in parts))
if (unknown.length > 0)
  throw new Error(
    `no part named ${unknown.join(', ')}; there are: ${Object.keys(parts).join(', ')}`,
  )
if (given.includes('--profile')) profileInto(mkdtempSync(join(tmpdir(), 'varsku-profiles-')), print)
const all = isGate ? Object.keys(readKept()) : Object.keys(parts)

print(machine())
const measured: Record<string, Ratios> = {}
for (const name of names.length > 0 ? names : all) {
  const ratios = await parts[name]?.()
  if (ratios) measured[name] = ratios
}
print()
print(machine())
if (isGate) {
  const before = readKept()
  const worse = Object.entries(measured).flatMap(([part, ratios]) =>
    worseThan(before[part] ?? {}, ratios),
  )
  for (const { name, kept, now } of worse)
    print(`WORSE: ${name}: ${now?.toFixed(2) ?? 'not measured'}, and ${kept} is kept`)
  if (worse.length > 0) process.exitCode = 1
  else print('nothing is worse by more than a quarter')
}
if (isKeeping) keep(measured)
