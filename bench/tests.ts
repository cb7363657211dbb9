/** (m) How long `npm test` takes, alone, on the cores that there are. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { aim, printTable, seconds } from './figures.ts'
import type { Ratios } from './gate.ts'
import { watchCores } from './machine.ts'

const MOST = 150_000

/** Prints how long all tests take. */
export const benchTests = async (): Promise<Ratios> => {
  const begun = performance.now()
  const busy = watchCores()
  const launcher = join(import.meta.dirname, '../bin/varsku')
  const child = spawn(process.execPath, [launcher, 'test'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [status] = await once(child, 'exit')
  if (status !== 0) throw new Error('the tests fail')
  const taken = performance.now() - begun
  printTable('All tests', [
    ['', 'taken', 'cores busy meanwhile'],
    ['npm test', seconds(taken), busy().toFixed(2)],
    ['', aim(taken <= MOST, `at most ${seconds(MOST)} on two cores`), ''],
  ])
  return {}
}
