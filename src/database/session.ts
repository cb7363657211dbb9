// session   what PostgreSQL keeps for one connection: its locks, its settings, what it listens to
// pooler    a program in between that shares few connections among many. If it does so after every
//           transaction, a lock is soon somebody else's, and two processes can have it at once
import type pg from 'pg'

/** A busy pooler may by chance give us the same connection again. Twice in a row is rare. */
const STRANGERS = 2

/** The process of PostgreSQL that answers this connection. */
export const serverProcessOf = async (client: pg.ClientBase): Promise<number> => {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  return rows[0]?.pid ?? 0
}

/**
 * Whether a connection keeps its session from one statement to the next.
 *
 * An idle pooler answers everybody from one connection, so asking twice shows nothing. Other
 * connections must hold a transaction meanwhile. Then either they have that connection, or we get
 * another one.
 */
export const keepsSession = async (
  client: pg.ClientBase,
  open: () => Promise<pg.Client>,
): Promise<boolean> => {
  const own = await serverProcessOf(client)
  const strangers: pg.Client[] = []
  try {
    for (let count = 0; count < STRANGERS; count++) {
      const stranger = await open()
      strangers.push(stranger)
      await stranger.query('BEGIN')
      if ((await serverProcessOf(stranger)) === own) return false
      if ((await serverProcessOf(client)) !== own) return false
    }
    return true
  } finally {
    await Promise.all(strangers.map((stranger) => stranger.end()))
  }
}

/** What the operator reads if a connection does not keep its session. */
export const NO_SESSION =
  'DATABASE_URL: a pooler in between (PgBouncer in transaction mode) gives the connections of the bot to others between two statements, so that no lock would hold. Connect to PostgreSQL itself.'
