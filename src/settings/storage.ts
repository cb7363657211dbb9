/** The settings of what is kept and where, and the values that each may have. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { isPostgres, isRedis } from './acceptable.ts'
import { Secret } from './secret.ts'

/** Where data and keys lie, unless it is set. */
export const DEFAULT_PATHS = { DATA_DIR: './data', KEY_FILE: './keys/varsku.key' }

/** The settings by name. */
export const storageSettings = {
  DATA_DIR: z
    .string()
    .default(DEFAULT_PATHS.DATA_DIR)
    .transform((path) => resolve(path)),
  KEY_FILE: z
    .string()
    .default(DEFAULT_PATHS.KEY_FILE)
    .transform((path) => resolve(path)),
  REDIS_URL: z
    .string()
    .refine(
      isRedis,
      'must be redis://host:6379 or rediss://host:6379; without it jobs are kept in PostgreSQL',
    )
    .transform((value) => new Secret(value))
    .optional(),
  DATABASE_URL: z
    .string()
    .refine(
      isPostgres,
      'must be postgres://user:password@host/database; without it the bot brings its own',
    )
    .transform((value) => new Secret(value))
    .optional(),
}
