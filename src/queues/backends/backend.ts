import type { Job, Queue, QueueOptions, Worker, WorkerOptions } from 'bullmq'

/** The name of the queue that all recurring jobs share. */
export const QUEUE = 'varsku'

/** How long after a fault the worker asks for the next job, in milliseconds. */
export const RETRY_DELAY = 1000

/** The part of BullMQ's queue that we use. */
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

/** The part of BullMQ's worker that we use. */
export type Taker = Pick<Worker, 'waitUntilReady' | 'run' | 'close'> & {
  on(event: 'error', listener: (fault: Error) => void): unknown
  on(event: 'active', listener: () => void): unknown
}

/** Keeps the jobs for BullMQ. */
export interface Backend {
  /** Its name in sentences for the operator. */
  readonly name: string
  /** Throws a StartupError within seconds if it cannot be used. */
  check(): Promise<void>
  openQueue(options: Omit<QueueOptions, 'connection'>, name?: string): JobQueue
  openWorker(
    run: (job: Pick<Job, 'name' | 'data' | 'opts'>) => Promise<void>,
    options: Omit<WorkerOptions, 'connection'>,
    name?: string,
  ): Taker
  /** Turns a fault at the start into what the operator can do about it; returns other faults unchanged. */
  explain(fault: unknown): unknown
}
