import { z } from 'zod'
import type { Log } from '../logging/log.ts'
import type { Backend, JobQueue } from './backends/backend.ts'
import type { Catalog, JobDefinition } from './catalog.ts'
import { createOutage, type Outage } from './outage.ts'

interface Needs<Jobs extends Catalog> {
  backend: Backend
  catalog: Jobs
  log: Log
  /** The worker passes its own, so that a fault that both meet is logged once. */
  outage?: Outage
}

/** Nobody reads these events; BullMQ would keep ten thousand. */
const EVENTS = 100

type Scheduled = JobDefinition & Required<Pick<JobDefinition, 'schedule'>>

const isScheduled = (entry: [string, JobDefinition]): entry is [string, Scheduled] =>
  entry[1].schedule !== undefined

/**
 * Writes the schedules of a catalog, and removes all others.
 *
 * The first call writes all of them, later calls write what is missing. Returns the names of the
 * jobs that were due before `lateBefore` (milliseconds) and that no worker took.
 */
const createScheduling = (queue: JobQueue, catalog: Catalog) => {
  const schedules = Object.entries(catalog).filter(isScheduled)
  const written = new Set<string>()
  return async (lateBefore: number): Promise<string[]> => {
    const found = await queue.getJobSchedulers()
    const nextRun = new Map(found.map(({ key, next }) => [key, next ?? 0]))
    for (const name of nextRun.keys()) {
      if (!schedules.some(([known]) => known === name)) await queue.removeJobScheduler(name)
    }
    const late: string[] = []
    for (const [name, { schedule, options }] of schedules) {
      const next = nextRun.get(name)
      const isLate = next !== undefined && next < lateBefore
      if (isLate) late.push(name)
      if (written.has(name) && next !== undefined && !isLate) continue
      // This also wakes workers that missed the job.
      await queue.upsertJobScheduler(name, schedule, { name, data: {}, opts: options })
      written.add(name)
    }
    return late
  }
}

/** The producing end of the jobs of a catalog. */
export const openQueuesFor = async <Jobs extends Catalog>({
  backend,
  catalog,
  log,
  outage = createOutage(log),
}: Needs<Jobs>) => {
  await backend.check()
  const queue = backend.openQueue({ streams: { events: { maxLen: EVENTS } } })
  queue.on('error', outage.begin)
  try {
    await queue.waitUntilReady()
  } catch (fault) {
    await queue.close()
    throw backend.explain(fault)
  }

  const writeSchedules = createScheduling(queue, catalog)
  // BullMQ never answers a call that is made while the queue closes.
  const underWay = new Set<Promise<unknown>>()
  let closed: Promise<void> | undefined

  const whileOpen = async <Result>(ask: () => Promise<Result>): Promise<Result> => {
    if (closed !== undefined) throw new Error('the queue is closed')
    const call = ask()
    underWay.add(call)
    try {
      const result = await call
      outage.end()
      return result
    } finally {
      underWay.delete(call)
    }
  }

  return {
    /**
     * Writes the schedules of the catalog: all of them at the start, later those that are missing.
     *
     * Returns the names of the jobs that were due before `lateBefore` and that no worker took.
     */
    schedule: (lateBefore: Date = new Date(0)): Promise<string[]> =>
      whileOpen(() => writeSchedules(lateBefore.getTime())),

    /** Adds a job that a worker does soon. Throws within seconds when the job cannot be kept. */
    async add<Name extends keyof Jobs & string>(
      name: Name,
      payload: z.input<Jobs[Name]['payload']>,
    ): Promise<void> {
      const definition: JobDefinition | undefined = catalog[name]
      if (!definition) throw new Error('there is no such job')
      const data = z.parse(definition.payload, payload)
      await whileOpen(() => queue.add(name, data, definition.options))
    },

    /** Waits for the calls under way, and closes the queue. May be called twice. */
    close(): Promise<void> {
      closed ??= Promise.allSettled(underWay).then(() => queue.close())
      return closed
    },
  }
}
