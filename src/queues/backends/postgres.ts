/** Jobs in the bot's own PostgreSQL. */
import { setTimeout as pause } from 'node:timers/promises'
import { createPostgresBackend, withBackend } from 'bullmq'
import { ZONE } from '../../database/address.ts'
import { faultCode } from '../../database/faults.ts'
import { StartupError } from '../../startup-error.ts'
import { type Backend, QUEUE, RETRY_DELAY } from './backend.ts'

/** The longest that a worker sleeps without looking, in seconds. */
const LONGEST_SLEEP = 30

const createBackend: typeof createPostgresBackend = (name, options, more) => {
  const backend = createPostgresBackend(name, options, more)
  const take = backend.moveToActive.bind(backend)
  // After a fault BullMQ asks again at once: a busy loop while PostgreSQL starts.
  backend.moveToActive = async (...given) => {
    try {
      return await take(...given)
    } catch (fault) {
      await pause(RETRY_DELAY)
      throw fault
    }
  }
  // By default an hour: a worker whose question for the next job fails would sleep that long.
  Object.defineProperty(backend, 'maximumBlockTimeout', { value: LONGEST_SLEEP })
  return backend
}

const { Queue, Worker } = withBackend(createBackend)

/**
 * How a queue or a worker reaches its tables. They have a schema of their own. It is made if it does
 * not exist; if several processes start at once, one makes it and the others wait.
 *
 * `connections` is the most it opens; a worker listens on one more.
 */
const connectionTo = (databaseUrl: string, connections: number) => {
  const url = new URL(databaseUrl)
  // Options in the address would replace the options below, which name the schema.
  const options = url.searchParams.get('options') ?? ''
  url.searchParams.delete('options')
  return {
    connectionString: url.href,
    // A lost job does no harm, so no job waits for the disk.
    options: `${options} -c synchronous_commit=off -c TimeZone=${ZONE}`.trim(),
    schema: 'bullmq',
    migrate: true,
    max: connections,
    connectionTimeoutMillis: 5000,
    query_timeout: 10_000,
    // Longer than the time between two jobs: otherwise each job would open a connection.
    idleTimeoutMillis: 90_000,
    keepAlive: true,
    application_name: 'varsku-jobs',
  }
}

/** Keeps the jobs in the database at this address. */
export const postgresBackend = (databaseUrl: string): Backend => ({
  name: 'PostgreSQL',
  // The bot uses the same database, so it has been checked.
  check: async () => undefined,
  openQueue: (options, name = QUEUE) =>
    new Queue(name, { connection: connectionTo(databaseUrl, 1), ...options }),
  openWorker: (run, options, name = QUEUE) =>
    new Worker(name, run, { connection: connectionTo(databaseUrl, 3), ...options }),
  explain: explainStart,
})

/** Turns a fault into what the operator can do about it; returns other faults unchanged. */
const explainStart = (fault: unknown): unknown => {
  // A pooler refuses the options, or drops them, and then the schema is not found.
  if (['08P01', '42883', '42P01', '3F000'].includes(faultCode(fault)))
    return new StartupError(
      'DATABASE_URL: a pooler in between takes no options, which the jobs need. Connect to PostgreSQL itself, or keep the jobs in a Redis (REDIS_URL).',
      { cause: fault },
    )
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
