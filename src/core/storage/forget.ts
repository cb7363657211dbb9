import type postgres from 'postgres'
import { faultCode } from './faults.ts'

const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Makes what was deleted disappear from the database's files too; to be run now and then, at the
 * least every thirty days. Each table is closed for the moment that its rewriting takes.
 *
 * A plain VACUUM is not enough: it frees the room of a dead row and leaves its bytes lying there.
 */
export const forgetDeleted = async (sql: postgres.Sql): Promise<void> => {
  const connection = await sql.reserve()
  try {
    const tables = await connection<{ name: string }[]>`
      SELECT format('%I.%I', schemaname, relname) AS name FROM pg_stat_user_tables ORDER BY 1`
    // One that is in use all the time is left for the next time; nobody waits for us.
    await connection`SET lock_timeout = '5s'`
    for (const { name } of tables) {
      try {
        await connection.unsafe(`VACUUM FULL ${name}`)
      } catch (fault) {
        if (faultCode(fault) !== LOCK_NOT_AVAILABLE) throw fault
      }
    }
    const [role] = await connection<{ rolsuper: boolean }[]>`
      SELECT rolsuper FROM pg_roles WHERE rolname = current_user`
    // On somebody else's server its WAL is theirs to look after.
    if (!role?.rolsuper) return
    // WAL is kept from one checkpoint to the next: the second lets go of what the first still needed.
    for (const _ of ['first', 'second']) {
      await connection`SELECT pg_switch_wal()`
      await connection`CHECKPOINT`
    }
  } finally {
    await connection`RESET lock_timeout`
    connection.release()
  }
}
