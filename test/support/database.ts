import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../../src/database/database.ts'
import { TEMPLATE } from './global-setup.ts'

const asAdmin = async (statement: string): Promise<void> => {
  const admin = new pg.Client(inject('adminUrl'))
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}

/** A name and address for a new database on the run's server, made from `template`. */
export const createEmptyDatabase = async (template = 'template0') => {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = new URL(inject('adminUrl'))
  url.pathname = name
  return {
    url: url.href,
    drop: () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

interface Made {
  database: Database
  url: string
  /** What it looked like when it was new (SHAPE). */
  shape: string
  isClosed(): boolean
  end(): Promise<void>
}

/** Databases that a test has left as good as new. Making one takes longer than emptying one. */
const emptied: Made[] = []

/** Everything in a database but its rows; and NULL while something still happens in it. */
const SHAPE = `
  SELECT CASE WHEN NOT EXISTS (
    SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
  ) AND (
    -- The place that each process has on the database (presence.ts).
    SELECT count(*) = 1 FROM pg_locks
    WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
  ) THEN concat(
    (SELECT string_agg(concat_ws(' ', oid, relname, relnatts, relchecks, relhastriggers), ',' ORDER BY oid)
      FROM pg_class WHERE relnamespace NOT IN ('pg_catalog'::regnamespace, 'pg_toast'::regnamespace)),
    (SELECT string_agg(oid::text, ',' ORDER BY oid) FROM pg_constraint),
    (SELECT string_agg(oid::text, ',' ORDER BY oid) FROM pg_trigger),
    (SELECT string_agg(oid::text, ',' ORDER BY oid) FROM pg_proc WHERE oid > 16384),
    (SELECT string_agg(setconfig::text, ',') FROM pg_db_role_setting),
    (SELECT count(*) FROM _prisma_migrations)
  ) END AS shape`

const WRITTEN = `
  SELECT oid::regclass::text AS name FROM pg_class
  WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    AND relname <> '_prisma_migrations' AND pg_relation_size(oid) > 0`

/**
 * Deletes all rows whatever guards them, and begins to count anew. TRUNCATE would make a file for each
 * table and index, which takes fifty times as long, and every plan of the next test.
 */
const EMPTY = `
  DO $$
  DECLARE
    written text;
  BEGIN
    PERFORM set_config('session_replication_role', 'replica', true);
    FOR written IN ${WRITTEN} LOOP
      EXECUTE 'DELETE FROM ' || written;
    END LOOP;
    PERFORM setval(seqrelid::regclass, seqstart, false) FROM pg_sequence;
  END $$`

const shapeOf = async ({ sql }: Pick<Database, 'sql'>): Promise<string | undefined> => {
  const [row] = await sql.unsafe<{ shape: string | null }[]>(SHAPE)
  return row?.shape ?? undefined
}

const makeDatabase = async (): Promise<Made> => {
  const { url, drop } = await createEmptyDatabase(TEMPLATE)
  const near = new URL(inject('nearUrl'))
  near.pathname = new URL(url).pathname
  const opened = await openDatabase({
    // Not used: the address says where the data is.
    dataDir: '',
    databaseUrl: near.href,
    exclusive: false,
    onNotice: () => {},
  })
  let closed = false
  const database = {
    ...opened,
    // By a port, for those who put something between.
    url,
    close: () => {
      closed = true
      return opened.close()
    },
  }
  const shape = await shapeOf(database)
  return {
    database,
    url,
    shape: shape ?? '',
    isClosed: () => closed,
    end: async () => {
      await opened.close()
      await drop()
    },
  }
}

/** Empties a database for the next test. False if a test has left more than rows. */
const empty = async (made: Made): Promise<boolean> => {
  if (made.isClosed()) return false
  try {
    if ((await shapeOf(made.database)) !== made.shape) return false
    const { sql } = made.database
    const written = await sql.unsafe<{ name: string }[]>(WRITTEN)
    if (written.length === 0) return true
    await sql.unsafe(EMPTY)
    // Without dead rows in between, the next rows stand in the order in which they are written.
    await sql.unsafe(`VACUUM ${written.map(({ name }) => name).join(', ')}`)
    return true
  } catch {
    // Something in between is gone: the test has had reasons.
    return false
  }
}

/** A database of the test's own, with all tables and nothing in them. */
export const createTestDatabase = async (): Promise<{
  database: Database
  url: string
  drop(): Promise<void>
}> => {
  const made = emptied.pop() ?? (await makeDatabase())
  const { database, url } = made
  return {
    database,
    url,
    drop: async () => {
      if (await empty(made)) emptied.push(made)
      else await made.end()
    },
  }
}
