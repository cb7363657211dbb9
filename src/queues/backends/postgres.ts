/** Jobs in the bot's own PostgreSQL. */
import { setTimeout as pause } from 'node:timers/promises'
import { createPostgresBackend, withBackend } from 'bullmq'
import { faultCode } from '../../database/faults.ts'
import { StartupError } from '../../startup-error.ts'
import { type Backend, QUEUE, RETRY_DELAY } from './backend.ts'

/** The longest that a worker sleeps without looking, in seconds. */
const LONGEST_SLEEP = 30

const createBackend: typeof createPostgresBackend = (name, options, more) => {
  const backend = createPostgresBackend(name, options, more)
  const take = backend.moveToActive.bind(backend)
  // After a fault the worker asks again at once, which is a busy loop while PostgreSQL starts.
  backend.moveToActive = async (...given) => {
    try {
      return await take(...given)
    } catch (fault) {
      await pause(RETRY_DELAY)
      throw fault
    }
  }
  // An hour by default; and it sleeps that long if its question for the next job went wrong.
  Object.defineProperty(backend, 'maximumBlockTimeout', { value: LONGEST_SLEEP })
  return backend
}

const { Queue, Worker } = withBackend(createBackend)

/**
 * How a queue or a worker reaches its tables, in a schema of their own, which it makes when it is
 * not there; of several that start at once, one makes it and the others wait.
 *
 * `connections` is the most it opens; a worker listens on one more.
 */
const connectionTo = (databaseUrl: string, connections: number) => {
  const url = new URL(databaseUrl)
  // In the address they would be used in place of these, and these name the schema.
  const options = url.searchParams.get('options') ?? ''
  url.searchParams.delete('options')
  return {
    connectionString: url.href,
    // A lost job does no harm, so none waits for the disk.
    options: `${options} -c synchronous_commit=off`.trim(),
    schema: 'bullmq',
    migrate: true,
    max: connections,
    connectionTimeoutMillis: 5000,
    query_timeout: 10_000,
    // Longer than from one job to the next, or each would open a connection.
    idleTimeoutMillis: 90_000,
    keepAlive: true,
    application_name: 'varsku-jobs',
  }
}

/** Keeps the jobs in the database of that address. */
export const postgresBackend = (databaseUrl: string): Backend => ({
  name: 'PostgreSQL',
  // The bot has used it already.
  check: async () => undefined,
  openQueue: (options, name = QUEUE) =>
    new Queue(name, { connection: connectionTo(databaseUrl, 1), ...options }),
  openWorker: (run, options, name = QUEUE) =>
    new Worker(name, run, { connection: connectionTo(databaseUrl, 3), ...options }),
  explain: explainStart,
})

/** What the operator can do about a fault at the start; other faults come back as they were. */
const explainStart = (fault: unknown): unknown => {
  if (fault instanceof Error && fault.name === 'SchemaVersionMismatchError')
    return new StartupError(
      'The jobs in the database were made by a newer Varsku. Update Varsku, or restore the backup made before the update.',
      { cause: fault },
    )
  if (faultCode(fault) === '42501')
    return new StartupError(
      'DATABASE_URL: the user may not create a schema there. Make it the owner of the database.',
      { cause: fault },
    )
  return fault
}
