/**
 * Runs proofs for proofs.ts, in a process of its own that can be ended whatever they do. They share one Vitest, and with it
 * one PostgreSQL: most of the time that a test takes is their start.
 */
import { resolve } from 'node:path'
import { createVitest } from 'vitest/node'
import type { Asked, Ended } from './proofs.ts'

const vitest = await createVitest({ watch: false, reporters: [{}] })
process.once('disconnect', () => void vitest.close().finally(() => process.exit()))

const literally = (text: string): RegExp => new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))

interface Thrown {
  name?: string
  message: string
  cause?: unknown
}

const isThrown = (cause: unknown): cause is Thrown =>
  typeof cause === 'object' && cause !== null && 'message' in cause

/** fast-check puts what a property threw behind an error of its own. */
const written = ({ name, message, cause }: Thrown): string =>
  message.startsWith('Property failed') && isThrown(cause)
    ? written(cause)
    : `${name ?? 'Error'}: ${message.split('\n')[0]}`

const run = async ({ proof, test, changed }: Asked): Promise<Ended[]> => {
  for (const file of changed) vitest.invalidateFile(resolve(file))
  const wanted = test === undefined ? {} : { testNamePattern: literally(test) }
  const specification = vitest.getRootProject().createSpecification(resolve(proof), wanted)
  const { testModules } = await vitest.runTestSpecifications([specification])
  // Those of earlier runs are told of again.
  const modules = testModules.filter(({ moduleId }) => moduleId === specification.moduleId)
  return modules.flatMap((module) => [
    ...module.errors().map((error): Ended => ({ state: 'failed', errors: [written(error)] })),
    ...[...module.children.allTests()].map((one): Ended => {
      const { state, errors = [] } = one.result()
      return { state, errors: errors.map(written) }
    }),
  ])
}

process.on('message', (asked: Asked) => {
  void run(asked).then((tests) => process.send?.(tests))
})
process.send?.('ready')
