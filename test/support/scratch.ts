import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files that are in memory, on most Linux. */
const MEMORY = '/dev/shm'

/** Far more than all tests have at once, in bytes. */
const PLENTY = 4 * 1024 ** 3

const runsPrograms = (): boolean => {
  const folder = mkdtempSync(join(MEMORY, 'varsku-probe-'))
  const script = join(folder, 'probe')
  try {
    writeFileSync(script, '#!/bin/sh\n', { mode: 0o700 })
    return spawnSync(script).status === 0
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * The folder in memory for what the tests write and delete again: nothing there waits for a disk. Undefined
 * where there is none, or too little memory, or no program may be run there.
 */
export const scratchInMemory = (): string | undefined => {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    const free = Math.min(bavail * bsize, process.availableMemory())
    return free >= PLENTY && runsPrograms() ? MEMORY : undefined
  } catch {
    return undefined
  }
}
