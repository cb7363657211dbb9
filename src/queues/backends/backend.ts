import type { Job, Queue, QueueOptions, Worker, WorkerOptions } from 'bullmq'

/** The name of the queue that all recurring jobs share. */
export const QUEUE = 'varsku'

/** How soon after a fault the next job is asked for, in milliseconds. */
export const RETRY_DELAY = 1000

/** What is used of BullMQ's queue. */
export type JobQueue = Pick<
  Queue,
  | 'waitUntilReady'
  | 'getJobSchedulers'
  | 'removeJobScheduler'
  | 'upsertJobScheduler'
  | 'add'
  | 'rateLimit'
  | 'removeDeduplicationKey'
  | 'obliterate'
  | 'close'
> & { on(event: 'error', listener: (fault: Error) => void): unknown }

/** What is used of BullMQ's worker. */
export type Taker = Pick<Worker, 'waitUntilReady' | 'run' | 'close'> & {
  on(event: 'error', listener: (fault: Error) => void): unknown
  on(event: 'active', listener: () => void): unknown
}

/** Where jobs are kept, with BullMQ in front of it. */
export interface Backend {
  /** As an operator calls it, in a sentence. */
  readonly name: string
  /** Whether it can be used at all. Throws a StartupError within seconds when it cannot. */
  check(): Promise<void>
  openQueue(options: Omit<QueueOptions, 'connection'>, name?: string): JobQueue
  openWorker(
    run: (job: Pick<Job, 'name' | 'data' | 'opts'>) => Promise<void>,
    options: Omit<WorkerOptions, 'connection'>,
    name?: string,
  ): Taker
  /** What the operator can do about a fault at the start; other faults come back as they were. */
  explain(fault: unknown): unknown
}
