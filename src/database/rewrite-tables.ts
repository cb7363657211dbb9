import type postgres from 'postgres'
import type { Database } from './database.ts'
import { faultCode } from './faults.ts'
import { openSql } from './sql.ts'

/** What rewriting needs of the database. */
type Rewritable = Pick<Database, 'sql' | 'url'>

/** A large table takes long, and says nothing meanwhile. */
const LONGEST = 60 * 60_000

/** Somebody uses the table, or two transactions waited for each other. It is done the next time. */
const BUSY = ['55P03', '40P01']

/**
 * PostgreSQL keeps in every row which transaction wrote it. Rows of one transaction could be joined
 * by that, such as a report and its author's counter. So every table except these is written anew.
 */
export const EXEMPT: Readonly<Record<string, string>> = {
  audit: 'append-only: the database refuses to change a row',
  key: 'no row is about a person',
  sweep: 'no row is about a person',
  turn: 'what a turn held, and whose it was, goes in a transaction of its own; a lock on it would hold up every message',
  _prisma_migrations: 'no row is about a person',
}

/** Nobody notices when so many bytes are written anew: every hour, and at the end. */
const SMALL = 64 * 1024 * 1024
/** The hour (UTC) in which tables of any size are written anew, because few people write then. */
const NIGHT = 4

/** A table, and the first column of its key. */
interface Rewritten {
  table: string
  column: string
}

/** The tables that are written anew, as PostgreSQL lists them. So a new table is among them. */
export const rewrittenTables = (sql: postgres.ISql): Promise<Rewritten[]> =>
  sql<Rewritten[]>`
    SELECT c.relname AS table, a.attname AS column
    FROM pg_class c
      LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = coalesce(i.indkey[0], 1)
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      AND c.relname <> ALL(${sql.array(Object.keys(EXEMPT))})
    ORDER BY c.relname`

/** Rewrites the tables if they are small or it is night. Call it hourly. Returns whether it did. */
export const rewriteHourly = async (
  database: Rewritable,
  now: Date,
  most = SMALL,
): Promise<boolean> =>
  rewriteSmallTables(database, now.getUTCHours() === NIGHT ? Number.POSITIVE_INFINITY : most)

/**
 * Rewrites the tables, unless that would take long. All of them or none: rows of tables that were
 * left out could be joined.
 */
export const rewriteSmallTables = async (database: Rewritable, most = SMALL): Promise<boolean> => {
  const [size] = await database.sql<{ bytes: number }[]>`
    SELECT coalesce(sum(pg_total_relation_size(relid)), 0)::float8 AS bytes FROM pg_stat_user_tables`
  if (!size || size.bytes > most) return false
  await rewriteTables(database)
  return true
}

/**
 * Removes what was deleted from the database's files, too. The rows that stay then no longer say
 * when they were written, and together with which others. Each table is closed while it is
 * rewritten.
 *
 * A plain VACUUM is not enough: it frees the room of a dead row, but its bytes stay there.
 */
export const rewriteTables = async ({ url }: Rewritable): Promise<void> => {
  const sql = openSql(url, { most: 1, silence: LONGEST })
  const connection = await sql.reserve()
  const unlessBusy = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
    } catch (fault) {
      // It may have failed between BEGIN and COMMIT.
      await connection`ROLLBACK`
      if (!BUSY.includes(faultCode(fault))) throw fault
    }
  }
  try {
    await connection`SET lock_timeout = '5s'`
    const together = writtenTogether(await rewrittenTables(connection))
    await unlessBusy(() => connection.unsafe(together))
    for (const { name, key } of await usedTables(connection)) {
      // In the order of the key, not of arrival. The key of what could be somebody's is random.
      const rewrite = key === null ? `VACUUM FULL ${name}` : `CLUSTER ${name} USING ${key}`
      await unlessBusy(() => connection.unsafe(rewrite))
    }
    await recycleWal(connection)
  } finally {
    // Otherwise the end would wait for it until its time is over.
    connection.release()
    await sql.end({ timeout: 5 })
  }
}

/**
 * The tables that hold anything, even if only in their indexes, each with the index of its key. In the files
 * of all others is only the first page of each index, which names nothing. To write such a table anew takes
 * as long as to write a full one.
 */
const usedTables = (sql: postgres.ISql) =>
  sql<{ name: string; key: string | null }[]>`
    SELECT format('%I.%I', t.schemaname, t.relname) AS name, (
      SELECT format('%I', k.relname) FROM pg_index i JOIN pg_class k ON k.oid = i.indexrelid
      WHERE i.indrelid = t.relid AND i.indisprimary) AS key
    FROM pg_stat_user_tables t JOIN pg_class c ON c.oid = t.relid
    WHERE pg_total_relation_size(t.relid) > current_setting('block_size')::int * (
      SELECT count(*) FROM pg_index i WHERE i.indrelid IN (t.relid, c.reltoastrelid))
    ORDER BY 1`

/** One transaction that writes every row anew, so that all rows name the same transaction. */
const writtenTogether = (tables: readonly Rewritten[]): string => {
  const names = tables.map(({ table }) => `"${table}"`).join(', ')
  const updates = tables.map(
    ({ table, column }) => `UPDATE "${table}" SET "${column}" = "${column}"`,
  )
  const lock = `LOCK TABLE ${names} IN SHARE ROW EXCLUSIVE MODE`
  return ['BEGIN', lock, ...updates, 'COMMIT'].join('; ')
}

/** The WAL holds what was written until its files are used again. */
const recycleWal = async (connection: postgres.ReservedSql): Promise<void> => {
  const [role] = await connection<{ rolsuper: boolean }[]>`
    SELECT rolsuper FROM pg_roles WHERE rolname = current_user`
  // On another server, the operator looks after the WAL.
  if (!role?.rolsuper) return
  // The WAL is kept from one checkpoint to the next. The second frees what the first still needed.
  for (const _ of ['first', 'second']) {
    await connection`SELECT pg_switch_wal()`
    await connection`CHECKPOINT`
  }
}
