/** Chooses, by the settings, what keeps the jobs. Nothing else chooses. */
import type { Backend } from './backend.ts'
import { postgresBackend } from './postgres.ts'

/** Where jobs can be kept. If there is a Redis, it keeps them. */
export interface JobPlace {
  databaseUrl: string
  redisUrl: string | undefined
}

/** Returns the backend that keeps the jobs. */
export const backendAt = async ({ databaseUrl, redisUrl }: JobPlace): Promise<Backend> => {
  if (redisUrl === undefined) return postgresBackend(databaseUrl)
  // Loaded only where it is used: few operators have a Redis.
  const { redisBackend } = await import('./redis.ts')
  return redisBackend(redisUrl)
}
