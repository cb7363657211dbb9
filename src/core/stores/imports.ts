import type postgres from 'postgres'
import type { Database } from '../../database/database.ts'
import type { Danger } from '../blacklist/danger.ts'
import { layersOf } from '../blacklist/fingerprint.ts'
import { type Fingerprinted, importedEntry } from '../blacklist/import.ts'
import type { Harm } from '../blacklist/taxonomy.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { LOCKS } from './advisory-locks.ts'
import { sealOf } from './kind-seal.ts'
import { stanceSeal } from './stances.ts'
import { forArray, renewed } from './subjects.ts'

/** A batch of an import. */
export interface Batch {
  /** A tag of the file and the organisation. */
  file: Bytes
  /** How many lines of the file are on the list once this batch is written. */
  lines: number
  group: string
  rows: readonly Fingerprinted[]
  now: Date
}

/**
 * Imports of lists from organisations, written in batches by COPY: through postgres.js, in its own
 * transactions.
 */
export const importStore = ({ sql: database }: Pick<Database, 'sql'>, keys: Keys) => ({
  /** How many lines of a file are on the list already. */
  async done(file: Bytes): Promise<number> {
    const [row] = await database<{ lines: number }[]>`
      SELECT lines FROM import WHERE file = ${file}`
    return row?.lines ?? 0
  },

  /**
   * Writes a batch and how far the file has come, in one transaction. Returns how many entries are
   * new.
   */
  write: ({ file, lines, group, rows, now }: Batch): Promise<number> =>
    database.begin(async (sql) => {
      const ids = await ensureAll(sql, keys, rows)
      const entries = rows.map((row, index) => {
        const subjectId = ids[index] ?? ''
        return { ...row, ...importedEntry(keys, group, subjectId, row), subjectId }
      })
      await sql`
        CREATE TEMP TABLE imported_entry (LIKE entry INCLUDING DEFAULTS) ON COMMIT DROP`
      await copy(
        await sql`
          COPY imported_entry (id, subject_id, level, harms, dangers, stance, quarter, voice, expires_on, withdrawal)
          FROM STDIN`.writable(),
        entries.map(({ id, subjectId, level, harms, quarter, voice, expiresOn, withdrawal }) => {
          const sealed = sealOf<Harm[]>(keys, 'entry').seal(id, harms)
          const day = expiresOn.toISOString().slice(0, 10)
          return [
            id,
            subjectId,
            level,
            bytes(sealed),
            bytes(sealOf<Danger[]>(keys, 'danger').seal(id, [])),
            bytes(stanceSeal(keys).seal(id)),
            quarter,
            bytes(voice),
            day,
            bytes(withdrawal),
          ]
        }),
      )
      // In the order of their ids, which is random, and not in that of the file.
      const written = await sql`
        INSERT INTO entry SELECT DISTINCT ON (id) * FROM imported_entry ORDER BY id
        ON CONFLICT (id) DO NOTHING`
      const month = `${now.toISOString().slice(0, 7)}-01`
      await sql`
        INSERT INTO import (file, lines, month) VALUES (${file}, ${lines}, ${month}::date)
        ON CONFLICT (file) DO UPDATE SET lines = excluded.lines, month = excluded.month`
      await sql`DROP TABLE imported_entry`
      return written.count
    }),

  /** Counts what is listed anew, so that PostgreSQL plans look-ups for as much as there is now. */
  async analyse(): Promise<void> {
    await database`ANALYZE subject, entry`
  },

  /** Deletes how far files have come, if nobody has gone on with them since. */
  async expire(before: Date): Promise<void> {
    await database`DELETE FROM import WHERE month < ${before.toISOString().slice(0, 10)}::date`
  },
})

type Cell = string | number

const bytes = (value: Uint8Array): string => `\\${forArray(value)}`

/** Needs no escaping: ids, numbers, days and hexadecimal hold no tab and no line break. */
const copy = (into: NodeJS.WritableStream, rows: readonly (readonly Cell[])[]): Promise<void> =>
  new Promise((resolve, reject) => {
    into.on('error', reject).on('finish', resolve)
    into.end(rows.map((row) => `${row.join('\t')}\n`).join(''))
  })

/** The ids of these subjects, in the same order. Makes a row for each subject that has none. */
const ensureAll = async (
  sql: postgres.TransactionSql,
  keys: Keys,
  rows: readonly Fingerprinted[],
): Promise<string[]> => {
  await sql`SELECT pg_advisory_xact_lock_shared(${LOCKS.layer})`
  const [key] = await sql<{ newest: number }[]>`
    SELECT max(version) AS newest FROM key WHERE purpose = 'subject'`
  const newest = key?.newest ?? 0
  await renewed(keys, newest)
  const layers = rows.map(({ fingerprint }) =>
    layersOf(keys, fingerprint).filter(({ layer }) => layer <= newest),
  )
  const find = async () => {
    const tags = sql.array(layers.flat().map(({ tag }) => forArray(tag)))
    const found = await sql<{ id: string; fingerprint: Uint8Array }[]>`
      SELECT id, fingerprint FROM subject WHERE fingerprint = ANY(${tags}::bytea[])
      ORDER BY fingerprint FOR KEY SHARE`
    const ids = new Map(found.map(({ id, fingerprint }) => [hex(fingerprint), id]))
    return layers.map((each) => each.flatMap(({ tag }) => ids.get(hex(tag)) ?? [])[0])
  }
  const known = await find()
  const missing = layers.flatMap((each, index) => (known[index] ? [] : each.slice(-1)))
  await sql`CREATE TEMP TABLE imported_subject (fingerprint bytea, layer int) ON COMMIT DROP`
  await copy(
    await sql`COPY imported_subject FROM STDIN`.writable(),
    missing.map(({ tag, layer }) => [bytes(tag), layer]),
  )
  await sql`
    INSERT INTO subject (fingerprint, layer)
    SELECT DISTINCT fingerprint, layer FROM imported_subject ORDER BY fingerprint
    ON CONFLICT (fingerprint) DO NOTHING`
  await sql`DROP TABLE imported_subject`
  const ids = await find()
  return ids.map((id) => {
    if (id === undefined) throw new Error('a subject went while it was imported')
    return id
  })
}
