import type { Database } from '../../database/database.ts'
import { activate, addVersion } from '../../database/keys.ts'
import { type Layer, nextLayer } from '../blacklist/fingerprint.ts'
import { LOCKS } from '../stores/advisory-locks.ts'
import { forArray } from '../stores/subjects.ts'
import type { Keys } from '../terms/keys.ts'

interface Needs {
  /** KEY_FILE. */
  file: string
  database: Database
  keys: Keys
  /** Rows at once. */
  batch?: number
}

/**
 * Lays a new key over every subject, while the bot runs.
 *
 * May be interrupted anywhere and begun again: it goes on where it was. Returns the layer that is
 * active now.
 */
export const rotateSubjectKey = async ({
  file,
  database,
  keys,
  batch = 500,
}: Needs): Promise<number> => {
  // The version appears while nobody writes a subject; from then on all write under it.
  const to = await database.sql.begin(async (sql) => {
    await sql`SELECT pg_advisory_xact_lock(${LOCKS.layer})`
    return addVersion({ file, sql }, 'subject')
  })
  await keys.renew()
  for (;;) {
    while ((await relayer(database, keys, to, batch)) > 0);
    const done = await database.sql.begin(async (sql) => {
      await sql`SELECT pg_advisory_xact_lock(${LOCKS.layer})`
      const [left] = await sql`SELECT 1 FROM subject WHERE layer < ${to} LIMIT 1`
      if (!left) await activate(sql, 'subject', to)
      return !left
    })
    if (done) break
  }
  await keys.renew()
  return to
}

/** Lays the keys up to version `to` over some rows that nobody holds. Returns over how many. */
export const relayer = (
  { sql: database }: Pick<Database, 'sql'>,
  keys: Keys,
  to: number,
  batch: number,
): Promise<number> =>
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
  })
