/**
 * `npm run bench`: every figure beside what it is compared with, measured in the same run;
 * `npm run bench -- checks lookups starts import listening patterns safe-calls`: those parts.
 */
import { benchChecks } from './checks.ts'
import { print } from './figures.ts'
import { benchImport } from './import.ts'
import { benchListening } from './listening.ts'
import { benchLookups } from './lookups.ts'
import { machine } from './machine.ts'
import { benchPatterns } from './patterns.ts'
import { benchSafeCalls } from './safe-calls.ts'
import { benchStarts } from './starts.ts'

const parts: Record<string, () => Promise<void>> = {
  checks: benchChecks,
  lookups: benchLookups,
  starts: benchStarts,
  import: benchImport,
  listening: benchListening,
  patterns: benchPatterns,
  'safe-calls': benchSafeCalls,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0)
  throw new Error(
    `no part named ${unknown.join(', ')}; there are: ${Object.keys(parts).join(', ')}`,
  )
print(machine())
for (const name of asked.length > 0 ? asked : Object.keys(parts)) await parts[name]?.()
print()
print(machine())
