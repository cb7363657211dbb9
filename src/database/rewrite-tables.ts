import type postgres from 'postgres'
import { faultCode } from './faults.ts'

/** Somebody is using the table, or the two of us waited for each other: another night, then. */
const BUSY = ['55P03', '40P01']

/**
 * Tables with a row per person or report. PostgreSQL keeps in every row which transaction wrote it:
 * rows that one transaction wrote could be joined on that, a report with its author's counter.
 */
const TOLD_APART = [
  'report',
  'entry',
  'objection',
  'import',
  'tally',
  'subject',
  'counter',
  'sender',
  'session',
  'sent_message',
  'member',
  'code',
  'alias',
  'move',
  'whatsapp_key',
  'whatsapp_sent',
  'subscriber',
  'subscription',
  'alert',
  'fanout',
  'delivery',
]

/**
 * Makes what was deleted disappear from the database's files too, and with it what the rows that
 * stay say about when and together with which others they were written. To be run every night.
 * Each table is closed for the moment that its rewriting takes.
 *
 * A plain VACUUM is not enough: it frees the room of a dead row and leaves its bytes lying there.
 */
export const forgetDeleted = async (sql: postgres.Sql): Promise<void> => {
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
    await unlessBusy(() => connection.unsafe(writtenTogether()))
    const tables = await connection<{ name: string; key: string | null }[]>`
      SELECT format('%I.%I', t.schemaname, t.relname) AS name, (
        SELECT format('%I', c.relname) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE i.indrelid = t.relid AND i.indisprimary) AS key
      FROM pg_stat_user_tables t ORDER BY 1`
    for (const { name, key } of tables) {
      // In the order of the key, which is random for all that could be somebody's, and not of arrival.
      const rewrite = key === null ? `VACUUM FULL ${name}` : `CLUSTER ${name} USING ${key}`
      await unlessBusy(() => connection.unsafe(rewrite))
    }
    await recycleWal(connection)
  } finally {
    await connection`RESET lock_timeout`
    connection.release()
  }
}

/** One transaction that writes every row anew, so that all say the same about who wrote them. */
const writtenTogether = (): string => {
  const tables = TOLD_APART.map((name) => `"${name}"`)
  const column: Record<string, string> = {
    sender: 'tag',
    code: 'tag',
    counter: 'owner',
    session: 'sender',
    alias: 'tag',
    move: 'sender',
    import: 'file',
    tally: 'quarter',
    fanout: 'alert_id',
    delivery: 'alert_id',
  }
  const updates = TOLD_APART.map((name) => {
    const key = column[name] ?? 'id'
    return `UPDATE "${name}" SET "${key}" = "${key}"`
  })
  const lock = `LOCK TABLE ${tables.join(', ')} IN SHARE ROW EXCLUSIVE MODE`
  return ['BEGIN', lock, ...updates, 'COMMIT'].join('; ')
}

/** WAL holds what was written until it is used again. */
const recycleWal = async (connection: postgres.ReservedSql): Promise<void> => {
  const [role] = await connection<{ rolsuper: boolean }[]>`
    SELECT rolsuper FROM pg_roles WHERE rolname = current_user`
  // On somebody else's server its WAL is theirs to look after.
  if (!role?.rolsuper) return
  // It is kept from one checkpoint to the next: the second lets go of what the first still needed.
  for (const _ of ['first', 'second']) {
    await connection`SELECT pg_switch_wal()`
    await connection`CHECKPOINT`
  }
}
