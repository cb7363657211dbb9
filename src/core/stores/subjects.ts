import { type Database, Prisma, type Transaction } from '../../database/database.ts'
import { type Fingerprint, type Layer, layersOf } from '../blacklist/fingerprint.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { lockShared } from './advisory-locks.ts'

/**
 * Subjects, as the list knows them. During a rotation they are found under either layer.
 *
 * All in SQL, because every check comes through here, and because another transaction may make the
 * same subject.
 */
export const subjectStore = ({ sql }: Pick<Database, 'sql'>, keys: Keys) => {
  const rowsOf = (tags: readonly Bytes[]) => sql<
    { newest: number; id: string | null; fingerprint: Uint8Array | null }[]
  >`
    SELECT k.newest, s.id, s.fingerprint
    FROM (SELECT max(version) AS newest, ${asArray(tags)}::text::bytea[] AS tags
      FROM key WHERE purpose = 'subject') k
    LEFT JOIN subject s ON s.fingerprint = ANY(k.tags)`

  return {
    /** The ids of these subjects, in the same order; undefined for one that nobody has listed. */
    async find(fingerprints: readonly Fingerprint[]): Promise<(string | undefined)[]> {
      const rows = await underLayers(keys, fingerprints, rowsOf)
      return rows.map((each) => each.find(({ id }) => id)?.id ?? undefined)
    },

    /** Deletes subjects without entries. */
    async deleteUnlisted(): Promise<void> {
      // A subject that is being written to is locked, and is left alone. If one has just been
      // written to, the foreign key refuses the deletion, and the next run sees the entry.
      await sql`
        DELETE FROM subject WHERE id IN (
          SELECT id FROM subject WHERE NOT EXISTS (SELECT FROM entry WHERE subject_id = subject.id)
          FOR UPDATE SKIP LOCKED)`
    },
  }
}
export type SubjectStore = ReturnType<typeof subjectStore>

interface Found {
  /** The newest subject key that the database knows. */
  newest: number
  fingerprint: Uint8Array | null
}

/** The rows of each of these subjects, in the same order, under whichever layer they are. */
export const underLayers = async <Row extends Found>(
  keys: Keys,
  fingerprints: readonly Fingerprint[],
  rowsOf: (tags: readonly Bytes[]) => Promise<readonly Row[]>,
): Promise<Row[][]> => {
  const look = async () => {
    const layers = fingerprints.map((fingerprint) => layersOf(keys, fingerprint))
    return { layers, rows: await rowsOf(layers.flat().map(({ tag }) => tag)) }
  }
  let { layers, rows } = await look()
  // Another process has begun a rotation: rows may be under a layer that was not searched.
  if (await renewed(keys, rows[0]?.newest)) ({ layers, rows } = await look())
  const found = Map.groupBy(rows, ({ fingerprint }) => fingerprint && hex(fingerprint))
  return layers.map((each) => each.flatMap(({ tag }) => found.get(hex(tag)) ?? []))
}

/**
 * The ids of these subjects, in the same order. Makes a row for each subject that has none.
 *
 * Must be called in a transaction. Nobody can delete the rows until it ends.
 */
export const ensureSubjects = async (
  db: Transaction,
  keys: Keys,
  fingerprints: readonly Fingerprint[],
): Promise<string[]> => {
  await lockShared(db, 'layer')
  const [key] = await db.$queryRaw<{ newest: number }[]>`
    SELECT max(version) AS newest FROM key WHERE purpose = 'subject'`
  const newest = key?.newest ?? 0
  await renewed(keys, newest)
  const ids = new Map<Fingerprint, string>()
  // Sorted, so that two transactions that write the same rows do not wait for each other.
  for (const fingerprint of [...new Set(fingerprints)].sort()) {
    const layers = layersOf(keys, fingerprint).filter(({ layer }) => layer <= newest)
    ids.set(fingerprint, await ensure(db, layers))
  }
  return fingerprints.map((fingerprint) => ids.get(fingerprint) ?? '')
}

const ensure = async (db: Transaction, layers: readonly Layer[]): Promise<string> => {
  const top = layers.at(-1)
  if (!top) throw new Error('a fingerprint is newer than the database')
  for (;;) {
    const [found] = await db.$queryRaw<{ id: string }[]>`
      SELECT id FROM subject
      WHERE fingerprint IN (${Prisma.join(layers.map(({ tag }) => tag))})
      FOR KEY SHARE`
    if (found) return found.id
    // If another transaction has made it meanwhile, the next round finds it.
    const [made] = await db.$queryRaw<{ id: string }[]>`
      INSERT INTO subject (fingerprint, layer) VALUES (${top.tag}, ${top.layer})
      ON CONFLICT (fingerprint) DO NOTHING
      RETURNING id`
    if (made) return made.id
  }
}

/** Reads the keyring again if the database knows a newer subject key. Returns whether it did. */
export const renewed = async (keys: Keys, newest: number | undefined): Promise<boolean> => {
  if (newest === undefined || newest <= keys.newest('subject')) return false
  await keys.renew()
  if (newest <= keys.newest('subject')) return true
  throw new Error('the keyring lacks the newest subject key')
}

/** Bytes in the form that postgres.js takes within an array. */
export const forArray = (bytes: Uint8Array): string => `\\x${hex(bytes)}`

/**
 * Bytes as one value of a statement, written `::text::bytea[]` in a sub-select there. PostgreSQL does not see how many
 * there are, so it keeps its plan; for an array it would plan anew each time, which takes longer than the look-up.
 */
export const asArray = (all: readonly Uint8Array[]): string =>
  `{${all.map((bytes) => `"\\\\x${hex(bytes)}"`).join()}}`
