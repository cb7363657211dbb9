/** Whether the migrations make the tables of schema.prisma: both are applied to an empty database and compared. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../src/database/migrations.ts'
import { endPostmaster } from '../src/database/postmaster.ts'
import { startServer } from '../src/database/server.ts'
import { report, root } from './report.ts'
import { sqlFor } from './schema-engine.ts'

// What only a migration can say: schema.prisma has no word for it.
const onlyInMigrations = [
  'function audit_is_append_only',
  'function use_caps',
  'trigger audit_refuses_change on audit',
  'trigger audit_refuses_truncate on audit',
]

/** Everything in the database that somebody made, one line each. */
const INVENTORY = `
  WITH own AS (
    SELECT oid, relname, relkind FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE '\\_prisma\\_migrations%'
  )
  SELECT 'table ' || relname AS line FROM own WHERE relkind IN ('r', 'p')
  UNION ALL
  SELECT 'view ' || relname FROM own WHERE relkind IN ('v', 'm', 'f')
  UNION ALL
  SELECT 'sequence ' || relname FROM own WHERE relkind = 'S'
  UNION ALL
  SELECT 'column ' || relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)
    || CASE WHEN attnotnull THEN ' not null' ELSE '' END
    || CASE WHEN attidentity::text <> '' THEN ' identity' ELSE '' END
    || CASE WHEN attgenerated::text <> '' THEN ' generated' ELSE '' END
    || coalesce(' default ' || pg_get_expr(adbin, adrelid), '')
  FROM own JOIN pg_attribute ON attrelid = own.oid AND attnum > 0 AND NOT attisdropped
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
  WHERE relkind IN ('r', 'p')
  UNION ALL
  SELECT 'index ' || pg_get_indexdef(indexrelid) FROM pg_index JOIN own ON own.oid = indrelid
  UNION ALL
  SELECT 'constraint ' || conname || ' on ' || relname || ' ' || pg_get_constraintdef(pg_constraint.oid)
  FROM pg_constraint JOIN own ON own.oid = conrelid WHERE contype <> 'n'
  UNION ALL
  SELECT 'enum ' || typname || ' ' || string_agg(enumlabel, ', ' ORDER BY enumsortorder)
  FROM pg_type JOIN pg_enum ON enumtypid = pg_type.oid GROUP BY typname
  UNION ALL
  SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL
  SELECT 'trigger ' || tgname || ' on ' || relname FROM pg_trigger JOIN own ON own.oid = tgrelid
  WHERE NOT tgisinternal
  ORDER BY line`

async function inventory(
  url: string,
  name: string,
  fill: (client: pg.Client) => Promise<unknown>,
): Promise<Set<string>> {
  const admin = new pg.Client(url)
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  await admin.end()
  const place = new URL(url)
  place.pathname = name
  const client = new pg.Client(place.href)
  await client.connect()
  try {
    await fill(client)
    const { rows } = await client.query<{ line: string }>(INVENTORY)
    return new Set(rows.map(({ line }) => line))
  } finally {
    await client.end()
  }
}

const schema = readFileSync(join(root, 'prisma/schema.prisma'), 'utf8')
const dataDir = mkdtempSync(join(tmpdir(), 'schema-'))
try {
  const { url } = await startServer({
    dataDir,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  })
  const sql = await sqlFor(schema, url)
  const wanted = await inventory(url, 'wanted', (client) => client.query(sql))
  const made = await inventory(url, 'made', (client) => migrate(client))
  // Seen to fail once: a database that lacks a column must differ.
  const lacking = await inventory(url, 'lacking', (client) =>
    client.query(`${sql}; ALTER TABLE turn DROP COLUMN attempts`),
  )
  const faults = [
    ...[...wanted]
      .filter((line) => !made.has(line))
      .map((line) => `in schema.prisma, in no migration: ${line}`),
    ...[...made]
      .filter((line) => !wanted.has(line) && !onlyInMigrations.includes(line))
      .map((line) => `in a migration, not in schema.prisma: ${line}`),
    ...onlyInMigrations.filter((line) => !made.has(line)).map((line) => `in no migration: ${line}`),
  ]
  if (lacking.size >= wanted.size) faults.push('this check does not see a column that is missing')
  report(`the migrations make the ${wanted.size} things that schema.prisma names`, faults)
} finally {
  await endPostmaster(join(dataDir, 'postgres'))
  rmSync(dataDir, { recursive: true })
}
