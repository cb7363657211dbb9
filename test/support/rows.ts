import type { Database } from '../../src/database/database.ts'

/** One row of any table, each value as the bytes that stand in it. */
export interface Row {
  table: string
  values: Record<string, Buffer>
  /** All of it. */
  bytes: Buffer
}

/** Every row of every table, whatever the schema: the bot's and the queue's. */
export const allRows = async ({ sql }: Pick<Database, 'sql'>): Promise<Row[]> => {
  const tables = await sql<{ schema: string; name: string }[]>`
    SELECT schemaname AS schema, relname AS name FROM pg_stat_user_tables ORDER BY 1, 2`
  const rows: Row[] = []
  for (const { schema, name } of tables) {
    for (const row of await sql`SELECT * FROM ${sql(`${schema}.${name}`)}`) {
      const values = Object.fromEntries(
        Object.entries(row).map(([column, value]) => [column, bytesOf(value)]),
      )
      const bytes = Buffer.concat(
        Object.values(values).flatMap((value) => [value, Buffer.from('\n')]),
      )
      rows.push({ table: `${schema}.${name}`, values, bytes })
    }
  }
  return rows
}

const bytesOf = (value: unknown): Buffer => {
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (value instanceof Date) return Buffer.from(value.toISOString())
  return Buffer.from(typeof value === 'object' ? JSON.stringify(value) : String(value))
}
