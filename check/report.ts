/** How a check says what it found. */
import { join } from 'node:path'

/** The folder of this repository. */
export const root = join(import.meta.dirname, '..')

/** Prints one line if all is well, else every fault, and lets the process fail. */
export function report(fine: string, faults: string[]): void {
  if (faults.length === 0) process.stdout.write(`${fine}\n`)
  else {
    process.stderr.write(`${faults.join('\n')}\n`)
    process.exitCode = 1
  }
}
