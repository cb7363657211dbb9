import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { StartupError } from '../startup-error.ts'
import { faultCode } from './faults.ts'

/** The number of Prisma's own lock, so that `prisma migrate` and the bot wait for each other. */
const MIGRATION_LOCK = 72707369

/** The migrations that this version knows. */
export const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations/', import.meta.url))

const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`

interface Migration {
  name: string
  sql: string
  checksum: string
}

interface Applied {
  name: string
  checksum: string
  finished: boolean
}

const readMigrations = async (folder: string): Promise<Migration[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return await Promise.all(
    names.sort().map(async (name) => {
      const content = await readFile(`${folder}/${name}/migration.sql`)
      const checksum = createHash('sha256').update(content).digest('hex')
      return { name, sql: content.toString('utf8'), checksum }
    }),
  )
}

const check = (known: Migration[], applied: Applied[]): void => {
  for (const { name, checksum, finished } of applied) {
    const migration = known.find((one) => one.name === name)
    if (!migration)
      throw new StartupError(
        `The database has a newer schema than this Varsku knows (${name}). Update Varsku, or restore the backup made before the update.`,
      )
    if (!finished)
      throw new StartupError(
        `The migration ${name} was begun and not finished. Repair the database and mark it with "npx prisma migrate resolve", or restore a backup.`,
      )
    if (migration.checksum !== checksum)
      throw new StartupError(
        `The migration ${name} was changed after it was applied. Put back prisma/migrations/${name}/migration.sql as it was.`,
      )
  }
}

const apply = async (client: pg.ClientBase, { name, sql, checksum }: Migration): Promise<void> => {
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (fault) {
    await client.query('ROLLBACK')
    if (faultCode(fault).startsWith('53') || faultCode(fault) === '42501') throw fault
    throw new StartupError(
      `The migration ${name} could not be applied (${faultCode(fault)}); nothing was changed. Is this database used by another program?`,
      { cause: fault },
    )
  }
}

/** Brings the tables up to this version, as `prisma migrate deploy` does. Their rows stay. */
export const migrate = async (
  client: pg.ClientBase,
  folder: string = MIGRATIONS,
): Promise<void> => {
  const known = await readMigrations(folder)
  await client.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`)
  try {
    const there = await client.query<{ found: boolean }>(
      `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
    )
    if (!there.rows[0]?.found) await client.query(TABLE)
    const { rows: applied } = await client.query<Applied>(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
    )
    check(known, applied)
    const done = new Set(applied.map(({ name }) => name))
    for (const migration of known) if (!done.has(migration.name)) await apply(client, migration)
  } finally {
    await client.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`)
  }
}
