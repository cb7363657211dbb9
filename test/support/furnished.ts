import { execFileSync } from 'node:child_process'
import { inject } from 'vitest'

/** Makes a DATA_DIR as a first start leaves it, but for the keys. Making a database takes a second. */
export const furnish = (dataDir: string): void =>
  void execFileSync('cp', ['-a', `${inject('furnished')}/.`, dataDir])

/** What a program is given so that it need not make the same of its sources as the last one did. */
export const compiled = (): { NODE_COMPILE_CACHE: string } => ({
  NODE_COMPILE_CACHE: inject('compiled'),
})

/**
 * For a program that runs for seconds. Node.js compiles Prisma's WebAssembly a second time, for speed: that
 * takes longer than all that such a program does with it.
 */
export const QUICK = ['--liftoff-only']
