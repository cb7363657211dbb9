/** Where the jobs are kept, by the settings: the one place that chooses. */
import type { Backend } from './backend.ts'
import { postgresBackend } from './postgres.ts'

/** The addresses of what can keep jobs; with Redis given, it does. */
export interface JobPlace {
  databaseUrl: string
  redisUrl: string | undefined
}

/** The backend that keeps the jobs there. */
export const backendAt = async ({ databaseUrl, redisUrl }: JobPlace): Promise<Backend> => {
  if (redisUrl === undefined) return postgresBackend(databaseUrl)
  // Not loaded where it is not used: few have a Redis.
  const { redisBackend } = await import('./redis.ts')
  return redisBackend(redisUrl)
}
