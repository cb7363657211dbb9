import type postgres from 'postgres'
import type { Database } from '../../database/database.ts'
import { type Layer, nextLayer } from '../blacklist/fingerprint.ts'
import type { Keys } from '../terms/keys.ts'
import { LOCKS } from './advisory-locks.ts'
import { forArray } from './subjects.ts'

/** Lays a new layer of keys over subjects. In SQL, many rows at a time, in its own transactions. */
export const subjectLayers = ({ sql: database }: Pick<Database, 'sql'>, keys: Keys) => ({
  /** Runs a function while nobody writes a subject, and returns its result. */
  whileNobodyWrites: (work: (sql: postgres.TransactionSql) => Promise<number>): Promise<number> =>
    database.begin(async (sql) => {
      await sql`SELECT pg_advisory_xact_lock(${LOCKS.layer})`
      return work(sql)
    }),

  /** How many subjects are under an older layer. */
  async behind(sql: postgres.TransactionSql, layer: number): Promise<number> {
    const [row] = await sql<{ count: number }[]>`
      SELECT count(*)::int AS count FROM subject WHERE layer < ${layer}`
    return row?.count ?? 0
  },

  /**
   * Lays the keys up to version `to` over some rows that no other transaction has locked. Returns
   * how many.
   */
  lay: (to: number, batch: number): Promise<number> =>
    database.begin(async (sql) => {
      const rows = await sql<{ id: string; fingerprint: Uint8Array; layer: number }[]>`
        SELECT id, fingerprint, layer FROM subject WHERE layer < ${to}
        LIMIT ${batch} FOR UPDATE SKIP LOCKED`
      if (rows.length === 0) return 0
      const tags = rows.map(({ layer, fingerprint }) => {
        let made: Layer = { layer, tag: new Uint8Array(fingerprint) }
        while (made.layer < to) made = nextLayer(keys, made)
        return made.tag
      })
      await sql`
        UPDATE subject SET fingerprint = laid.tag, layer = ${to}
        FROM unnest(${sql.array(rows.map(({ id }) => id))}::uuid[], ${sql.array(tags.map(forArray))}::bytea[])
          AS laid (id, tag)
        WHERE subject.id = laid.id`
      return rows.length
    }),
})
