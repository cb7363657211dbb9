import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { createLog } from '../../src/logging/log.ts'
import type { Catalog } from '../../src/queues/catalog.ts'
import { startWorkerFor } from '../../src/queues/worker.ts'
import { createTestDatabase } from '../support/database.ts'
import { openStore } from './store.ts'

/** One recurring job, often enough to be waited for. */
export const tick = {
  tick: {
    payload: z.strictObject({}),
    schedule: { every: 200 },
    options: { attempts: 1, removeOnComplete: true, removeOnFail: true },
  },
} as const satisfies Catalog

/** Counts what happens, and tells whoever waits for it. */
export const createCount = () => {
  let count = 0
  const waiting: { until: number; tell(): void }[] = []
  return {
    add: () => {
      count++
      for (const { until, tell } of waiting) if (count >= until) tell()
    },
    now: () => count,
    reaches: (until: number) =>
      new Promise<void>((tell) => {
        if (count >= until) tell()
        else waiting.push({ until, tell })
      }),
    /** That many times from now on. */
    more(times: number) {
      return this.reaches(count + times)
    },
  }
}

/** A database, a log that is kept, and workers that are ended with the test. */
export const createWorkplace = async () => {
  const { database, drop } = await createTestDatabase()
  const store = await openStore(database)
  const lines: { level: string; job?: string; msg: string }[] = []
  const log = createLog({
    level: 'trace',
    pretty: false,
    destination: { write: (line) => void lines.push(JSON.parse(line)) },
  })
  const closers: (() => Promise<void>)[] = []
  onTestFinished(async () => {
    await Promise.all(closers.map((close) => close()))
    await store.end()
    await drop()
  })
  return {
    database,
    store,
    backend: store.backend,
    log,
    lines,
    ends: (close: () => Promise<void>) => void closers.push(close),
    start: async <Jobs extends Catalog>(
      needs: Pick<Parameters<typeof startWorkerFor<Jobs>>[0], 'catalog' | 'handlers'>,
    ) => {
      const worker = await startWorkerFor({ backend: store.backend, log, ...needs })
      closers.push(() => worker.close())
      return worker
    },
  }
}
