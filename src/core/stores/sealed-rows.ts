/** Rows whose content is one sealed text of one size: calls and pairings. They are found by random ids. */
import { Prisma, type Transaction } from '../../database/database.ts'
import { type Bytes, beginningOf, type Keys } from '../terms/keys.ts'

/** A row as the database has it. */
export interface SealedRow {
  id: string
  content: Uint8Array
}

/** Some of many rows. */
export interface RowBatch<Kept> {
  found: Kept[]
  /** More may come after this id; undefined if these were the last. */
  next: string | undefined
}

interface Wish<Content, Kept> {
  table: 'safe_call' | 'buddy'
  /** What the seal is about, before the id. */
  about: string
  /** Contents are filled up to this size, in bytes, so that the size says nothing about one. */
  size: number
  /** `mark`: the beginning of the seal, by which is known whether the row was changed since. */
  kept(id: string, content: Content, mark: Bytes): Kept
}

/** Opens and seals the rows of a table, and finds them. */
export const sealedRows = <Content, Kept>(
  db: Transaction,
  keys: Keys,
  { table, about, size, kept }: Wish<Content, Kept>,
) => {
  const name = Prisma.raw(table)
  /** What can be read. A damaged row is counted by the keys, and told to the operator. */
  const readable = ({ id, content }: SealedRow): Kept[] => {
    const whole = keys.openWhole('address', `${about} ${id}`, content)
    return whole === undefined ? [] : [kept(id, JSON.parse(whole), beginningOf(content))]
  }
  const idsOf = (ids: readonly string[]) => Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))

  return {
    readable,

    /** Whether a line waits in any. */
    async anyWaiting(): Promise<boolean> {
      const found = await db.$queryRaw<unknown[]>`SELECT 1 FROM ${name} WHERE waiting LIMIT 1`
      return found.length > 0
    },

    seal(id: string, content: Content): Bytes {
      const plain = JSON.stringify(content)
      const filler = Math.max(0, size - Buffer.byteLength(plain))
      return keys.seal('address', `${about} ${id}`, plain + ' '.repeat(filler))
    },

    /** Those with these ids. */
    async among(ids: readonly string[]): Promise<Kept[]> {
      if (ids.length === 0) return []
      const rows = await db.$queryRaw<SealedRow[]>`
        SELECT id, content FROM ${name} WHERE id IN (${idsOf(ids)}) ORDER BY id`
      return rows.flatMap(readable)
    },

    /** The same, locked until the transaction ends, in the order of their ids. */
    async lock(ids: readonly string[]): Promise<Kept[]> {
      if (ids.length === 0) return []
      const rows = await db.$queryRaw<SealedRow[]>`
        SELECT id, content FROM ${name} WHERE id IN (${idsOf(ids)}) ORDER BY id FOR UPDATE`
      return rows.flatMap(readable)
    },

    /** Those about which something is to be done (`batch`). */
    due: (now: Date, after: string, most: number): Promise<RowBatch<Kept>> =>
      batch(Prisma.sql`due_at <= ${now}`, after, most),

    /** Those of which a line waits (`batch`). */
    waiting: (after: string, most: number): Promise<RowBatch<Kept>> =>
      batch(Prisma.sql`waiting`, after, most),
  }

  /** Those to which that applies, locked, after an id. Those that others lock are left out. */
  async function batch(which: Prisma.Sql, after: string, most: number): Promise<RowBatch<Kept>> {
    const rows = await db.$queryRaw<SealedRow[]>`
      SELECT id, content FROM ${name} WHERE ${which} AND id > ${after}::uuid
      ORDER BY id LIMIT ${most} FOR UPDATE SKIP LOCKED`
    // Rows that cannot be read count as well: what comes after them must not wait.
    return { found: rows.flatMap(readable), next: rows.length < most ? undefined : rows.at(-1)?.id }
  }
}
