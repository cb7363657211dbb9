import { z } from 'zod'
import type { Log } from '../logging/log.ts'
import { type Backend, RETRY_DELAY } from './backends/backend.ts'
import { type Catalog, type HandlersFor, type JobCalls, jobs } from './catalog.ts'
import { createOutage, type Outage } from './outage.ts'
import { openQueuesFor } from './queues.ts'
import { keepRunning } from './running.ts'

interface Needs<Jobs extends Catalog> {
  backend: Backend
  catalog: Jobs
  handlers: HandlersFor<Jobs>
  log: Log
}

/** Works on the jobs. */
export interface JobWorker {
  /** Takes no more jobs, and waits for those that are running. May be called twice. */
  close(): Promise<void>
  health(): { ok: boolean; detail: string }
}

const LOCK = 30_000
const LONGEST_WATCH = 60_000

/** Twice the shortest time between two runs: a job that no worker took by then is lost. */
const watchInterval = (catalog: Catalog): number =>
  Math.min(
    LONGEST_WATCH,
    ...Object.values(catalog).map(({ schedule }) =>
      schedule && 'every' in schedule ? 2 * schedule.every : LONGEST_WATCH,
    ),
  )

/** The queue keeps this beside the job, in clear text. The reason is in the log. */
const failed = (): Error => Object.assign(new Error('see the log'), { stack: '' })

/** What BullMQ calls: it finds the handler of a job, and keeps the handler's errors out of the queue. */
const createRun = <Jobs extends Catalog>({ catalog, handlers, log }: Needs<Jobs>) => {
  const running = new Set<string>()
  const isKnown = (name: string): name is keyof Jobs & string => Object.hasOwn(catalog, name)

  const run = async <Name extends keyof Jobs & string>(name: Name, data: unknown) => {
    const definition: Jobs[Name] = catalog[name]
    const understood = z.safeParse<Jobs[Name]['payload']>(definition.payload, data)
    if (!understood.success) {
      log.error({ job: name }, 'a job that does not carry what it should was dropped')
      return
    }
    await handlers[name](understood.data)
  }

  return async (name: string, data: unknown): Promise<void> => {
    if (!isKnown(name)) {
      log.warn({ job: name }, 'a job that this version does not know was dropped')
      return
    }
    const recurs = catalog[name]?.schedule !== undefined
    if (recurs && running.has(name)) return
    running.add(name)
    try {
      await run(name, data)
    } catch (error) {
      log.error({ job: name, error }, 'a job failed; it is tried again when it is next due')
      throw failed()
    } finally {
      running.delete(name)
    }
  }
}

/**
 * Begins to work on the jobs of a catalog, and keeps their schedules.
 *
 * A process runs a recurring job once at a time; it leaves out a run that comes too early.
 */
export const startWorkerFor = async <Jobs extends Catalog>(
  needs: Needs<Jobs>,
): Promise<JobWorker> => {
  const { backend, catalog, log } = needs
  const outage = createOutage(log)
  const run = createRun(needs)
  const queues = await openQueuesFor({ backend, catalog, log, outage })
  const worker = backend.openWorker(({ name, data }) => run(name, data), {
    autorun: false,
    // No job waits for another, and there is room to leave out a run that comes too early.
    concurrency: Object.keys(catalog).length + 1,
    lockDuration: LOCK,
    stalledInterval: LOCK,
    maxStalledCount: 3,
    runRetryDelay: RETRY_DELAY,
    drainDelay: LOCK / 1000,
  })
  worker.on('error', outage.begin)
  worker.on('active', outage.end)
  try {
    await queues.schedule()
    await worker.waitUntilReady()
  } catch (fault) {
    await Promise.all([worker.close(), queues.close()])
    throw backend.explain(fault)
  }

  const running = keepRunning(worker, outage)
  const watch = watchSchedules({ backend, queues, outage, interval: watchInterval(catalog) })
  const end = async () => {
    watch.end()
    await running.close()
    await queues.close()
  }
  let closed: Promise<void> | undefined
  return {
    close() {
      closed ??= end()
      return closed
    },
    health() {
      if (closed !== undefined) return { ok: false, detail: 'closed' }
      const trouble = watch.trouble()
      return { ok: trouble === '', detail: trouble || 'working' }
    },
  }
}

interface Watched {
  backend: Backend
  queues: { schedule(lateBefore: Date): Promise<string[]> }
  outage: Outage
  /** Milliseconds. */
  interval: number
}

/** Looks again and again whether jobs are late, and writes schedules that are missing. */
const watchSchedules = ({ backend, queues, outage, interval }: Watched) => {
  let isOver = false
  let trouble = ''
  const look = async () => {
    try {
      const late = await queues.schedule(new Date(Date.now() - interval))
      trouble = late.length > 0 ? `late: ${late.join(', ')}` : ''
    } catch (fault) {
      if (isOver) return
      trouble = `${backend.name} does not answer`
      outage.begin(fault)
    }
  }
  const timer = setInterval(() => void look(), interval)
  return {
    /** What is wrong, in words; empty if nothing is. */
    trouble: () => trouble,
    end(): void {
      isOver = true
      clearInterval(timer)
    },
  }
}

interface OwnNeeds {
  backend: Backend
  /** What the jobs call. */
  calls: JobCalls
  log: Log
}

/** Begins to work on the jobs of this version, and keeps their schedules. */
export const startWorker = ({ backend, calls, log }: OwnNeeds): Promise<JobWorker> => {
  const handlers = Object.entries(jobs).map(([name, job]) => {
    const handle = async () => {
      await calls[job.calls]()
    }
    return [name, handle] as const
  })
  return startWorkerFor<Catalog>({
    backend,
    catalog: jobs,
    handlers: Object.fromEntries(handlers),
    log,
  })
}
