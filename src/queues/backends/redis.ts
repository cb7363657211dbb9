/** Jobs in Redis, for operators who need more than PostgreSQL. Jobs that are lost there are found again in the database. */
import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { StartupError } from '../../startup-error.ts'
import { type Backend, QUEUE } from './backend.ts'

/** The braces keep all keys of the queue on one node of a cluster. */
const PREFIX = '{varsku}'

/** Milliseconds. */
const PATIENCE = 5000
const LONGEST_PAUSE = 5000

const reconnect = (tries: number): number => Math.min(100 * 2 ** tries, LONGEST_PAUSE)

/** Keeps the jobs in the Redis at this address (redis:// or rediss://). */
export const redisBackend = (url: string): Backend => ({
  name: 'Redis',
  check: () => check(url),
  openQueue: (options, name = QUEUE) =>
    new Queue(name, {
      ...options,
      prefix: PREFIX,
      // Adding a job fails at once if Redis cannot keep it.
      connection: {
        url,
        enableOfflineQueue: false,
        maxRetriesPerRequest: 1,
        commandTimeout: PATIENCE,
        retryStrategy: reconnect,
      },
    }),
  openWorker: (run, options, name = QUEUE) =>
    new Worker(name, run, {
      ...options,
      prefix: PREFIX,
      // A worker waits for as long as Redis is away.
      connection: { url, maxRetriesPerRequest: null, retryStrategy: reconnect },
    }),
  explain: (fault) => fault,
})

const check = async (url: string): Promise<void> => {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PATIENCE,
    commandTimeout: PATIENCE,
    retryStrategy: () => null,
  })
  // The reason comes with this event; connect() only says that it failed.
  const reasons: string[] = []
  redis.on('error', (fault: Error) => reasons.push(fault.message))
  let memory: string
  try {
    await redis.connect()
    memory = await redis.info('memory')
  } catch (fault) {
    reasons.push(fault instanceof Error ? fault.message : '')
    // Without the cause: its text names the host, and may name the password.
    throw new StartupError(
      /NOAUTH|WRONGPASS|NOPERM/.test(reasons.join())
        ? 'REDIS_URL: Redis refuses the user or the password.'
        : 'REDIS_URL: no Redis answers there. Start it, or leave REDIS_URL out: jobs are then kept in PostgreSQL.',
    )
  } finally {
    redis.disconnect()
  }
  const policy = /^maxmemory_policy:(\S+)/m.exec(memory)?.[1]
  if (policy !== undefined && policy !== 'noeviction') {
    throw new StartupError(
      `REDIS_URL: this Redis throws jobs away when it is full (maxmemory-policy is ${policy}). Set maxmemory-policy to noeviction.`,
    )
  }
}
