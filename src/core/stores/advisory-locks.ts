import type { Transaction } from '../../database/database.ts'

/**
 * Locks without a row, held until the transaction ends. The numbers are arbitrary, and no two locks
 * have the same (database/keys.ts has 7312001).
 */
export const LOCKS = {
  /**
   * Shared while a subject is written, alone while a rotation begins or ends, so that nobody writes
   * a row under a layer that is no longer the newest.
   */
  layer: 7_312_002,
  /** Alone while two senders are made one, so that no two transactions do this at once. */
  uniting: 7_312_003,
  /**
   * Alone while objections are changed. Otherwise two objections to one number would both find no
   * case.
   */
  objections: 7_312_004,
  /** Alone while tombstones are written to the file beside the keys: several processes do that. */
  tombstones: 7_312_005,
} as const

/** Waits until no other transaction has this lock. */
export const lockAlone = async (db: Transaction, lock: keyof typeof LOCKS): Promise<void> => {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(${LOCKS[lock]})::text`
}

/** Waits until no other transaction has this lock alone. */
export const lockShared = async (db: Transaction, lock: keyof typeof LOCKS): Promise<void> => {
  await db.$queryRaw`SELECT pg_advisory_xact_lock_shared(${LOCKS[lock]})::text`
}

/**
 * Waits until no other transaction has one of these names. The names are sorted, so that two
 * transactions do not wait for each other.
 */
export const lockNames = async (db: Transaction, names: readonly string[]): Promise<void> => {
  const ordered = [...new Set(names)].sort()
  await db.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(name, 0))::text FROM unnest(${ordered}::text[]) name`
}

/** Waits until no other transaction has this name alone. */
export const lockNameShared = async (db: Transaction, name: string): Promise<void> => {
  await db.$queryRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${name}, 0))::text`
}
