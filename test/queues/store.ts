/** The two places that can keep jobs, as the tests look into them: PostgreSQL, or Redis where JOBS=redis. */
import { Redis } from 'ioredis'
import postgres from 'postgres'
import { inject } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { backendAt, type JobPlace } from '../../src/queues/backends/index.ts'
import { startTestRedis } from '../support/redis.ts'

export const usesRedis = process.env['JOBS'] === 'redis'

/** Opens a place for jobs, and the ways to look into it and to break it. */
export const openStore = async (database: Database) =>
  usesRedis ? inRedis(database) : inPostgres(database)

const inPostgres = async (database: Database) => {
  const { sql } = database
  const place: JobPlace = { databaseUrl: database.url, redisUrl: undefined }
  return {
    place,
    backend: await backendAt(place),
    /** Everything that is kept, as text. */
    async kept(): Promise<string[]> {
      const tables = await sql<{ name: string }[]>`
        SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'bullmq'`
      const rows = await Promise.all(
        tables.map(({ name }) => sql`SELECT t::text AS row FROM bullmq.${sql(name)} t`),
      )
      return rows.flat().map(({ row }) => String(row))
    },
    async jobs(name: string): Promise<number> {
      const [row] = await sql<{ count: number }[]>`
        SELECT count(*)::int AS count FROM bullmq.job WHERE name = ${name}`
      return row?.count ?? 0
    },
    async schedules(): Promise<{ name: string; every: number | null }[]> {
      const rows = await sql<{ name: string; every: number | null }[]>`
        SELECT scheduler_id AS name, every_ms::int AS every FROM bullmq.scheduler ORDER BY 2, 1`
      return [...rows]
    },
    async losesJobs(): Promise<void> {
      await sql`DELETE FROM bullmq.job`
      await sql`DELETE FROM bullmq.dedup`
    },
    async losesSchedules(): Promise<void> {
      await sql`DELETE FROM bullmq.scheduler`
    },
    /** Ends every connection to it. */
    async cut(): Promise<void> {
      await sql`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
          AND application_name IN ('varsku', 'varsku-jobs')
          AND query NOT LIKE '%pg_advisory_lock%'`
    },
    /** It does not answer until what is returned is called. */
    async goesAway(): Promise<() => Promise<unknown>> {
      const [{ name } = { name: '' }] = await sql<{ name: string }[]>`
        SELECT current_database() AS name`
      const admin = postgres(inject('adminUrl'), { max: 1 })
      const allow = (allowed: boolean) =>
        admin.unsafe(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${allowed}`)
      await allow(false)
      await admin`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ${name}`
      return async () => {
        await allow(true)
        await admin.end()
      }
    },
    end: async () => undefined,
  }
}

const inRedis = async (database: Database) => {
  const server = await startTestRedis()
  const place: JobPlace = { databaseUrl: database.url, redisUrl: server.url }
  const redis = new Redis(server.url)
  // Without a listener its faults are printed; some tests make them.
  redis.on('error', () => undefined)
  const dump = async (key: string): Promise<string> => {
    const type = await redis.type(key)
    if (type === 'hash') return JSON.stringify(await redis.hgetall(key))
    if (type === 'zset') return JSON.stringify(await redis.zrange(key, '0', '-1', 'WITHSCORES'))
    if (type === 'list') return JSON.stringify(await redis.lrange(key, 0, -1))
    if (type === 'stream') return JSON.stringify(await redis.xrange(key, '-', '+'))
    if (type === 'set') return JSON.stringify(await redis.smembers(key))
    return JSON.stringify(await redis.get(key))
  }
  const remove = async (keys: string[]) => {
    if (keys.length > 0) await redis.del(...keys)
  }
  return {
    place,
    backend: await backendAt(place),
    async kept(): Promise<string[]> {
      return Promise.all((await redis.keys('*')).map(async (key) => `${key} ${await dump(key)}`))
    },
    async jobs(name: string): Promise<number> {
      const keys = await redis.keys('{varsku}:*')
      const names = await Promise.all(
        keys.map(async (key) =>
          (await redis.type(key)) === 'hash' && !key.includes(':repeat:')
            ? redis.hget(key, 'name')
            : null,
        ),
      )
      return names.filter((found) => found === name).length
    },
    async schedules(): Promise<{ name: string; every: number | null }[]> {
      const found = await redis.zrange('{varsku}:varsku:repeat', '0', '-1')
      const schedules = await Promise.all(
        found.map(async (name) => {
          const every = await redis.hget(`{varsku}:varsku:repeat:${name}`, 'every')
          return { name, every: every === null ? null : Number(every) }
        }),
      )
      return schedules.sort(
        (a, b) => (a.every ?? Infinity) - (b.every ?? Infinity) || a.name.localeCompare(b.name),
      )
    },
    async losesJobs(): Promise<void> {
      const keys = await redis.keys('{varsku}:*')
      await remove(keys.filter((key) => !/:repeat$|:repeat:[^:]+$|:meta$/.test(key)))
    },
    async losesSchedules(): Promise<void> {
      await remove(await redis.keys('{varsku}:varsku:repeat*'))
    },
    async cut(): Promise<void> {
      await redis.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes')
    },
    async goesAway(): Promise<() => Promise<unknown>> {
      await server.kill()
      return server.start
    },
    async end(): Promise<void> {
      redis.disconnect()
      await server.kill()
    },
  }
}
